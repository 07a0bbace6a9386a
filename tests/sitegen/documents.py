"""Reads the elements and texts of rendered pages."""

import json
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import NamedTuple

VOID = frozenset({"meta", "link", "img", "br", "hr", "source", "input"})


class Element(NamedTuple):
    """A start tag, its attributes, and all text up to its end tag."""

    tag: str
    attributes: Mapping[str, str]
    text: str


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str], list[str]]] = []
        self.open: list[tuple[str, list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pieces: list[str] = []
        self.found.append((tag, {name: value or "" for name, value in attrs}, pieces))
        if tag not in VOID:
            self.open.append((tag, pieces))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1][0] == tag, f"</{tag}> closes <{self.open[-1][0]}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for _, pieces in self.open:
            pieces.append(data)


def elements(html: str, tag: str = "", **attributes: str) -> list[Element]:
    """Return the elements with this tag and these attributes (`class_` means class); fail if any tag is not closed."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert not reader.open, f"<{reader.open[-1][0]}> is never closed"
    wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    return [
        Element(name, found, " ".join("".join(pieces).split()))
        for name, found, pieces in reader.found
        if (not tag or name == tag) and wanted.items() <= found.items()
    ]


def addresses(html: str) -> Iterator[str]:
    """Yield every address in the href, src and srcset attributes of a page."""
    for element in elements(html):
        for name in ("href", "src"):
            if name in element.attributes:
                yield element.attributes[name]
        for entry in element.attributes.get("srcset", "").split(","):
            if entry.strip():
                yield entry.split()[0]


def ids(html: str) -> list[str]:
    """The ids of all elements."""
    return [element.attributes["id"] for element in elements(html) if "id" in element.attributes]


def linked_data(html: str) -> list[dict[str, object]]:
    """The JSON-LD blocks of a page."""
    return [json.loads(element.text) for element in elements(html, "script", type="application/ld+json")]
