"""The records of one portal and the shared ones, by what names them."""

from collections.abc import Iterable
from typing import NamedTuple

from content_models.agency import Agency
from content_models.listing import LocalListing
from content_models.media import File, Image
from content_models.menu import Menu
from content_models.page import Article, Home, PageBase, ProcedureList
from content_models.portal import Portal
from content_models.procedure import Procedure
from content_models.record import Record
from content_models.redirect import Redirect
from sitegen.site.procedures.fields import ProcedureField, by_field
from sitegen.site.procedures.pages import ProcedurePage, SitePage, is_abolished, is_national


class PageKey(NamedTuple):
    """A page: what it is, and in which language."""

    id: str
    locale: str


Beside = tuple[PageKey | None, PageKey | None]
"""A newer and an older page."""


def page_key(page: SitePage) -> PageKey:
    """The key of a page."""
    return PageKey(page.id, page.locale)


class Content:
    """An index over records that does not change once it is made; pages of procedures come with the records."""

    def __init__(self, portal: Portal, records: Iterable[Record | ProcedurePage]) -> None:
        self.portal = portal
        self.pages: dict[PageKey, SitePage] = {}
        self.agencies: dict[str, Agency] = {}
        self.procedures: dict[str, dict[str, Procedure]] = {}
        """By id, then by locale."""
        self.listings: dict[str, LocalListing] = {}
        self.images: dict[str, Image] = {}
        self.files: dict[str, File] = {}
        self.menus: dict[tuple[str, str], Menu] = {}
        self.redirects: dict[str, Redirect] = {}
        for record in sorted(records, key=lambda record: record.id):
            self._add(record)
        self.homes = {page.locale: page for page in self.pages.values() if isinstance(page, Home)}
        self.lists = {page.locale: page for page in self.pages.values() if isinstance(page, ProcedureList)}
        self.children: dict[PageKey, list[SitePage]] = {}
        for page in self.pages.values():
            if not isinstance(page, Home):
                self.children.setdefault(PageKey(page.parent, page.locale), []).append(page)
        for siblings in self.children.values():
            siblings.sort(key=lambda page: (getattr(page, "order", 0), page.id))
        self._below: dict[PageKey, list[Article]] = {}
        self._beside: dict[PageKey, dict[PageKey, Beside]] = {}
        self._fields: dict[str, list[ProcedureField]] = {}

    def _add(self, record: Record | ProcedurePage) -> None:
        match record:
            case PageBase():
                self.pages[page_key(record)] = record
            case Agency():
                self.agencies[record.id] = record
            case Procedure():
                self.procedures.setdefault(record.id, {})[record.locale] = record
            case LocalListing():
                self.listings[record.id] = record
            case Image():
                self.images[record.id] = record
            case File():
                self.files[record.id] = record
            case Menu():
                self.menus[record.place, record.locale] = record
            case Redirect():
                self.redirects[record.id] = record

    def version_of(self, page_id: str, locale: str) -> SitePage | None:
        """The page in this locale, else in the default locale, else None: where a link by id leads."""
        return self.pages.get(PageKey(page_id, locale)) or self.pages.get(PageKey(page_id, self.portal.default_locale))

    def articles_below(self, key: PageKey) -> list[Article]:
        """All articles at any depth below a page, newest first; sorted once, as every page of a listing asks."""
        if key not in self._below:
            found: list[Article] = []
            waiting = [key]
            while waiting:
                for child in self.children.get(waiting.pop(), ()):
                    if isinstance(child, Article):
                        found.append(child)
                    elif not isinstance(child, ProcedurePage):
                        waiting.append(page_key(child))
            self._below[key] = sorted(found, key=_age)
        return self._below[key]

    def articles_beside(self, article: Article) -> Beside:
        """The next newer and the next older article directly below the same page; sorted once for all of them."""
        parent = PageKey(article.parent, article.locale)
        if parent not in self._beside:
            found = sorted((child for child in self.children[parent] if isinstance(child, Article)), key=_age)
            keys = [page_key(child) for child in found]
            steps = zip([None, *keys], [*keys[1:], None], strict=False)
            self._beside[parent] = dict(zip(keys, steps, strict=False))
        return self._beside[parent][page_key(article)]

    def procedures_in(self, locale: str) -> list[ProcedureField]:
        """The procedures in force that the list of a language shows, by field; sorted once for all its pages.

        An agency lists what it offers, if need be with the page of the default language. The national portal lists
        what can be read in the language: few of its thousands of definitions are translated.
        """
        if locale not in self._fields:
            shown = self._procedure_pages(locale)
            if not is_national(self.portal, self.agencies):
                shown = {**self._procedure_pages(self.portal.default_locale), **shown}
            self._fields[locale] = by_field(shown.values(), locale)
        return self._fields[locale]

    def _procedure_pages(self, locale: str) -> dict[str, ProcedurePage]:
        return {
            page.id: page
            for page in self.pages.values()
            if isinstance(page, ProcedurePage) and page.locale == locale and not is_abolished(page)
        }

    def without(self, lost: Iterable[PageKey]) -> "Content":
        """The same content without some pages and all that lies below them."""
        gone: set[PageKey] = set()
        waiting = list(lost)
        while waiting:
            key = waiting.pop()
            gone.add(key)
            waiting += [page_key(child) for child in self.children.get(key, ()) if page_key(child) not in gone]
        kept = [page for key, page in self.pages.items() if key not in gone]
        return Content(self.portal, [*kept, *self._others()])

    def records(self) -> list[Record]:
        """All records of the portal itself, without the shared ones and without pages that follow from others."""
        pages = [page for page in self.pages.values() if not isinstance(page, ProcedurePage)]
        return [self.portal, *pages, *(entry for entry in self._others() if not type(entry).shared)]

    def _others(self) -> list[Record]:
        return [
            *self.agencies.values(),
            *(procedure for texts in self.procedures.values() for procedure in texts.values()),
            *self.listings.values(),
            *self.images.values(),
            *self.files.values(),
            *self.menus.values(),
            *self.redirects.values(),
        ]


def _age(article: Article) -> tuple[float, str]:
    return -article.first_published_at.timestamp(), article.id
