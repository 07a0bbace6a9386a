"""The front page of a portal in one language."""

from content_models.page import Home
from sitegen.render.view_context import ViewContext
from sitegen.render.views.blocks import body_html
from sitegen.render.views.linked_data import organisation
from sitegen.render.views.shell import page_shell


def home_html(context: ViewContext, page: Home) -> str:
    """The finished page."""
    view = page_shell(context, page)
    view["body_html"] = body_html(context, page.body)
    view["jsonld"] = organisation(context, view)
    return context.render("layouts/home.html", view)
