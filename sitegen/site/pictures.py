"""What a picture is, as its own bytes say."""

from pathlib import Path
from types import MappingProxyType

from PIL import Image as Picture

_FORMATS = MappingProxyType({"image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WEBP", "image/avif": "AVIF"})
"""The name that Pillow has for each type of pictures."""


def picture_size(path: Path, media_type: str) -> tuple[int, int] | None:
    """Width and height; None where the bytes are no picture of this type. Nothing is decoded: that takes too long."""
    try:
        with Picture.open(path, formats=[_FORMATS[media_type]]) as picture:
            size = picture.size
            picture.verify()
    except Exception:  # noqa: BLE001  Pillow raises whatever one of its readers came upon in broken bytes.
        return None
    return size
