"""Encodes a picture in all sizes and formats, once. Encoders differ between machines, so encodings are build inputs."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterable

from django.db import IntegrityError, transaction
from PIL import Image as Picture
from PIL import ImageOps

from cms.errors import MediaError
from cms.media.models import Encoding, PortalDocument, PortalImage
from cms.media.store import folder, keep_bytes, keep_file

logger = logging.getLogger("motcua.media")

WIDTHS = (480, 960, 1600)
FALLBACK_WIDTH = 960
Recipe = tuple[str, str, dict[str, object]]
"""Media type, Pillow's name for it, and its options."""

MODERN: tuple[Recipe, ...] = (
    ("image/webp", "WEBP", {"quality": 80, "method": 4}),
    ("image/avif", "AVIF", {"quality": 60, "speed": 8}),
)
FALLBACK: Recipe = ("image/jpeg", "JPEG", {"quality": 82, "optimize": True, "progressive": True})


def encode_image(image: PortalImage) -> list[Encoding]:
    """All encodings of an image; makes missing ones. Call it outside a write transaction: it takes about a second."""
    known = list(Encoding.objects.filter(source_sha256=image.sha256))
    if known and all((folder() / encoding.sha256).exists() for encoding in known):
        return known
    made = list(_encode(image))
    try:
        with transaction.atomic():
            Encoding.objects.filter(source_sha256=image.sha256).delete()
            return Encoding.objects.bulk_create(made)
    except IntegrityError:
        # Another process encoded the same picture at the same time; its rows are equally good.
        return list(Encoding.objects.filter(source_sha256=image.sha256))


def encode_missing(images: Iterable[PortalImage]) -> int:
    """Encode the images that have no encodings yet; returns how many.

    An image that cannot be read gets none: the pages that show it are refused by name, all other pages are
    published.
    """
    chosen = [image for image in images if image.sha256]
    known = set(
        Encoding.objects.filter(source_sha256__in={image.sha256 for image in chosen}).values_list(
            "source_sha256", flat=True
        )
    )
    missing = {image.sha256: image for image in chosen if image.sha256 not in known}
    made = 0
    for image in missing.values():
        try:
            encode_image(image)
        except MediaError as error:
            logger.error("%s", error)
        else:
            made += 1
    return made


def keep_document(document: PortalDocument) -> None:
    """Copy the bytes of a document to the folder that the generator reads."""
    if document.sha256 and not (folder() / document.sha256).exists():
        with document.open_file() as file:
            keep_file(file, document.sha256)


def _encode(image: PortalImage) -> Iterable[Encoding]:
    try:
        with image.open_file() as file, Picture.open(file) as opened:
            picture = _flatten(ImageOps.exif_transpose(opened))
    except (OSError, ValueError, Picture.DecompressionBombError) as error:
        raise MediaError(f"image {image.pk} “{image.title}” cannot be read: {error}. Upload it again.") from error
    widths = sorted({min(width, picture.width) for width in WIDTHS})
    for width in widths:
        sized = _resize(picture, width)
        for media_type, name, options in MODERN:
            yield _store(image, sized, media_type, name, options)
    fallback = _resize(picture, min(FALLBACK_WIDTH, picture.width))
    yield _store(image, _on_white(fallback), *FALLBACK)


def _flatten(picture: Picture.Image) -> Picture.Image:
    """Convert to the colour modes that browsers show: RGB, or RGBA if anything is transparent."""
    transparent = picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info
    return picture.convert("RGBA" if transparent else "RGB")


def _on_white(picture: Picture.Image) -> Picture.Image:
    if picture.mode != "RGBA":
        return picture
    ground = Picture.new("RGB", picture.size, "white")
    ground.paste(picture, mask=picture.getchannel("A"))
    return ground


def _resize(picture: Picture.Image, width: int) -> Picture.Image:
    if width == picture.width:
        return picture
    height = max(1, round(picture.height * width / picture.width))
    return picture.resize((width, height), Picture.Resampling.LANCZOS)


def _store(
    image: PortalImage, picture: Picture.Image, media_type: str, name: str, options: dict[str, object]
) -> Encoding:
    buffer = io.BytesIO()
    picture.save(buffer, name, **options)
    data = buffer.getvalue()
    return Encoding(
        source_sha256=image.sha256,
        sha256=keep_bytes(data),
        type=media_type,
        width=picture.width,
        height=picture.height,
        bytes=len(data),
    )
