"""Running text as a tree of a few known nodes; raw HTML cannot be represented in it."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from content_models.identity import Locale
from content_models.link import Link


class Node(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="t"):
    """Base of all nodes; the tag is in the field `t`."""


class Strong(Node, tag="strong", frozen=True):
    """Important text."""

    c: "tuple[Inline, ...]"


class Emphasis(Node, tag="em", frozen=True):
    """Emphasised text."""

    c: "tuple[Inline, ...]"


class Anchor(Node, tag="a", frozen=True):
    """The text of a link."""

    link: Link
    c: "tuple[Inline, ...]"


class Foreign(Node, tag="lang", frozen=True):
    """Text in another language than the rest of the page."""

    locale: Locale
    c: "tuple[Inline, ...]"


class Superscript(Node, tag="sup", frozen=True):
    """Superscript, as in m²."""

    c: "tuple[Inline, ...]"


class Subscript(Node, tag="sub", frozen=True):
    """Subscript, as in CO₂."""

    c: "tuple[Inline, ...]"


class Break(Node, tag="br", frozen=True):
    """A line break within a paragraph."""


Inline = str | Strong | Emphasis | Anchor | Foreign | Superscript | Subscript | Break


class Paragraph(Node, tag="p", frozen=True):
    """A paragraph."""

    c: tuple[Inline, ...]


class Heading(Node, tag="h", frozen=True):
    """A heading; levels start at 2, because the title of the page has level 1."""

    level: Annotated[int, Meta(ge=2, le=4)]
    c: tuple[Inline, ...]


class Item(Node, tag="li", frozen=True):
    """A list item: a line, and optionally a nested list."""

    c: tuple[Inline, ...]
    inner: "tuple[List, ...]" = ()


class List(Node, tag="list", frozen=True):
    """A bulleted or a numbered list."""

    items: Annotated[tuple[Item, ...], Meta(min_length=1)]
    style: Literal["bullet", "number"] = "bullet"


class ThematicBreak(Node, tag="hr", frozen=True):
    """A thematic break."""


Flow = Paragraph | Heading | List | ThematicBreak


def plain_text(nodes: tuple[object, ...]) -> str:
    """The text of inline or flow nodes; blocks are separated by a line feed."""
    return "".join(_pieces(nodes)).strip()


def _pieces(nodes: tuple[object, ...]) -> list[str]:
    pieces: list[str] = []
    for node in nodes:
        match node:
            case str():
                pieces.append(node)
            case Break():
                pieces.append(" ")
            case Paragraph() | Heading():
                pieces += [*_pieces(node.c), "\n"]
            case List():
                pieces += _pieces(node.items)
            case Item():
                pieces += [*_pieces(node.c), "\n", *_pieces(node.inner)]
            case Strong() | Emphasis() | Anchor() | Foreign() | Superscript() | Subscript():
                pieces += _pieces(node.c)
    return pieces
