"""The front page of a portal in one language."""

from content_models.page import Home
from sitegen.render.frame import Frame
from sitegen.render.views.blocks import body_html
from sitegen.render.views.linked_data import organisation
from sitegen.render.views.shell import page_shell


def home_html(frame: Frame, page: Home) -> str:
    """The finished page."""
    view = page_shell(frame, page)
    view["body_html"] = body_html(frame, page.body)
    view["jsonld"] = organisation(frame, view)
    return frame.render("layouts/home.html", view)
