"""A branch of the portal: subpages as cards, articles as a dated list over numbered pages."""

from content_models.page import Section
from sitegen.render.frame import Frame, View
from sitegen.render.views.blocks import body_html
from sitegen.render.views.card import cards
from sitegen.render.views.linked_data import breadcrumb_list
from sitegen.render.views.shell import page_shell
from sitegen.site import queries
from sitegen.site.content import PageKey, page_key


def section_html(frame: Frame, page: Section) -> str:
    """The front page of a section."""
    view = page_shell(frame, page)
    view["body_html"] = body_html(frame, page.body)
    view["children"] = cards(frame, frame.reader.ask(queries.children, page.id, page.locale))
    return _finish(frame, view, page_key(page), 0)


def numbered_html(frame: Frame, key: PageKey, number: int) -> str:
    """A numbered page of a section, with articles alone."""
    page = frame.reader.page(key)
    title = frame.t("pager.title", title=page.title, number=number)
    view = page_shell(frame, page, title, frame.reader.links.numbered(key, number))
    view["body_html"] = ""
    view["children"] = []
    return _finish(frame, view, key, number)


def _finish(frame: Frame, view: View, key: PageKey, number: int) -> str:
    view["articles"] = cards(frame, frame.reader.ask(queries.listing, *key, number))
    view["pager"] = _pager(frame, key, number)
    view["feed_url"] = frame.reader.links.feed(key) if frame.reader.ask(queries.has_articles, *key) else ""
    view["jsonld"] = breadcrumb_list(frame, view)
    return frame.render("layouts/section.html", view)


def _pager(frame: Frame, key: PageKey, number: int) -> View | None:
    """Links to other pages of the listing; an entry without an address is a gap."""
    found = frame.reader.ask(queries.listing_steps, *key, number)
    if found is None:
        return None

    def step(entry: int | None, word: str = "") -> View | None:
        if entry is None:
            return None
        label = frame.t("pager.newest") if entry == 0 else str(entry)
        url = frame.reader.links.numbered(key, entry)
        return {"label": label, "url": url, "current": entry == number, "word": word}

    pages = [step(entry) or {"label": "", "url": "", "current": False} for entry in found.shown]
    newer, older = frame.t("pager.newer"), frame.t("pager.older")
    return {"newer": step(found.newer, newer), "older": step(found.older, older), "pages": pages}
