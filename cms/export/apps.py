"""The app that reads content as records of the contract."""

from django.apps import AppConfig


class ExportConfig(AppConfig):
    """Reads portals, pages, procedures and media; has no tables of its own."""

    name = "cms.export"
    label = "export"

    def ready(self) -> None:
        """Supply the functions of the export that lower apps need; they may not import it."""
        from cms.export import definitions, preview
        from cms.portal.extensions import preview_draft
        from cms.procedures.extensions import definition_address, listing_address

        preview_draft.supply(preview.preview_draft)
        definition_address.supply(definitions.definition_address)
        listing_address.supply(definitions.listing_address)
