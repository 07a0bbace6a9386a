"""Where each page lives: paths relative to the portal, ending in a slash, empty for the front page."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from urllib.parse import urlsplit

from content_models.languages import PAGE_WORDS
from content_models.page import AnyPage, ChildPage, PageBase
from content_models.portal import Portal
from content_models.problem import Problem
from content_models.slug import RESERVED
from content_models.time_zone import VIETNAM
from sitegen.messages import problem
from sitegen.site.content import PageKey, page_key
from sitegen.site.procedures.pages import PREFIX, ProcedurePage

MAX_ROUTE = 900
"""Characters; a release takes paths of 1,000, and listings and file names are added to a route."""

Rejected = tuple[AnyPage, Problem]


def place_pages(
    portal: Portal,
    pages: Mapping[PageKey, AnyPage],
    portal_urls: Iterable[str],
    unchanged: Collection[PageKey] = frozenset(),
) -> tuple[dict[PageKey, str], list[Rejected]]:
    """Give every page its route; returns the routes, and the pages that can have none, with the reason.

    `unchanged` are pages that are as they were last published: they keep their address against others.
    """
    routes: dict[PageKey, str] = {}
    rejected: list[Rejected] = []
    neighbours = _prefixes_below(portal.base_url, portal_urls)
    homes = {page.locale for page in pages.values() if not isinstance(page, ChildPage)}
    first = _first_of_each_kind(pages)
    for key in sorted(pages):
        page = pages[key]
        if page.locale not in portal.locales:
            rejected.append((page, problem("locale", page, "locale", page.locale)))
        elif page.id.startswith(PREFIX):
            rejected.append((page, problem("reserved-id", page, "id", page.id, detail=PREFIX)))
        elif page.locale not in homes:
            rejected.append((page, problem("no-home", page, "locale", page.locale)))
        elif page.traits.one_per_language and (kept := first[type(page), page.locale]) != key:
            rejected.append((page, problem(page.traits.code_second, page, "id", page.id, detail=kept.id)))
        elif not isinstance(page, ChildPage):
            routes[key] = locale_prefix(page.locale, portal.default_locale)
        elif isinstance(trail := _trail(page, pages), Problem):
            rejected.append((page, trail))
        else:
            routes[key] = route = locale_prefix(page.locale, portal.default_locale) + trail
            if fault := _address_fault(page, pages.get(PageKey(page.parent, page.locale)), route, portal, neighbours):
                del routes[key]
                rejected.append((page, fault))
    rejected += _duplicates(routes, pages, unchanged)
    for page, _ in rejected:
        routes.pop(page_key(page), None)
    return routes, rejected


def place_procedures(
    portal: Portal, pages: Iterable[ProcedurePage], routes: Mapping[PageKey, str], portal_urls: Iterable[str]
) -> tuple[dict[PageKey, str], list[Problem]]:
    """The routes of the pages of procedures, each below its list, which must have one; and why some have none."""
    found: dict[PageKey, str] = {}
    problems: list[Problem] = []
    neighbours = _prefixes_below(portal.base_url, portal_urls)
    inside: dict[PageKey, list[str]] = {}
    for page in pages:
        parent = PageKey(page.parent, page.locale)
        if parent not in inside:
            inside[parent] = [prefix for prefix in neighbours if prefix.startswith(routes[parent])]
        route = f"{routes[parent]}{page.slug}/"
        record = page.listing or page.procedure
        if page.slug in PAGE_WORDS.values():
            problems.append(problem("reserved-slug", record, "id", page.slug))
        elif len(route) > MAX_ROUTE:
            problems.append(problem("too-long", record, "id", page.slug, detail=f"/{route}"))
        elif taken := [prefix for prefix in inside[parent] if route.startswith(prefix)]:
            problems.append(problem("portal-address", record, "id", f"/{taken[0]}"))
        else:
            found[page_key(page)] = route
    return found, problems


def locale_prefix(locale: str, default_locale: str) -> str:
    """What the routes of a language begin with: nothing for the portal's default language."""
    return "" if locale == default_locale else f"{locale}/"


