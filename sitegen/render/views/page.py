"""A lasting page."""

from content_models.page import Page
from sitegen.render.frame import Frame
from sitegen.render.views.blocks import body_html
from sitegen.render.views.card import cards
from sitegen.render.views.linked_data import breadcrumb_list
from sitegen.render.views.shell import page_shell
from sitegen.site import queries


def page_html(frame: Frame, page: Page) -> str:
    """The finished page, with cards of the pages below it."""
    view = page_shell(frame, page)
    view["body_html"] = body_html(frame, page.body)
    view["children"] = cards(frame, frame.reader.ask(queries.children, page.id, page.locale))
    view["jsonld"] = breadcrumb_list(frame, view)
    return frame.render("layouts/page.html", view)
