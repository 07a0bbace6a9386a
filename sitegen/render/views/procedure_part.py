"""One part of the page of a procedure: known, confirmed to be none, or unknown."""

from collections.abc import Iterable
from typing import NamedTuple

from content_models.identity import in_locale
from content_models.procedure import Coded, Procedure
from sitegen.render.prose import prose
from sitegen.render.view_context import View, ViewContext
from sitegen.site.procedures.pages import ProcedurePage
from sitegen.site.procedures.submission_channels import SubmissionChannel, submission_channels


class Subject(NamedTuple):
    """What a part is made from: the page with its submission channels, and the context."""

    context: ViewContext
    page: ProcedurePage
    submission_channels: tuple[SubmissionChannel, ...] | None

    @property
    def procedure(self) -> Procedure:
        """The definition of the procedure."""
        return self.page.procedure

    def t(self, key: str, **values: object) -> str:
        """A message of the theme."""
        return self.context.t(key, **values)

    def prose(self, text: str) -> str:
        """Official text as markup."""
        return self.context.html(prose(text))

    def agency_name(self) -> str:
        """The name of the portal's agency, to mark its own facts; empty on the national portal."""
        portal = self.context.reader.portal()
        agency = self.context.reader.agency(portal.agency) if self.page.listing else None
        return in_locale(agency.names, self.context.locale, portal.default_locale) if agency else ""


class Part(NamedTuple):
    """The component that shows a part, the variables for it, and the name of the agency if these are its own facts."""

    component: str
    view: View
    agency: str = ""


UNKNOWN = Part("", {})
"""A part that is not stated."""


def subject_of(context: ViewContext, page: ProcedurePage) -> Subject:
    """The subject for a page, with the submission channels that apply on it."""
    return Subject(context, page, submission_channels(page, context.reader.portal().default_locale))


def none(subject: Subject, name: str, agency: str = "") -> Part:
    """A part that is confirmed to be none."""
    return Part("procedure-text", {"html": subject.prose(subject.t(f"procedure.none.{name}"))}, agency)


def text_part(subject: Subject, name: str, text: str | None) -> Part:
    """A part that consists of one text."""
    if text is None:
        return UNKNOWN
    return Part("procedure-text", {"html": subject.prose(text)}) if text.strip() else none(subject, name)


def names(coded: Iterable[Coded]) -> list[str]:
    """The names of coded values, each once."""
    return list(dict.fromkeys(entry.name for entry in coded))
