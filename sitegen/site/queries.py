"""Questions over all records of a portal: named pure functions that answer with keys, never with content."""

from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlsplit

from content_models.menu import MenuItem
from content_models.page import ChildPage
from sitegen.site.collation import collation_key
from sitegen.site.content import PageKey, page_key
from sitegen.site.pager import Steps, count_pages, page_items, steps
from sitegen.site.procedures.pages import canonical_elsewhere, is_abolished
from sitegen.site.site import Site

LIST_LENGTH = 50
"""Procedures on one page of a list."""

FEED_LENGTH = 20
"""Pages in a feed."""

SITEMAP_LENGTH = 5_000
"""Pages in one sitemap; the protocol allows 50,000, but an edit should not rewrite that many."""


def children(site: Site, id: str, locale: str) -> list[PageKey]:
    """The lasting pages directly below a page, in the editor's order."""
    found = site.content.children.get(PageKey(id, locale), [])
    return [page_key(page) for page in found if page.traits.listed and not page.traits.dated]


def latest(site: Site, id: str, locale: str, count: int) -> list[PageKey]:
    """The newest dated pages below a page."""
    return [page_key(page) for page in site.content.dated_below(PageKey(id, locale))[:count]]


def listing(site: Site, id: str, locale: str, number: int) -> list[PageKey]:
    """The dated pages on one numbered page of a section."""
    dated = site.content.dated_below(PageKey(id, locale))
    return [page_key(page) for page in page_items(dated, site.content.portal.page_size, number)]


def listing_pages(site: Site, id: str, locale: str) -> int:
    """How many numbered pages a section has besides its front page."""
    return count_pages(len(site.content.dated_below(PageKey(id, locale))), site.content.portal.page_size)


def listing_steps(site: Site, id: str, locale: str, number: int) -> Steps | None:
    """Where a page of a section's listing leads, or None where all dated pages are on the front page."""
    pages = listing_pages(site, id, locale)
    return steps(pages, number) if pages else None


def feed_entries(site: Site, id: str, locale: str) -> list[PageKey]:
    """The newest pages below a page that belong into its feed."""
    return [page_key(page) for page in site.content.in_feed_below(PageKey(id, locale))[:FEED_LENGTH]]


def has_feed(site: Site, id: str, locale: str) -> bool:
    """Whether a page has a feed, which it lacks while there is nothing to put into it."""
    key = PageKey(id, locale)
    return site.content.pages[key].traits.has_feed and bool(site.content.in_feed_below(key))


def neighbours(site: Site, id: str, locale: str) -> tuple[PageKey | None, PageKey | None]:
    """The next newer and the next older page beside a dated one."""
    page = site.content.pages[PageKey(id, locale)]
    return site.content.dated_beside(page) if isinstance(page, ChildPage) and page.traits.dated else (None, None)


def breadcrumb(site: Site, id: str, locale: str) -> list[PageKey]:
    """The pages above a page, front page first."""
    trail: list[PageKey] = []
    page = site.content.pages[PageKey(id, locale)]
    while isinstance(page, ChildPage):
        parent = PageKey(page.parent, locale)
        trail.append(parent)
        page = site.content.pages[parent]
    return trail[::-1]


def translations(site: Site, id: str) -> list[PageKey]:
    """All language versions of a page, in the portal's order of languages."""
    return [key for locale in site.content.portal.locales if (key := PageKey(id, locale)) in site.content.pages]


def homes(site: Site) -> list[PageKey]:
    """The front pages, in the portal's order of languages."""
    found = site.content.homes
    return [page_key(found[locale]) for locale in site.content.portal.locales if locale in found]


def menu(site: Site, place: str, locale: str) -> tuple[MenuItem, ...]:
    """The items of a menu in a locale."""
    found = site.content.menus.get((place, locale))
    return found.items if found else ()


def page_version(site: Site, id: str, locale: str) -> PageKey | None:
    """The language version of a page that a link leads to."""
    page = site.content.version_of(id, locale)
    return page_key(page) if page else None


class FieldRows(NamedTuple):
    """The procedures of one field on one page of a list; the name is empty for those without a field."""

    number: int
    """The place of the field among all of the list, counted from 1."""
    name: str
    locale: str
    keys: list[PageKey]


