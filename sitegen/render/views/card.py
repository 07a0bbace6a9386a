"""The card of a page, which other pages show."""

from content_models.block import ImageUse
from sitegen.render.view_context import View, ViewContext
from sitegen.render.views.picture import CARD, picture
from sitegen.site.content import PageKey


def card(context: ViewContext, key: PageKey | None) -> View | None:
    """The card of a page, or None if there is no page."""
    if key is None:
        return None
    facet = context.reader.card(key)
    use = ImageUse(image=facet.image, alt="") if facet.image else None
    return {
        "title": facet.title,
        "url": facet.url,
        "summary": facet.summary,
        "date": context.date(facet.date),
        "genre": facet.genre,
        "image": picture(context, use, CARD),
    }


def cards(context: ViewContext, keys: list[PageKey]) -> list[View]:
    """The cards of several pages."""
    return [view for key in keys if (view := card(context, key))]
