"""An image in the sizes and formats that a browser may choose from."""

from content_models.block import ImageUse
from content_models.media import Image, Rendition
from sitegen.render.view_context import View, ViewContext

FULL = "(min-width: 60rem) 50rem, 100vw"
CARD = "(min-width: 40rem) 20rem, 100vw"
_BEST_FIRST = ("image/avif", "image/webp", "image/jpeg", "image/png")


def picture(context: ViewContext, use: ImageUse | None, sizes: str = FULL) -> View | None:
    """The view of an image in a place, or None if the image is not published."""
    image = context.reader.image(use.image) if use else None
    if use is None or image is None:
        return None
    plain = _fallback(image)
    return {
        "sources": [
            {"type": media_type, "srcset": _srcset(context, image, media_type)}
            for media_type in _BEST_FIRST
            if media_type != plain.type and any(entry.type == media_type for entry in image.renditions)
        ],
        "src": context.reader.links.image(plain),
        "width": plain.width,
        "height": plain.height,
        "alt": use.alt,
        "caption": use.caption,
        "credit": use.credit or image.credit,
        "sizes": sizes,
        "share_url": context.reader.links.absolute(context.reader.links.image(plain)),
    }


def _fallback(image: Image) -> Rendition:
    """The encoding for the oldest browsers: JPEG or PNG before newer formats, the largest up to 1000 pixels."""
    return min(
        image.renditions,
        key=lambda entry: (-_BEST_FIRST.index(entry.type), entry.width > 1000, -entry.width, entry.sha256),
    )


def _srcset(context: ViewContext, image: Image, media_type: str) -> str:
    fitting = sorted((entry for entry in image.renditions if entry.type == media_type), key=lambda entry: entry.width)
    return ", ".join(f"{context.reader.links.image(entry)} {entry.width}w" for entry in fitting)
