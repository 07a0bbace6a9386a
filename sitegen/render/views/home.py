"""The view of the front page of a portal in one language."""

from content_models.page import Home
from sitegen.render.page_view import PageView
from sitegen.render.view_context import ViewContext
from sitegen.render.views.blocks import body_html
from sitegen.render.views.linked_data import linked_data
from sitegen.render.views.shell import page_shell


def home_html(context: ViewContext, page: Home) -> str:
    """Render the front page."""
    view = page_shell(context, page)
    view["body_html"] = body_html(context, page.body)
    view["jsonld"] = linked_data(context, page, view)
    return context.render(page.traits.template, view)


VIEW = PageView(home_html)
