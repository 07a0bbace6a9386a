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
    view["pager"] = _pager(frame, key, number, frame.reader.ask(queries.listing_pages, *key))
    view["feed_url"] = frame.reader.links.feed(key) if frame.reader.ask(queries.has_articles, *key) else ""
    view["jsonld"] = breadcrumb_list(frame, view)
    return frame.render("layouts/section.html", view)


def _pager(frame: Frame, key: PageKey, number: int, numbered: int) -> View | None:
    """Pages are numbered from the oldest, so the front page is followed by the highest number."""
    if not numbered:
        return None
    order = [0, *range(numbered, 0, -1)]
    position = order.index(number)

    def step(entry: int) -> View:
        label = frame.t("pager.newest") if entry == 0 else str(entry)
        return {"label": label, "url": frame.reader.links.numbered(key, entry), "current": entry == number}

    return {
        "current_label": step(number)["label"],
        "newer": step(order[position - 1]) if position else None,
        "older": step(order[position + 1]) if position + 1 < len(order) else None,
        "pages": [step(entry) for entry in order],
    }