class FieldStart(NamedTuple):
    """Where a field begins in a list: on which page, counted from 1, and how many procedures it has."""

    number: int
    name: str
    locale: str
    page: int
    procedures: int


def procedure_rows(site: Site, locale: str, page: int) -> list[FieldRows]:
    """What one page of a list of procedures shows; the first page has number 1."""
    first, last = (page - 1) * LIST_LENGTH, page * LIST_LENGTH
    found: list[FieldRows] = []
    position = 0
    for number, field in enumerate(site.content.procedures_in(locale), start=1):
        shown = field.pages[max(0, first - position) : max(0, last - position)]
        position += len(field.pages)
        if shown:
            found.append(FieldRows(number, field.name, field.locale, [page_key(entry) for entry in shown]))
    return found


def procedure_fields(site: Site, locale: str) -> list[FieldStart]:
    """All fields of a list of procedures."""
    found: list[FieldStart] = []
    position = 0
    for number, field in enumerate(site.content.procedures_in(locale), start=1):
        page = position // LIST_LENGTH + 1
        found.append(FieldStart(number, field.name, field.locale, page, len(field.pages)))
        position += len(field.pages)
    return found


def procedure_count(site: Site, locale: str) -> int:
    """How many procedures a list shows."""
    return sum(len(field.pages) for field in site.content.procedures_in(locale))


def procedure_list_pages(site: Site, locale: str) -> int:
    """How many pages a list has, its front page among them."""
    return max(1, -(-procedure_count(site, locale) // LIST_LENGTH))


def procedure_list(site: Site, locale: str) -> PageKey | None:
    """The list of procedures in a language."""
    found = site.content.lists.get(locale)
    return page_key(found) if found else None


def agencies_below(site: Site, id: str) -> list[str]:
    """The agencies directly below one, in alphabetical order of their names in the portal's first language."""
    locale = site.content.portal.default_locale
    found = [agency for agency in site.content.agencies.values() if agency.parent == id]
    found.sort(key=lambda agency: (collation_key(agency.names.get(locale, agency.id)), agency.id))
    return [agency.id for agency in found]


def portals_of_origin(site: Site) -> list[str]:
    """The addresses of all portals that share this one's scheme, host and port."""
    urls = {agency.portal_url for agency in site.content.agencies.values() if agency.portal_url}
    own = urlsplit(site.content.portal.base_url)[:2]
    return sorted({site.content.portal.base_url, *(url for url in urls if urlsplit(url)[:2] == own)})


def in_search_engines(site: Site, id: str) -> list[PageKey]:
    """The language versions of a page that search engines should know, in the portal's order of languages."""
    return [key for key in translations(site, id) if _is_indexed(site, key)]


def _is_indexed(site: Site, key: PageKey) -> bool:
    page = site.content.pages[key]
    return not canonical_elsewhere(page) and not is_abolished(page)


def sitemap_shards(site: Site) -> int:
    """How many sitemaps the pages fill."""
    return -(-sum(_is_indexed(site, key) for key in site.routes) // SITEMAP_LENGTH)


def sitemap_shard(site: Site, number: int) -> list[PageKey]:
    """The pages in one sitemap that search engines should know, in the order of addresses; the first has number 1."""
    keys = [key for key in site.routes if _is_indexed(site, key)]
    keys.sort(key=lambda key: (site.routes[key], key))
    return keys[(number - 1) * SITEMAP_LENGTH : number * SITEMAP_LENGTH]


def feeds(site: Site) -> list[PageKey]:
    """The pages that have a feed."""
    return [key for key in sorted(site.routes) if has_feed(site, *key)]


QUERIES: dict[str, Callable[..., object]] = {
    query.__name__: query
    for query in (
        children,
        latest,
        listing,
        listing_pages,
        listing_steps,
        feed_entries,
        has_feed,
        neighbours,
        breadcrumb,
        translations,
        homes,
        menu,
        page_version,
        procedure_rows,
        procedure_fields,
        procedure_count,
        procedure_list_pages,
        procedure_list,
        agencies_below,
        portals_of_origin,
        in_search_engines,
        sitemap_shards,
        sitemap_shard,
        feeds,
    )
}
