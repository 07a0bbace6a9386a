"""Reads the type and size of a picture from its bytes."""

from pathlib import Path
from types import MappingProxyType

from PIL import Image as Picture

_FORMATS = MappingProxyType({"image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WEBP", "image/avif": "AVIF"})
"""Pillow's name of the format for each media type."""


def picture_size(path: Path, media_type: str) -> tuple[int, int] | None:
    """Width and height; None if the bytes are not a picture of this type. Nothing is decoded, because that is slow."""
    try:
        with Picture.open(path, formats=[_FORMATS[media_type]]) as picture:
            size = picture.size
            picture.verify()
    except Exception:  # noqa: BLE001  Pillow raises whatever one of its readers came upon in broken bytes.
        return None
    return size
