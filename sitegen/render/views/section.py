"""The view of a section: subpages as cards, and articles as a list by date on numbered pages."""

from content_models.page import Section
from sitegen.render.page_view import Numbered, PageView
from sitegen.render.view_context import View, ViewContext
from sitegen.render.views.blocks import body_html
from sitegen.render.views.card import cards
from sitegen.render.views.linked_data import linked_data
from sitegen.render.views.shell import page_shell
from sitegen.site import queries
from sitegen.site.content import PageKey
from sitegen.site.procedures.pages import SitePage
from sitegen.site.site import Site


def section_html(context: ViewContext, page: Section) -> str:
    """Render the front page of a section."""
    view = page_shell(context, page)
    view["body_html"] = body_html(context, page.body)
    view["children"] = cards(context, context.reader.ask(queries.children, page.id, page.locale))
    return _finish(context, view, page, 0)


def numbered_html(context: ViewContext, key: PageKey, number: int) -> str:
    """Render a numbered page of a section, which shows only articles."""
    page = context.reader.page(key)
    title = context.t("pager.title", title=page.title, number=number)
    view = page_shell(context, page, title, context.reader.links.numbered(key, number))
    view["body_html"] = ""
    view["children"] = []
    return _finish(context, view, page, number)


def further_pages(site: Site, key: PageKey) -> range:
    """The numbers of the pages with older articles; the front page has no number."""
    return range(1, queries.listing_pages(site, *key) + 1)


def _finish(context: ViewContext, view: View, page: SitePage, number: int) -> str:
    key = PageKey(page.id, page.locale)
    view["articles"] = cards(context, context.reader.ask(queries.listing, *key, number))
    view["pager"] = _pager(context, key, number)
    view["feed_url"] = context.reader.links.feed(key) if context.reader.ask(queries.has_feed, *key) else ""
    view["jsonld"] = linked_data(context, page, view)
    return context.render(page.traits.template, view)


def _pager(context: ViewContext, key: PageKey, number: int) -> View | None:
    """Links to the other pages of the listing; an entry without an address is a gap."""
    found = context.reader.ask(queries.listing_steps, *key, number)
    if found is None:
        return None

    def step(entry: int | None, word: str = "") -> View | None:
        if entry is None:
            return None
        label = context.t("pager.newest") if entry == 0 else str(entry)
        url = context.reader.links.numbered(key, entry)
        return {"label": label, "url": url, "current": entry == number, "word": word}

    pages = [step(entry) or {"label": "", "url": "", "current": False} for entry in found.shown]
    newer, older = context.t("pager.newer"), context.t("pager.older")
    return {"newer": step(found.newer, newer), "older": step(found.older, older), "pages": pages}


VIEW = PageView(section_html, Numbered(further_pages, numbered_html))
