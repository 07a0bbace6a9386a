"""The view of an article."""

from content_models.page import Article
from sitegen.render.page_view import PageView
from sitegen.render.view_context import ViewContext
from sitegen.render.views.blocks import body_html
from sitegen.render.views.card import card
from sitegen.render.views.linked_data import linked_data
from sitegen.render.views.picture import picture
from sitegen.render.views.shell import page_shell
from sitegen.site import queries


def article_html(context: ViewContext, page: Article) -> str:
    """Render an article, with links to the next newer and older one."""
    view = page_shell(context, page)
    lead = picture(context, page.lead)
    newer, older = context.reader.ask(queries.neighbours, page.id, page.locale)
    view["body_html"] = body_html(context, page.body)
    view["article"] = {
        "genre": page.genre,
        "author": page.author,
        "source": page.source,
        "lead": lead,
        "newer": card(context, newer),
        "older": card(context, older),
    }
    view["page"] = {**view["page"], "image": lead}  # type: ignore[dict-item]
    view["jsonld"] = linked_data(context, page, view)
    return context.render(page.traits.template, view)


VIEW = PageView(article_html)
