"""Rich text as Wagtail stores it, parsed into the nodes of the contract.

Wagtail's own expansion queries every link; here nothing is queried, links remain ids. Of an element that the contract
does not know only the text is kept; scripts and styles are dropped with their text. An unsafe address is kept, so that
the rules report it to the page's owner; otherwise the link would disappear silently.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any, Literal
from urllib.parse import unquote

import msgspec

from cms.references import References, file_id
from content_models.link import Link
from content_models.richtext import (
    Anchor,
    Break,
    Emphasis,
    Flow,
    Heading,
    Inline,
    Item,
    List,
    Paragraph,
    Strong,
    Subscript,
    Superscript,
    ThematicBreak,
)

_MARKS: dict[str, type[Strong] | type[Emphasis] | type[Superscript] | type[Subscript]] = {
    "b": Strong,
    "strong": Strong,
    "i": Emphasis,
    "em": Emphasis,
    "sup": Superscript,
    "sub": Subscript,
}
_BLOCKS = re.compile(r"p|h[1-6]|div|blockquote")
_SILENT = frozenset({"script", "style", "template", "iframe", "object"})
_SPACE = re.compile(r"[ \t\r\n]+")


def parse_rich_text(html: str, references: References, own_id: str = "") -> tuple[Flow, ...]:
    """Return the blocks of a rich text, without empty paragraphs; a link to a #fragment leads to the page `own_id`."""
    parser = _Parser(references, own_id)
    parser.feed(html)
    parser.close()
    return tuple(parser.finish())


class _Frame(msgspec.Struct):
    """An element whose end tag has not been read yet."""

    tag: str
    content: list[Inline] = msgspec.field(default_factory=list)
    link: Link | None = None
    items: list[Item] = msgspec.field(default_factory=list)
    inner: list[List] = msgspec.field(default_factory=list)


class _Parser(HTMLParser):
    def __init__(self, references: References, own_id: str) -> None:
        super().__init__(convert_charrefs=True)
        self._references = references
        self._own_id = own_id
        self._flow: list[Flow] = []
        self._open: list[_Frame] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "br":
            self._content().append(Break())
        elif tag == "hr":
            self._close_all()
            self._flow.append(ThematicBreak())
        elif _BLOCKS.fullmatch(tag) or tag in {"ul", "ol"}:
            if not any(frame.tag == "li" for frame in self._open):
                self._close_all()
            self._open.append(_Frame(tag))
        elif tag == "li" or tag in _MARKS:
            self._open.append(_Frame(tag))
        elif tag == "a":
            self._open.append(_Frame(tag, link=self._link({name: value or "" for name, value in attrs})))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in {"br", "hr"}:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif any(frame.tag == tag for frame in self._open):
            while self._close_one() != tag:
                pass

    def handle_data(self, data: str) -> None:
        text = _SPACE.sub(" ", data)
        inside_text = self._open and self._open[-1].tag not in {"ul", "ol"}
        if self._silent or (not text.strip() and not inside_text):
            return
        self._content().append(text)

    def finish(self) -> list[Flow]:
        self._close_all()
        return self._flow

    def _content(self) -> list[Inline]:
        """Return the list to which text is added now; text outside any block begins a paragraph."""
        if not self._open or self._open[-1].tag in {"ul", "ol"}:
            self._open.append(_Frame("li" if self._open else "p"))
        return self._open[-1].content

    def _close_all(self) -> None:
        while self._open:
            self._close_one()

    def _close_one(self) -> str:
        frame = self._open.pop()
        content = _trim(frame.content) if frame.tag not in _MARKS and frame.tag != "a" else _join(frame.content)
        if frame.tag in {"ul", "ol"}:
            self._place_listing(frame)
        elif frame.tag == "li":
            self._place_item(frame, content)
        elif frame.tag in _MARKS:
            if content:
                self._content().append(_MARKS[frame.tag](content))
        elif frame.tag == "a":
            if content and frame.link:
                self._content().append(Anchor(frame.link, content))
            else:
                self._content().extend(content)
        elif any(outer.tag == "li" for outer in self._open):
            self._content().extend(content)
        elif content and frame.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self._flow.append(Heading(min(max(int(frame.tag[1]), 2), 4), content))
        elif content:
            self._flow.append(Paragraph(content))
        return frame.tag

    def _place_listing(self, frame: _Frame) -> None:
        if not frame.items:
            return
        style: Literal["bullet", "number"] = "number" if frame.tag == "ol" else "bullet"
        listing = List(tuple(frame.items), style)
        owner = next((outer for outer in reversed(self._open) if outer.tag == "li"), None)
        if owner is None:
            self._flow.append(listing)
        else:
            owner.inner.append(listing)

    def _place_item(self, frame: _Frame, content: tuple[Inline, ...]) -> None:
        if not content and not frame.inner:
            return
        item = Item(content, tuple(frame.inner))
        owner = next((outer for outer in reversed(self._open) if outer.tag in {"ul", "ol"}), None)
        if owner is None:
            self._flow.append(List((item,)))
        else:
            owner.items.append(item)

    def _link(self, attributes: dict[str, str]) -> Link | None:
        key = attributes.get("id", "")
        if attributes.get("linktype") == "page" and key.isdecimal():
            return self._references.page(int(key))
        if attributes.get("linktype") == "document" and key.isdecimal():
            return Link(to="file", ref=file_id(int(key)))
        return parse_address(attributes.get("href", ""), self._own_id)


def parse_address(address: str, own_id: str = "") -> Link | None:
    """Return the link for an address as somebody typed it; None if it is empty."""
    text = address.strip()
    scheme, _, rest = text.partition(":")
    match scheme.lower():
        case "mailto":
            return Link(to="email", ref=unquote(rest.partition("?")[0]))
        case "tel":
            return Link(to="phone", ref=unquote(rest))
    if text.startswith("#") and own_id:
        return Link(to="page", ref=own_id, fragment=text[1:])
    return Link(to="url", ref=text) if text else None


def _trim(content: list[Inline]) -> tuple[Inline, ...]:
    """Remove spaces and line breaks at both ends."""
    pieces = list(_join(content))
    while pieces and (isinstance(pieces[0], Break) or (isinstance(pieces[0], str) and not pieces[0].strip())):
        pieces.pop(0)
    while pieces and (isinstance(pieces[-1], Break) or (isinstance(pieces[-1], str) and not pieces[-1].strip())):
        pieces.pop()
    if pieces and isinstance(pieces[0], str):
        pieces[0] = pieces[0].lstrip(" ")
    if pieces and isinstance(pieces[-1], str):
        pieces[-1] = pieces[-1].rstrip(" ")
    return tuple(pieces)


def _join(content: list[Inline]) -> tuple[Inline, ...]:
    """Merge neighbouring strings into one, so that equal texts give equal nodes."""
    pieces: list[Any] = []
    for piece in content:
        if isinstance(piece, str) and pieces and isinstance(pieces[-1], str):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return tuple(pieces)
