"""The kinds of pages of a portal."""

from datetime import datetime
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from content_models.block import Block, ImageUse
from content_models.identity import Id, Line, Locale, Slug, Title
from content_models.kind import RecordBase

Instant = Annotated[datetime, Meta(tz=True, description="A point in time with its offset from UTC.")]


class PageBase(RecordBase, frozen=True, kw_only=True):
    """What all pages share; `id` and `locale` together name one page."""

    locale: Locale
    title: Title
    first_published_at: Instant
    updated_at: Instant
    summary: Line = ""
    body: tuple[Block, ...] = ()

    is_page: ClassVar[bool] = True


class ChildPage(PageBase, frozen=True, kw_only=True):
    """A page below another one."""

    slug: Slug
    parent: Id
    order: int = 0

    refers: ClassVar[dict[str, str]] = {"parent": "page"}


class Home(PageBase, tag="home", frozen=True, kw_only=True):
    """The front page of a portal in one locale; its address is the portal's."""


class Section(ChildPage, tag="section", frozen=True, kw_only=True):
    """A branch of the portal: its subpages as cards, its articles as a dated list."""


class Article(ChildPage, tag="article", frozen=True, kw_only=True):
    """Something dated: its address holds the year and month of its first publication, which never change."""

    genre: Literal["news", "announcement", "guidance", "press"] = "news"
    author: Line = ""
    source: Line = ""
    lead: ImageUse | None = None


class Page(ChildPage, tag="page", frozen=True, kw_only=True):
    """A lasting page."""


class ProcedureList(ChildPage, tag="procedures", frozen=True, kw_only=True):
    """The list of the procedures that a portal offers, at most one in a language; each has its page below it."""
