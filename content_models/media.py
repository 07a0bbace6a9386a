"""Images and files: a record refers to its bytes by their hash; the bytes are stored beside the snapshot."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from content_models.identity import Line, Sha256, Title
from content_models.kind import RecordBase
from content_models.terms import form

Pixels = Annotated[int, Meta(ge=1, le=20_000)]
Bytes = Annotated[int, Meta(ge=1)]
FileName = Annotated[
    str,
    Meta(
        pattern=r"^[a-z0-9]+([._-][a-z0-9]+)*\.[a-z0-9]{1,8}(?!\n)$",
        max_length=120,
        description=form("file-name"),
    ),
]
MediaType = Annotated[
    str,
    Meta(
        pattern=r"^[a-z]+/[a-z0-9.+-]+(?!\n)$",
        description=form("media-type"),
    ),
]
FileLanguage = Annotated[
    str,
    Meta(
        pattern=r"^([a-z]{2,3}(-[a-z0-9]{2,8})*)?(?!\n)$",
        description=form("file-language"),
    ),
]

ImageType = Literal["image/avif", "image/webp", "image/jpeg", "image/png"]


class Rendition(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One encoding of an image. The CMS makes it once, because encoders differ between machines."""

    sha256: Sha256
    type: ImageType
    width: Pixels
    height: Pixels
    bytes: Bytes


class Image(RecordBase, tag="image", frozen=True, kw_only=True):
    """An image in the sizes and formats that a browser may choose from, all with the same proportions."""

    title: Title
    renditions: Annotated[tuple[Rendition, ...], Meta(min_length=1)]
    credit: Line = ""


class File(RecordBase, tag="file", frozen=True, kw_only=True):
    """A document for download."""

    title: Title
    name: FileName
    type: MediaType
    sha256: Sha256
    bytes: Bytes
    language: FileLanguage = ""
