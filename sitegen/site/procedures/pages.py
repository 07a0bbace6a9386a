"""The page of a procedure on a portal: no record of its own, but a definition, a listing, and the list it lies in."""

from collections.abc import Iterable, Iterator, Mapping

from content_models.agency import Agency
from content_models.listing import LocalListing
from content_models.page import ChildPage, ProcedureList
from content_models.portal import Portal
from content_models.procedure import Procedure
from content_models.record import AnyPage

PREFIX = "procedure-"

SUMMARY_LENGTH = 240
"""Characters of a definition's summary that stand below the title and in search engines."""


class ProcedurePage(ChildPage, tag="procedure-page", frozen=True, kw_only=True):
    """Made while content is indexed; `listing` is None on the national portal, which shows every definition."""

    procedure: Procedure
    listing: LocalListing | None = None


SitePage = AnyPage | ProcedurePage
"""Every page that a portal has: those that an editor writes, and those that follow from other records."""

Definitions = Mapping[str, Mapping[str, Procedure]]
"""Definitions by id, then by locale."""


def procedure_page_id(procedure: str) -> str:
    """The id of the page of a procedure, the same in every language."""
    return f"{PREFIX}{procedure}"


def is_national(portal: Portal, agencies: Mapping[str, Agency]) -> bool:
    """Whether a portal is the one that shows every definition."""
    agency = agencies.get(portal.agency)
    return agency is not None and agency.level == "national"


def procedure_pages(
    lists: Iterable[ProcedureList], definitions: Definitions, listings: Iterable[LocalListing] | None
) -> Iterator[ProcedurePage]:
    """The pages below the lists of a portal: of its listings, or of all definitions where `listings` is None."""
    kept = None if listings is None else list(listings)
    for page in lists:
        if kept is None:
            for texts in definitions.values():
                if procedure := texts.get(page.locale):
                    yield _page(page, procedure, None)
            continue
        for listing in kept:
            if procedure := definitions.get(listing.procedure, {}).get(page.locale):
                yield _page(page, procedure, listing)


def canonical_elsewhere(page: SitePage) -> str:
    """The address of the national page whose local version a page is; empty for every other page."""
    return page.procedure.url if isinstance(page, ProcedurePage) and page.listing else ""


def is_abolished(page: SitePage) -> bool:
    """Whether a page only tells that its procedure is no longer in force."""
    return isinstance(page, ProcedurePage) and page.procedure.state == "abolished"


def _page(parent: ProcedureList, procedure: Procedure, listing: LocalListing | None) -> ProcedurePage:
    updated = procedure.updated_at if listing is None else max(procedure.updated_at, listing.updated_at)
    return ProcedurePage(
        id=procedure_page_id(procedure.id),
        locale=procedure.locale,
        title=procedure.name,
        summary=_short(procedure),
        slug=procedure.id,
        parent=parent.id,
        first_published_at=listing.first_published_at if listing else procedure.updated_at,
        updated_at=updated,
        procedure=procedure,
        listing=listing,
    )


def _short(procedure: Procedure) -> str:
    """The first line of the summary, cut between words where it is long; no copy of what stands further down."""
    summary = procedure.summary.strip()
    if summary in ((procedure.requirements or "").strip(), procedure.name):
        return ""
    line = summary.partition("\n")[0].strip()
    if len(line) <= SUMMARY_LENGTH:
        return line
    return f"{line[:SUMMARY_LENGTH].rpartition(' ')[0] or line[:SUMMARY_LENGTH]}…"
