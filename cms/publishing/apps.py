"""The app that brings changes to the portals."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """Changes, worker and receipts."""

    name = "cms.publishing"
    label = "publishing"

    def ready(self) -> None:
        """Watch whatever can change a portal."""
        from cms.publishing import checks, signals  # noqa: F401
