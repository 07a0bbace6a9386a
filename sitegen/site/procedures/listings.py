"""Which procedures a portal shows: what its agency lists, or all of them where the portal is the national one."""

from collections.abc import Iterator, Mapping

from content_models.agency import Agency
from content_models.listing import LocalListing
from content_models.page import PageBase
from content_models.portal import Portal
from content_models.problem import Problem
from content_models.procedure import Procedure
from content_models.record import Key, Record
from sitegen.messages import problem
from sitegen.site.content import Content, PageKey, page_key
from sitegen.site.procedures.pages import PREFIX, ProcedurePage, is_national, procedure_page_id, procedure_pages
from sitegen.site.routes import place_procedures


def list_procedures(
    portal: Portal, records: Mapping[Key, Record], routes: dict[PageKey, str], problems: list[Problem]
) -> list[ProcedurePage]:
    """The pages of procedures below the lists that have a route; their own routes are added to `routes`."""
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
    routes |= found
    problems += faults
    return [page for page in pages if page_key(page) in found]


def unlisted(content: Content) -> Iterator[Problem]:
    """A warning for each listing that leads to no page, and one where there is no list to hold them."""
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


def record_behind(page: PageKey) -> Key:
    """The record of a portal whose change changes a page: the page's own, or the listing of a procedure."""
    if page.id.startswith(PREFIX):
        return Key("listing", page.id.removeprefix(PREFIX), "")
    return Key("page", *page)


def is_shown(content: Content, procedure: Procedure) -> bool:
    """Whether a definition has a page in this portal."""
    return PageKey(procedure_page_id(procedure.id), procedure.locale) in content.pages
