"""A page as others show it."""

from content_models.block import ImageUse
from sitegen.render.frame import Frame, View
from sitegen.render.views.picture import CARD, picture
from sitegen.site.content import PageKey


def card(frame: Frame, key: PageKey | None) -> View | None:
    """The card of a page, or None for no page."""
    if key is None:
        return None
    facet = frame.reader.card(key)
    use = ImageUse(image=facet.image, alt="") if facet.image else None
    return {
        "title": facet.title,
        "url": facet.url,
        "summary": facet.summary,
        "date": frame.date(facet.date),
        "genre": facet.genre,
        "image": picture(frame, use, CARD),
    }


def cards(frame: Frame, keys: list[PageKey]) -> list[View]:
    """The cards of several pages."""
    return [view for key in keys if (view := card(frame, key))]
