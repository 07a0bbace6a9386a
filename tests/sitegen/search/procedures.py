"""Procedures and the sites that offer them, for tests of search documents."""

from typing import Any

from content_models.agency import Agency
from content_models.kind import RecordBase
from content_models.listing import LocalListing
from content_models.page import ProcedureList
from content_models.procedure import Procedure
from content_models.record import AnyPage
from sitegen.site.content import Content, PageKey
from sitegen.site.procedures.pages import ProcedurePage, procedure_page_id
from sitegen.site.routes import place_pages, place_procedures
from sitegen.site.site import Site, make_site
from tests.sitegen.portals import AT, agency, home, portal


def definition(id: str = "1.004222", locale: str = "vi", **changes: Any) -> Procedure:
    fields = {"id": id, "locale": locale, "code": id, "name": "Đăng ký thường trú", "updated_at": AT}
    return Procedure(**{**fields, **changes})


def offer(id: str = "1.004222", **changes: Any) -> LocalListing:
    return LocalListing(**{"id": id, "procedure": id, "first_published_at": AT, "updated_at": AT, **changes})


def procedure_list(locale: str = "vi", **changes: Any) -> ProcedureList:
    fields = {"id": "thu-tuc", "locale": locale, "title": "Thủ tục hành chính", "slug": "thu-tuc", "parent": "home"}
    return ProcedureList(**{**fields, "first_published_at": AT, "updated_at": AT, **changes})


def procedure_page(procedure: Procedure, listing: LocalListing | None = None, **changes: Any) -> ProcedurePage:
    fields = {
        "id": procedure_page_id(procedure.id),
        "locale": procedure.locale,
        "title": procedure.name[:255],
        "slug": procedure.id.replace(".", "-"),
        "parent": "thu-tuc",
        "first_published_at": AT,
        "updated_at": AT,
        "procedure": procedure,
        "listing": listing,
    }
    return ProcedurePage(**{**fields, **changes})


def site(*records: RecordBase, agencies: tuple[Agency, ...] = ()) -> Site:
    """The site of a portal; its front page and its agency are added unless they are given."""
    given: list[Any] = [*records, *agencies]
    settings = next((record for record in given if record.__struct_config__.tag == "portal"), portal())
    if not any(record.__struct_config__.tag == "home" for record in given):
        given.append(home())
    if not any(isinstance(record, Agency) and record.id == settings.agency for record in given):
        given.append(agency(settings.agency))
    content = Content(settings, given)
    written: dict[PageKey, AnyPage] = {
        key: page for key, page in content.pages.items() if not isinstance(page, ProcedurePage)
    }
    routes, rejected = place_pages(settings, written, ())
    assert not rejected
    procedures = [page for page in given if isinstance(page, ProcedurePage)]
    found, problems = place_procedures(settings, procedures, routes, ())
    assert not problems
    return make_site(content, routes | found)
