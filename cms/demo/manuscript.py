"""A page of the demo as a file: a head in TOML between two lines `+++`, then text and blocks.

A block begins with a line `:::kind words` and ends with a line `:::`. Text between two blocks is running text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Literal

import msgspec

from cms.demo.errors import DemoError
from content_models.errors import KindError
from content_models.record import page_kind

BLOCKS = frozenset({"image", "files", "table", "callout", "quote", "details", "cards", "latest", "contact", "agencies"})
OPTIONS = frozenset({"caption", "count", "option", "parent", "section", "source"})
"""Keys that may begin a line `key: value` within a block."""

_OPENING = re.compile(r":::(?P<kind>[a-z]+)(?: (?P<words>.+))?")
_OPTION = re.compile(r"(?P<name>[a-z]+): (?P<value>.+)")


class Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The facts about a page; `lead` names a picture, and a page with a `genre` is an article.

    Where the name of the file and the genre do not tell the kind, `kind` names it, such as “procedures” for the list of
    what the portal offers.
    """

    title: str
    published: datetime
    updated: datetime | None = None
    slug: str = ""
    summary: str = ""
    order: int = 0
    genre: Literal["", "news", "announcement", "guidance", "press"] = ""
    author: str = ""
    source: str = ""
    lead: str = ""
    kind: str = ""


class Part(msgspec.Struct, frozen=True):
    """A block, or running text between blocks (then `kind` is text)."""

    kind: str
    words: str
    options: dict[str, str]
    lines: tuple[str, ...]


class Manuscript(msgspec.Struct, frozen=True):
    """One page in one language; `name` is the same in all languages: home, tin-tuc, tin-tuc/ngay-phap-luat."""

    file: Path
    portal: str
    locale: str
    name: str
    kind: str
    head: Head
    parts: tuple[Part, ...]

    @property
    def parent(self) -> str:
        """The name of the page above; empty for the front page."""
        if not page_kind(self.kind).traits.parents:
            return ""
        return self.name.rpartition("/")[0] or "home"

    @property
    def slug(self) -> str:
        """The path segment of the page, unless the head gives another one."""
        return self.head.slug or self.name.rpartition("/")[2]


def read_manuscript(file: Path, portal: str, locale: str, name: str) -> Manuscript:
    """Read one file; raises DemoError with file, line and what to do."""
    opening, _, rest = file.read_text(encoding="utf-8").partition("+++\n")
    head, closing, body = rest.partition("\n+++\n")
    if opening or not closing:
        raise DemoError(f"{file}: has no head. Begin the file with facts in TOML between two lines +++.")
    try:
        facts = msgspec.convert(tomllib.loads(head), Head)
        page_kind(_kind(name, facts))
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, KindError) as error:
        raise DemoError(f"{file}: the head is wrong: {error}. Compare it with the head of another page.") from error
    line = head.count("\n") + 4
    parts = tuple(_parts(body.split("\n"), file, line))
    return Manuscript(file, portal, locale, name.removesuffix("/section"), _kind(name, facts), facts, parts)


def _kind(name: str, facts: Head) -> str:
    if name == "home":
        return "home"
    if name.endswith("/section"):
        return "section"
    return facts.kind or ("article" if facts.genre else "page")


def _parts(lines: list[str], file: Path, first: int) -> Iterator[Part]:
    text: list[str] = []
    numbered = iter(enumerate(lines, start=first))
    for number, line in numbered:
        if not line.startswith(":::"):
            text.append(line)
            continue
        if any(text):
            yield Part("text", "", {}, tuple(text))
        text = []
        yield _block(line, numbered, f"{file}, line {number}")
    if any(text):
        yield Part("text", "", {}, tuple(text))


def _block(opening: str, numbered: Iterator[tuple[int, str]], place: str) -> Part:
    match = _OPENING.fullmatch(opening)
    if not match or match["kind"] not in BLOCKS:
        raise DemoError(f"{place}: “{opening}” opens no block. Write ::: and one of: {', '.join(sorted(BLOCKS))}.")
    options: dict[str, str] = {}
    lines: list[str] = []
    for _, line in numbered:
        if line == ":::":
            return Part(match["kind"], match["words"] or "", options, tuple(lines))
        option = _OPTION.fullmatch(line)
        if option and option["name"] in OPTIONS:
            options[option["name"]] = option["value"]
        else:
            lines.append(line)
    raise DemoError(f"{place}: the block “{opening}” has no end. Write ::: on a line of its own after it.")
