"""The page of a public notice."""

from sitegen.render.page_view import PageView
from sitegen.render.view_context import ViewContext
from sitegen.render.views.blocks import body_html
from sitegen.render.views.linked_data import linked_data
from sitegen.render.views.shell import page_shell
from tests.page_kind.notice import Notice


def notice_html(context: ViewContext, page: Notice) -> str:
    """Render the page, with the day on which the notice closes."""
    view = page_shell(context, page)
    view["body_html"] = body_html(context, page.body)
    view["notice"] = {"number": page.number, "closes": context.date(page.closes_at)}
    view["jsonld"] = linked_data(context, page, view)
    return context.render(page.traits.template, view)


VIEW = PageView(notice_html)
