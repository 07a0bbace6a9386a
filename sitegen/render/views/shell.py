"""The frame of every page: names, menus, languages, the agency's contact, and metadata for machines."""

from content_models.identity import in_locale
from content_models.page import ChildPage
from sitegen.render.view_context import View, ViewContext
from sitegen.render.views.contact import contact
from sitegen.render.views.search_form import search_box
from sitegen.site import queries
from sitegen.site.content import PageKey, page_key
from sitegen.site.procedures.pages import SitePage, canonical_elsewhere


def site_view(context: ViewContext, home: PageKey) -> View:
    """The portal: its name, its agency, and the parent of that agency."""
    portal = context.reader.portal()
    agency = context.reader.agency(portal.agency)
    above = contact(context, context.reader.agency(agency.parent)) if agency and agency.parent else None
    return {
        "name": in_locale(portal.names, context.locale, portal.default_locale),
        "tagline": in_locale(portal.taglines, context.locale, portal.default_locale),
        "home_url": context.reader.nav(home).url,
        "feed_url": _feed_url(context, home),
        "agency": contact(context, agency),
        "parent": {"name": above["name"], "url": above["url"]} if above and above["url"] else None,
        "is_national": bool(agency and agency.level == "national"),
    }


def shell_view(context: ViewContext, home: PageKey, current: str) -> View:
    """Menus and data of the portal for a page at the address `current`."""
    return {
        "site": site_view(context, home),
        "search_box": search_box(context.reader.portal(), context.locale),
        "menu": _menu(context, "main", current, home),
        "footer_menu": _menu(context, "footer", current, home),
    }


def page_shell(context: ViewContext, page: SitePage, title: str | None = None, url: str | None = None) -> View:
    """The frame of a page; numbered listings pass `title` and `url`, because theirs differ from those of the page."""
    key = page_key(page)
    home = _home_of(context)
    url = url or context.reader.nav(key).url
    versions = context.reader.ask(queries.translations, page.id)
    trail = [context.reader.nav(step) for step in context.reader.ask(queries.breadcrumb, page.id, page.locale)]
    elsewhere = canonical_elsewhere(page)
    view = shell_view(context, home, context.reader.nav(key).url)
    view["languages"] = language_views(context, versions)
    view["breadcrumbs"] = [{"title": step.title, "url": step.url} for step in trail]
    view["page"] = {
        "title": title or page.title,
        "summary": page.summary,
        "canonical": elsewhere or context.reader.links.absolute(url),
        # A page that is the local version of another page has no language versions of its own.
        "alternates": _alternates(context, versions) if len(versions) > 1 and title is None and not elsewhere else [],
        "robots": "",
        "published": context.date(page.first_published_at) if isinstance(page, ChildPage) else None,
        "updated": context.date(page.updated_at) if isinstance(page, ChildPage) else None,
        "image": None,
    }
    return view


def language_views(context: ViewContext, versions: list[PageKey]) -> list[View]:
    """One entry per language of the portal: the version of this page, else the front page of that language."""
    homes = context.reader.ask(queries.homes)
    if len(homes) < 2:
        return []
    by_locale = {key.locale: key for key in (*homes, *versions)}
    return [
        {
            "lang": key.locale,
            "label": context.language("endonym", key.locale),
            "url": context.reader.nav(key).url,
            "current": key.locale == context.locale,
        }
        for key in by_locale.values()
    ]


def _home_of(context: ViewContext) -> PageKey:
    return next(key for key in context.reader.ask(queries.homes) if key.locale == context.locale)


def _feed_url(context: ViewContext, home: PageKey) -> str:
    return context.reader.links.feed(home) if context.reader.ask(queries.has_feed, *home) else ""


def _menu(context: ViewContext, place: str, current: str, home: PageKey) -> list[View]:
    """The menu items whose targets are published; the item whose branch contains the page is marked as current."""
    found = [(item, context.href(item.link)) for item in context.reader.ask(queries.menu, place, context.locale)]
    front = context.reader.nav(home).url
    return [
        {"label": item.label, "url": href.url, "current": _holds(href.url, current, front)}
        for item, href in found
        if href
    ]


def _holds(url: str, current: str, home: str) -> bool:
    return url == current or (url.endswith("/") and url.count("/") > home.count("/") and current.startswith(url))


def _alternates(context: ViewContext, versions: list[PageKey]) -> list[View]:
    """The absolute addresses of all versions; that of the default language also applies to all other languages."""
    default = context.reader.portal().default_locale
    found: list[View] = [
        {"lang": key.locale, "url": context.reader.links.absolute(context.reader.nav(key).url)} for key in versions
    ]
    found += [{"lang": "x-default", "url": entry["url"]} for entry in found if entry["lang"] == default]
    return found
