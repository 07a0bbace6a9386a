"""The view of a lasting page."""

from content_models.page import Page
from sitegen.render.page_view import PageView
from sitegen.render.view_context import ViewContext
from sitegen.render.views.blocks import body_html
from sitegen.render.views.card import cards
from sitegen.render.views.linked_data import linked_data
from sitegen.render.views.shell import page_shell
from sitegen.site import queries


def page_html(context: ViewContext, page: Page) -> str:
    """Render the page, with cards of the pages below it."""
    view = page_shell(context, page)
    view["body_html"] = body_html(context, page.body)
    view["children"] = cards(context, context.reader.ask(queries.children, page.id, page.locale))
    view["jsonld"] = linked_data(context, page, view)
    return context.render(page.traits.template, view)


VIEW = PageView(page_html)
