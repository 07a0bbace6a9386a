"""The blocks that make up the body of a page."""

from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from content_models.identity import Id, Line, LongLine, Title
from content_models.link import Link
from content_models.richtext import Flow


class BlockBase(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="b"
):
    """Base of all blocks; the tag is in the field `b`."""

    refers: ClassVar[dict[str, str]] = {}


class ImageUse(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One use of an image; `alt` is always given, and is empty only if the image adds nothing to the text."""

    image: Id
    alt: Line
    caption: Line = ""
    credit: Line = ""

    refers: ClassVar[dict[str, str]] = {"image": "image"}


class TextBlock(BlockBase, tag="text", frozen=True, kw_only=True):
    """Running text."""

    flow: Annotated[tuple[Flow, ...], Meta(min_length=1)]


class ImageBlock(BlockBase, tag="image", frozen=True, kw_only=True):
    """An image between paragraphs."""

    use: ImageUse


class FilesBlock(BlockBase, tag="files", frozen=True, kw_only=True):
    """Documents to download, under a level-2 heading."""

    title: Title
    files: Annotated[tuple[Id, ...], Meta(min_length=1)]

    refers: ClassVar[dict[str, str]] = {"files": "file"}


class TableBlock(BlockBase, tag="table", frozen=True, kw_only=True):
    """A data table: it always has a caption and a header row, so that it can be read aloud."""

    caption: Title
    head: Annotated[tuple[Title, ...], Meta(min_length=1)]
    rows: tuple[tuple[LongLine, ...], ...]
    row_headers: bool = False


class CalloutBlock(BlockBase, tag="callout", frozen=True, kw_only=True):
    """Information that a reader must not miss."""

    tone: Literal["info", "warning"]
    flow: Annotated[tuple[Flow, ...], Meta(min_length=1)]


class QuoteBlock(BlockBase, tag="quote", frozen=True, kw_only=True):
    """A quotation."""

    text: LongLine
    source: Line = ""


class DetailsBlock(BlockBase, tag="details", frozen=True, kw_only=True):
    """A part that the reader can open and close."""

    summary: Title
    flow: Annotated[tuple[Flow, ...], Meta(min_length=1)]


class Card(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A link with a line that describes its target."""

    title: Title
    link: Link
    text: Line = ""


class CardsBlock(BlockBase, tag="cards", frozen=True, kw_only=True):
    """Links into the portal, shown as cards under a level-2 heading."""

    title: Title
    cards: Annotated[tuple[Card, ...], Meta(min_length=1)]


class LatestBlock(BlockBase, tag="latest", frozen=True, kw_only=True):
    """The newest articles below a section, under a level-2 heading."""

    title: Title
    section: Id
    count: Annotated[int, Meta(ge=1, le=12)] = 5

    refers: ClassVar[dict[str, str]] = {"section": "page"}


class ContactBlock(BlockBase, tag="contact", frozen=True, kw_only=True):
    """Address, telephone and hours of an agency, from the national directory, under a level-2 heading."""

    agency: Id

    refers: ClassVar[dict[str, str]] = {"agency": "agency"}


class AgenciesBlock(BlockBase, tag="agencies", frozen=True, kw_only=True):
    """The agencies directly below a given one, from the national directory, under a level-2 heading."""

    title: Title
    parent: Id

    refers: ClassVar[dict[str, str]] = {"parent": "agency"}


Block = (
    TextBlock
    | ImageBlock
    | FilesBlock
    | TableBlock
    | CalloutBlock
    | QuoteBlock
    | DetailsBlock
    | CardsBlock
    | LatestBlock
    | ContactBlock
    | AgenciesBlock
)
