"""The records of one portal and the shared ones, by what names them."""

from collections.abc import Iterable
from typing import NamedTuple

from content_models.agency import Agency
from content_models.media import File, Image
from content_models.menu import Menu
from content_models.page import Article, Home, PageBase
from content_models.portal import Portal
from content_models.record import AnyPage, Record
from content_models.redirect import Redirect


class PageKey(NamedTuple):
    """A page: what it is, and in which language."""

    id: str
    locale: str


Beside = tuple[PageKey | None, PageKey | None]
"""A newer and an older page."""


def page_key(page: AnyPage) -> PageKey:
    """The key of a page."""
    return PageKey(page.id, page.locale)


class Content:
    """An index over records that does not change once it is made."""

    def __init__(self, portal: Portal, records: Iterable[Record]) -> None:
        self.portal = portal
        self.pages: dict[PageKey, AnyPage] = {}
        self.agencies: dict[str, Agency] = {}
        self.images: dict[str, Image] = {}
        self.files: dict[str, File] = {}
        self.menus: dict[tuple[str, str], Menu] = {}
        self.redirects: dict[str, Redirect] = {}
        for record in sorted(records, key=lambda record: record.id):
            self._add(record)
        self.homes = {page.locale: page for page in self.pages.values() if isinstance(page, Home)}
        self.children: dict[PageKey, list[AnyPage]] = {}
        for page in self.pages.values():
            if not isinstance(page, Home):
                self.children.setdefault(PageKey(page.parent, page.locale), []).append(page)
        for siblings in self.children.values():
            siblings.sort(key=lambda page: (getattr(page, "order", 0), page.id))
        self._below: dict[PageKey, list[Article]] = {}
        self._beside: dict[PageKey, dict[PageKey, Beside]] = {}

    def _add(self, record: Record) -> None:
        match record:
            case PageBase():
                self.pages[page_key(record)] = record
            case Agency():
                self.agencies[record.id] = record
            case Image():
                self.images[record.id] = record
            case File():
                self.files[record.id] = record
            case Menu():
                self.menus[record.place, record.locale] = record
            case Redirect():
                self.redirects[record.id] = record

    def version_of(self, page_id: str, locale: str) -> AnyPage | None:
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
                    else:
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
        """All records of the portal itself, without the shared ones."""
        return [self.portal, *self.pages.values(), *(entry for entry in self._others() if not type(entry).shared)]

    def _others(self) -> list[Record]:
        return [
            *self.agencies.values(),
            *self.images.values(),
            *self.files.values(),
            *self.menus.values(),
            *self.redirects.values(),
        ]


def _age(article: Article) -> tuple[float, str]:
    return -article.first_published_at.timestamp(), article.id
