"""The page of a procedure on a portal: no record of its own, but a definition, a listing, and the list it lies in."""

from content_models.listing import LocalListing
from content_models.page import ChildPage
from content_models.procedure import Procedure

PREFIX = "procedure-"


class ProcedurePage(ChildPage, tag="procedure-page", frozen=True, kw_only=True):
    """Made while content is indexed; `listing` is None on the national portal, which shows every definition."""

    procedure: Procedure
    listing: LocalListing | None = None


def procedure_page_id(procedure: str) -> str:
    """The id of the page of a procedure, the same in every language."""
    return f"{PREFIX}{procedure}"
