"""The page of a procedure on a portal: no record of its own, but a definition, a listing, and the list it lies in."""

from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar, cast

from content_models.agency import Agency
from content_models.listing import LocalListing
from content_models.page import AnyPage, ChildPage, Home, PageBase
from content_models.portal import Portal
from content_models.procedure import Procedure
from content_models.record import page_kinds
from content_models.traits import Traits

PREFIX = "procedure-"

SUMMARY_LENGTH = 240
"""Characters of a definition's summary that stand below the title and in search engines."""


class ProcedurePage(ChildPage, tag="procedure-page", frozen=True, kw_only=True):
    """Made while content is indexed; `listing` is None on the national portal, which shows every definition."""

    procedure: Procedure
    listing: LocalListing | None = None

    traits: ClassVar[Traits] = Traits(
        parents=("procedures",),
        takes_pages=False,
        derived=True,
        listed=False,
        search_kind="procedure",
        json_ld="GovernmentService",
        view="procedure",
        template="layouts/procedure.html",
    )


SitePage = Home | ChildPage
"""Every page that a portal has, whatever its kind: those that an editor writes, and those that the generator makes."""

Definitions = Mapping[str, Mapping[str, Procedure]]
"""Definitions by id, then by locale."""


def site_kinds() -> tuple[type[PageBase], ...]:
    """Every kind of page that a portal may have."""
    return (*page_kinds(), ProcedurePage)


def procedure_page_id(procedure: str) -> str:
    """The id of the page of a procedure, the same in every language."""
    return f"{PREFIX}{procedure}"


def is_national(portal: Portal, agencies: Mapping[str, Agency]) -> bool:
    """Whether a portal is the one that shows every definition."""
    agency = agencies.get(portal.agency)
    return agency is not None and agency.level == "national"


def procedure_pages(
    lists: Iterable[PageBase], definitions: Definitions, listings: Iterable[LocalListing] | None
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


def procedure_page(page: SitePage) -> ProcedurePage:
    """The page, which must be that of a procedure; raises TypeError."""
    if not isinstance(page, ProcedurePage):
        raise TypeError(f"page {page.id} ({page.locale}) is no page of a procedure")
    return page


def record_to_blame(page: SitePage) -> AnyPage | LocalListing | Procedure:
    """The record whose owner is told of a fault of a page: of a procedure's, the listing, else the definition."""
    # A kind that was registered is a record as well, which the type of a record cannot name.
    return page.listing or page.procedure if isinstance(page, ProcedurePage) else cast(AnyPage, page)


def canonical_elsewhere(page: SitePage) -> str:
    """The address of the national page whose local version a page is; empty for every other page."""
    return page.procedure.url if isinstance(page, ProcedurePage) and page.listing else ""


def in_force(pages: Iterable[SitePage], locale: str) -> dict[str, ProcedurePage]:
    """The pages of procedures in force in a language, by id."""
    return {
        page.id: page
        for page in pages
        if isinstance(page, ProcedurePage) and page.locale == locale and not is_abolished(page)
    }


def is_abolished(page: SitePage) -> bool:
    """Whether a page only tells that its procedure is no longer in force."""
    return isinstance(page, ProcedurePage) and page.procedure.state == "abolished"


def _page(parent: PageBase, procedure: Procedure, listing: LocalListing | None) -> ProcedurePage:
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