def page_segments(slug: str, dated_at: datetime | None = None) -> str:
    """What a page adds to the route of its parent; a dated page adds the month in which it was first published."""
    if dated_at is None:
        return f"{slug}/"
    month = dated_at.astimezone(VIETNAM)
    return f"{month.year:04d}/{month.month:02d}/{slug}/"


def _first_of_each_kind(pages: Mapping[PageKey, AnyPage]) -> dict[tuple[type[PageBase], str], PageKey]:
    """The page of a kind that a language keeps where it may have only one: the first by id."""
    found: dict[tuple[type[PageBase], str], PageKey] = {}
    for key in sorted(pages):
        found.setdefault((type(pages[key]), key.locale), key)
    return found


def _trail(page: AnyPage, pages: Mapping[PageKey, AnyPage]) -> str | Problem:
    """The segments from the front page down to a page, or why there is no way."""
    segments = ""
    seen = {page_key(page)}
    current = page
    while isinstance(current, ChildPage):
        segments = _own_segments(current) + segments
        parent = pages.get(PageKey(current.parent, current.locale))
        if parent is None:
            missing = "" if current is page else f"of {current.id}, on the way up"
            return problem("dangling-parent", page, "parent", current.parent, detail=missing)
        if not parent.traits.takes_pages:
            return problem(parent.traits.code_below, page, "parent", parent.id)
        if page_key(parent) in seen:
            return problem("cycle", page, "parent", parent.id)
        seen.add(page_key(parent))
        current = parent
    return segments


def _own_segments(page: AnyPage) -> str:
    if not isinstance(page, ChildPage):
        return ""
    return page_segments(page.slug, page.first_published_at if page.traits.dated else None)


def _address_fault(
    page: AnyPage, parent: AnyPage | None, route: str, portal: Portal, neighbours: list[str]
) -> Problem | None:
    if parent and parent.traits.numbered and getattr(page, "slug", "") in PAGE_WORDS.values():
        return problem("reserved-slug", page, "slug", getattr(page, "slug", ""))
    first = route.removeprefix(locale_prefix(page.locale, portal.default_locale)).partition("/")[0]
    if first in RESERVED or first in portal.locales:
        return problem("reserved-slug", page, "slug", first)
    if len(route) > MAX_ROUTE:
        return problem("too-long", page, "slug", getattr(page, "slug", ""), detail=f"/{route}")
    for prefix in neighbours:
        if route.startswith(prefix):
            return problem("portal-address", page, "slug", f"/{prefix}")
    return None


def _prefixes_below(base_url: str, portal_urls: Iterable[str]) -> list[str]:
    """The path prefixes, relative to this portal, at which other portals of the same origin live."""
    own = urlsplit(base_url)
    found = []
    for url in portal_urls:
        other = urlsplit(url)
        # The directory may lack the slash at the end: xa-b must not take xa-b-cu/ away.
        path = other.path.rstrip("/") + "/"
        if (other.scheme, other.netloc) == (own.scheme, own.netloc) and path.startswith(own.path):
            found.append(path.removeprefix(own.path))
    return sorted(prefix for prefix in found if prefix)


def _duplicates(
    routes: Mapping[PageKey, str], pages: Mapping[PageKey, AnyPage], unchanged: Collection[PageKey]
) -> list[Rejected]:
    """Pages whose address is taken: an unchanged page keeps it, else the one that was published first."""
    by_age = sorted(routes, key=lambda key: (key not in unchanged, pages[key].first_published_at, key))
    owners: dict[str, PageKey] = {}
    rejected: list[Rejected] = []
    for key in by_age:
        owner = owners.setdefault(routes[key], key)
        if owner != key:
            page = pages[key]
            slug = getattr(page, "slug", "")
            rejected.append((page, problem("duplicate-path", page, "slug", slug, detail=f"{owner.id}, /{routes[key]}")))
    return rejected
