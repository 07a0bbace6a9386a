"""The records of one portal and the shared ones, by what names them."""

from collections.abc import Callable, Iterable
from typing import NamedTuple, cast

from content_models.agency import Agency
from content_models.listing import LocalListing
from content_models.media import File, Image
from content_models.menu import Menu
from content_models.page import ChildPage, PageBase
from content_models.portal import Portal
from content_models.procedure import Procedure
from content_models.record import Record
from content_models.redirect import Redirect
from content_models.traits import Traits
from sitegen.site.procedures.fields import ProcedureField, by_field
from sitegen.site.procedures.pages import SitePage, in_force, is_national


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

    def __init__(self, portal: Portal, records: Iterable[Record | SitePage]) -> None:
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
        self.homes = {page.locale: page for page in self.pages.values() if not isinstance(page, ChildPage)}
        self.lists = {page.locale: page for page in self.pages.values() if page.traits.lists_procedures}
        self.children: dict[PageKey, list[SitePage]] = {}
        for page in self.pages.values():
            if isinstance(page, ChildPage):
                self.children.setdefault(PageKey(page.parent, page.locale), []).append(page)
        for siblings in self.children.values():
            siblings.sort(key=lambda page: (getattr(page, "order", 0), page.id))
        self._dated: dict[PageKey, list[SitePage]] = {}
        self._fed: dict[PageKey, list[SitePage]] = {}
        self._beside: dict[PageKey, dict[PageKey, Beside]] = {}
        self._fields: dict[str, list[ProcedureField]] = {}

    def _add(self, record: Record | SitePage) -> None:
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

    def dated_below(self, key: PageKey) -> list[SitePage]:
        """The dated pages at any depth below a page that it lists, newest first; sorted once for all its pages."""
        if key not in self._dated:
            self._dated[key] = self._newest_below(key, lambda traits: traits.dated and traits.listed)
        return self._dated[key]

    def in_feed_below(self, key: PageKey) -> list[SitePage]:
        """The pages at any depth below a page that belong into its feed, newest first; sorted once."""
        if key not in self._fed:
            self._fed[key] = self._newest_below(key, lambda traits: traits.in_feeds)
        return self._fed[key]

    def _newest_below(self, key: PageKey, is_wanted: Callable[[Traits], bool]) -> list[SitePage]:
        found: list[SitePage] = []
        waiting = [key]
        while waiting:
            for child in self.children.get(waiting.pop(), ()):
                if is_wanted(child.traits):
                    found.append(child)
                if child.traits.takes_pages:
                    waiting.append(page_key(child))
        return sorted(found, key=_age)

    def dated_beside(self, page: ChildPage) -> Beside:
        """The next newer and the next older dated page directly below the same one; sorted once for all of them."""
        parent, key = PageKey(page.parent, page.locale), PageKey(page.id, page.locale)
        if parent not in self._beside:
            found = sorted((child for child in self.children[parent] if child.traits.dated), key=_age)
            keys = [page_key(child) for child in found]
            steps = zip([None, *keys], [*keys[1:], None], strict=False)
            self._beside[parent] = dict(zip(keys, steps, strict=False))
        return self._beside[parent][key]

    def procedures_in(self, locale: str) -> list[ProcedureField]:
        """The procedures in force that the list of a language shows, by field; sorted once for all its pages.

        An agency lists what it offers, if need be with the page of the default language. The national portal lists
        what can be read in the language: few of its thousands of definitions are translated.
        """
        if locale not in self._fields:
            shown = in_force(self.pages.values(), locale)
            if not is_national(self.portal, self.agencies):
                shown = {**in_force(self.pages.values(), self.portal.default_locale), **shown}
            self._fields[locale] = by_field(shown.values(), locale)
        return self._fields[locale]

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
        pages = [page for page in self.pages.values() if not page.traits.derived]
        own = [entry for entry in self._others() if not type(entry).shared]
        # A kind that was registered is a record as well, which the type of a record cannot name.
        return [self.portal, *cast(list[Record], pages), *own]

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


def _age(page: SitePage) -> tuple[float, str]:
    return -page.first_published_at.timestamp(), page.id
