"""Saves the procedures of the demo to the database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wagtail.models import Locale

from cms.agencies.models import Portal
from cms.procedures.models import Listing, Procedure
from cms.procedures.records import columns_of, listing_columns
from content_models.languages import FIRST_LANGUAGE
from content_models.listing import LocalListing
from content_models.procedure import Procedure as ProcedureRecord


def add_definitions(records: Iterable[ProcedureRecord], agencies: Mapping[str, int]) -> dict[str, Procedure]:
    """Add missing definitions; returns those in the main language by key, which listings refer to."""
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    main: dict[str, Procedure] = {}
    for record in records:
        locale = locales[record.locale]
        row = Procedure.objects.filter(key=record.id, locale=locale).first()
        if row is None:
            row = Procedure(key=record.id, locale=locale, **columns_of(record, agencies))
            row.full_clean()
            row.save()
        if record.locale == FIRST_LANGUAGE:
            main[record.id] = row
    return main


def add_listings(
    portal: Portal, records: Iterable[LocalListing], main: Mapping[str, Procedure], agencies: Mapping[str, int]
) -> None:
    """Add the listings of a portal that was just created."""
    for record in records:
        row = Listing(portal=portal, procedure=main[record.procedure], **listing_columns(record, agencies))
        row.full_clean()
        row.save()
