"""Exports the live definitions and listings of procedures in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from operator import or_
from typing import Any

import msgspec
from django.db.models import QuerySet

from cms.agencies.models import FOLDER_STEPS, Agency, Portal
from cms.agencies.permissions import below
from cms.export.page_urls import page_urls
from cms.export.raw_columns import READER, read_rows
from cms.portal.models import PROCEDURE_LIST_MODELS
from cms.procedures.models import Listing, Procedure
from cms.procedures.records import column_names, record_of
from cms.references import Known, page_id
from content_models.languages import FIRST_LANGUAGE
from content_models.listing import LocalListing
from content_models.procedure import Procedure as ProcedureRecord

DEFINITION_COLUMNS = column_names(ProcedureRecord)
LISTING_COLUMNS = column_names(LocalListing)


def definitions(portal: str | None = None) -> Iterator[ProcedureRecord]:
    """Yield all live definitions, or those that one portal shows: a national portal all, any other those it lists."""
    rows = live_definitions()
    listed: set[str] | None = None
    if portal is not None and not national_portals().filter(key=portal).exists():
        listed = set(live_listings().filter(portal__key=portal).values_list("procedure__key", flat=True))
        rows = rows.filter(key__in=listed)
    addresses = list_addresses(national_portals())
    known = Known(own={}, other_urls={}, agencies=dict(Agency.objects.using(READER).values_list("pk", "key")))
    for row in read_rows(rows, ("key", "locale__language_code", *DEFINITION_COLUMNS)):
        locale = row["locale__language_code"]
        address = addresses.get(locale)
        record = record_of(row | {"locale": locale}, known, url=f"{address}{row['key']}/" if address else "")
        yield record if listed is None else among(record, listed)


def among(record: ProcedureRecord, listed: set[str]) -> ProcedureRecord:
    """Remove the related procedures that a portal does not list, because they have no page there."""
    if not record.related:
        return record
    return msgspec.structs.replace(record, related=tuple(key for key in record.related if key in listed))


def listing_rows(portal: Portal) -> list[dict[str, Any]]:
    """Return the live listings of a portal whose definitions are live, as rows for `listing_record`."""
    rows = live_listings().filter(portal=portal)
    return [row | {"key": row["procedure__key"]} for row in read_rows(rows, ("procedure__key", *LISTING_COLUMNS))]


def live_definitions() -> QuerySet[Procedure]:
    """Return the published definitions; one that is withdrawn in the first language is withdrawn in all languages."""
    rows = Procedure.objects.using(READER)
    withdrawn = rows.filter(live=False, locale__language_code=FIRST_LANGUAGE)
    return rows.filter(live=True).exclude(key__in=withdrawn.values("key"))


def live_listings() -> QuerySet[Listing]:
    """Return the published listings, except those of withdrawn definitions."""
    return Listing.objects.using(READER).filter(live=True, procedure__live=True)


def national_portals() -> QuerySet[Portal]:
    """Return the portals of national agencies, which show every definition."""
    return Portal.objects.using(READER).filter(agency__level=Agency.Level.NATIONAL)


def list_addresses(portals: QuerySet[Portal]) -> dict[str, str]:
    """Return the address of the list of procedures by language, from the first of the portals with a public one."""
    folders = list(portals.order_by("key").values_list("folder__path", flat=True))
    if not folders:
        return {}
    within = reduce(or_, map(below, folders))
    pages = [
        page
        for model in PROCEDURE_LIST_MODELS
        for page in model.objects.using(READER)
        .filter(within, live=True)
        .values_list("pk", "path", "locale__language_code", "translation_key")
    ]
    # If a portal has two lists in one language, the generator keeps the one whose id comes first.
    ordered = sorted(pages, key=lambda page: (folders.index(page[1][:FOLDER_STEPS]), page_id(page[3])))
    addresses = page_urls({page[0] for page in ordered})
    found: dict[str, str] = {}
    for number, _path, locale, _key in ordered:
        if number in addresses:
            found.setdefault(locale, addresses[number])
    return found


def definition_address(definition: Procedure) -> str:
    """Return the address of a definition on the national portal; empty if it has no page there."""
    if not live_definitions().filter(pk=definition.pk).exists():
        return ""
    return _page(list_addresses(national_portals()), definition.locale.language_code, definition)


def listing_address(listing: Listing) -> str:
    """Return the address of a listing on its portal in the default language; empty if it has no page there."""
    own = Portal.objects.using(READER).filter(pk=listing.portal_id)
    return _page(list_addresses(own), listing.portal.default_locale, listing.procedure) if listing.live else ""


def _page(addresses: dict[str, str], locale: str, definition: Procedure) -> str:
    return f"{addresses[locale]}{definition.key}/" if definition.live and locale in addresses else ""
