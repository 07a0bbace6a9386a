"""Decides which procedures a portal shows: those that its agency lists, or all of them on the national portal."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from content_models.agency import Agency
from content_models.listing import LocalListing
from content_models.page import PageBase
from content_models.portal import Portal
from content_models.problem import Problem
from content_models.procedure import Procedure
from content_models.record import Key, Record
from sitegen.messages import problem
from sitegen.site.content import Content, PageKey, page_key
from sitegen.site.procedures.pages import ProcedurePage, is_national, procedure_page_id, procedure_pages
from sitegen.site.routes import place_procedures


class ListedProcedures(NamedTuple):
    """The pages of procedures that have an address, the route of each, and the problems of the others."""

    pages: list[ProcedurePage]
    routes: dict[PageKey, str]
    problems: list[Problem]


def list_procedures(portal: Portal, records: Mapping[Key, Record], routes: Mapping[PageKey, str]) -> ListedProcedures:
    """Make the pages of procedures below the lists among the records; all these lists must have a route."""
    agencies = {record.id: record for record in records.values() if isinstance(record, Agency)}
    lists = [record for record in records.values() if isinstance(record, PageBase) and record.traits.lists_procedures]
    definitions: dict[str, dict[str, Procedure]] = {}
    for record in records.values():
        if isinstance(record, Procedure):
            definitions.setdefault(record.id, {})[record.locale] = record
    listings = [record for record in records.values() if isinstance(record, LocalListing)]
    offered = None if is_national(portal, agencies) else listings
    pages = list(procedure_pages(lists, definitions, offered))
    urls = [agency.portal_url for agency in agencies.values() if agency.portal_url]
    found, faults = place_procedures(portal, pages, routes, urls)
    return ListedProcedures([page for page in pages if page_key(page) in found], found, faults)


def withheld_pages(content: Content, routes: Mapping[PageKey, str], problems: Iterable[Problem]) -> dict[PageKey, str]:
    """The routes of the pages of procedures whose shared definition is refused now.

    A definition has no last good version, because it is never copied into a portal; so lists and search leave it out.
    """
    national = is_national(content.portal, content.agencies)
    found: dict[PageKey, str] = {}
    for fault in problems:
        if fault.kind != "procedure" or fault.severity != "refused":
            continue
        if not national and fault.id not in content.listings:
            continue
        for locale, page in content.lists.items():
            key = PageKey(procedure_page_id(fault.id), locale)
            if fault.locale in (locale, "") and key not in content.pages:
                found[key] = f"{routes[page_key(page)]}{fault.id}/"
    return found


def unlisted(content: Content) -> Iterator[Problem]:
    """Yield a warning for each listing without a page, and one if the portal has listings but no list of procedures."""
    portal = content.portal
    if is_national(portal, content.agencies):
        for listing in content.listings.values():
            yield problem("national-listing", listing, "procedure", listing.procedure, "warning")
        return
    lists = content.lists.keys()
    if content.listings and portal.default_locale not in lists:
        count = str(len(content.listings))
        yield problem("no-procedure-list", portal, "locales", portal.default_locale, "warning", detail=count)
    for listing in content.listings.values():
        texts = content.procedures.get(listing.procedure)
        if lists and texts and lists.isdisjoint(texts):
            languages = ", ".join(sorted(texts))
            yield problem("no-procedure-text", listing, "procedure", listing.procedure, "warning", detail=languages)


def is_shown(content: Content, procedure: Procedure) -> bool:
    """Whether a definition has a page in this portal."""
    return PageKey(procedure_page_id(procedure.id), procedure.locale) in content.pages
