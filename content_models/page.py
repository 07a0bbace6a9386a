"""The kinds of pages of a portal."""

from datetime import datetime
from typing import Annotated, ClassVar, Literal, get_args

from msgspec import Meta

from content_models.block import Block, ImageUse
from content_models.identity import Id, Line, Locale, Slug, Title
from content_models.kind import RecordBase
from content_models.traits import CardFields, Traits

Instant = Annotated[datetime, Meta(tz=True, description="A point in time with its offset from UTC.")]


class PageBase(RecordBase, frozen=True, kw_only=True):
    """Fields of all pages; `id` and `locale` together identify a page."""

    locale: Locale
    title: Title
    first_published_at: Instant
    updated_at: Instant
    summary: Line = ""
    body: tuple[Block, ...] = ()

    traits: ClassVar[Traits]


class ChildPage(PageBase, frozen=True, kw_only=True):
    """A page below another one."""

    slug: Slug
    parent: Id
    order: int = 0

    refers: ClassVar[dict[str, str]] = {"parent": "page"}


class Home(PageBase, tag="home", frozen=True, kw_only=True):
    """The front page of a portal in one locale; in the default locale its address is that of the portal."""

    traits: ClassVar[Traits] = Traits(
        parents=(),
        takes_pages=True,
        one_per_language=True,
        listed=False,
        has_feed=True,
        search_kind="agency",
        json_ld="GovernmentOrganization",
        view="home",
        template="layouts/home.html",
        code_second="second-home",
    )


class Section(ChildPage, tag="section", frozen=True, kw_only=True):
    """A branch of the portal. It shows its subpages as cards and its articles as a list by date."""

    traits: ClassVar[Traits] = Traits(
        parents=("home", "section"),
        takes_pages=True,
        has_feed=True,
        numbered=True,
        search_kind="section",
        json_ld="BreadcrumbList",
        view="section",
        template="layouts/section.html",
    )


class Article(ChildPage, tag="article", frozen=True, kw_only=True):
    """A dated page. Its address contains the year and month of its first publication, which never change."""

    genre: Literal["news", "announcement", "guidance", "press"] = "news"
    author: Line = ""
    source: Line = ""
    lead: ImageUse | None = None

    traits: ClassVar[Traits] = Traits(
        parents=("section",),
        takes_pages=False,
        dated=True,
        in_feeds=True,
        card=CardFields(date="first_published_at", genre="genre", image="lead"),
        search_kind="article",
        search_texts=("author", "source"),
        json_ld="NewsArticle",
        view="article",
        template="layouts/article.html",
        code_below="article-parent",
    )


class Page(ChildPage, tag="page", frozen=True, kw_only=True):
    """A lasting page: unlike an article, it does not belong to a date."""

    traits: ClassVar[Traits] = Traits(
        parents=("home", "section", "page"),
        takes_pages=True,
        search_kind="page",
        json_ld="BreadcrumbList",
        view="page",
        template="layouts/page.html",
    )


class ProcedureList(ChildPage, tag="procedures", frozen=True, kw_only=True):
    """The list of the procedures that a portal offers, at most one per language; their pages are below it."""

    traits: ClassVar[Traits] = Traits(
        parents=("home", "section"),
        takes_pages=False,
        one_per_language=True,
        numbered=True,
        lists_procedures=True,
        search_kind="procedures",
        json_ld="BreadcrumbList",
        view="procedures",
        template="layouts/procedures.html",
        code_below="list-parent",
        code_second="second-list",
    )


def own_fields(kind: type[PageBase]) -> tuple[str, ...]:
    """The fields that a kind has in addition to those of all pages."""
    return tuple(name for name in kind.__struct_fields__ if name not in ChildPage.__struct_fields__)


AnyPage = Home | Section | Article | Page | ProcedureList
"""The kinds of pages that are records. This union is the only place in this package where a new kind is added."""

PAGES: tuple[type[AnyPage], ...] = get_args(AnyPage)
"""The same kinds, in the order in which a snapshot lists them."""
