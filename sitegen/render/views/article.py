"""An article."""

from content_models.page import Article
from sitegen.render.frame import Frame
from sitegen.render.views.blocks import body_html
from sitegen.render.views.card import card
from sitegen.render.views.linked_data import news_article
from sitegen.render.views.picture import picture
from sitegen.render.views.shell import page_shell
from sitegen.site import queries


def article_html(frame: Frame, page: Article) -> str:
    """The finished article, with the next newer and older one."""
    view = page_shell(frame, page)
    lead = picture(frame, page.lead)
    newer, older = frame.reader.ask(queries.neighbours, page.id, page.locale)
    view["body_html"] = body_html(frame, page.body)
    view["article"] = {
        "genre": page.genre,
        "author": page.author,
        "source": page.source,
        "lead": lead,
        "newer": card(frame, newer),
        "older": card(frame, older),
    }
    view["page"] = {**view["page"], "image": lead}  # type: ignore[dict-item]
    view["jsonld"] = news_article(frame, page, view)
    return frame.render("layouts/article.html", view)
