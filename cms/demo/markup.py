"""Turns the markup of the demo's texts into rich text as Wagtail stores it.

The markup is a small part of Markdown: headings `##`, lists `-` and `1.`, a rule `---`, `**bold**`, `*italic*` and
`[words](target)`. It has nothing that an editor could not make with Wagtail's buttons.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape
from itertools import groupby

Attributes = Callable[[str], dict[str, str]]
"""Converts the target of a link to the attributes of its tag."""

_INLINE = re.compile(
    r"\*\*(?P<bold>.+?)\*\*|\*(?P<italic>.+?)\*|\[(?P<words>[^\]]+)\]\((?P<target>[^)\s]+)\)", re.DOTALL
)
_HEADING = re.compile(r"(#{2,4}) (.+)")
_BULLET = re.compile(r"- (.+)")
_NUMBER = re.compile(r"[0-9]+\. (.+)")


def rich_text(lines: Iterable[str], attributes: Attributes) -> str:
    """The HTML of some lines; an empty line ends a paragraph."""
    return "".join(_flow(lines, attributes))


def inline(text: str, attributes: Attributes) -> str:
    """The HTML of words within a paragraph."""
    pieces: list[str] = []
    position = 0
    for match in _INLINE.finditer(text):
        pieces.append(escape(text[position : match.start()], quote=False))
        position = match.end()
        if match["bold"]:
            pieces.append(f"<b>{inline(match['bold'], attributes)}</b>")
        elif match["italic"]:
            pieces.append(f"<i>{inline(match['italic'], attributes)}</i>")
        else:
            written = "".join(f' {name}="{escape(value)}"' for name, value in attributes(match["target"]).items())
            pieces.append(f"<a{written}>{inline(match['words'], attributes)}</a>")
    pieces.append(escape(text[position:], quote=False))
    return "".join(pieces)


def _flow(lines: Iterable[str], attributes: Attributes) -> Iterator[str]:
    for kind, group in groupby(lines, key=_kind):
        members = list(group)
        if kind in {"ul", "ol"}:
            items = "".join(f"<li>{inline(_item(line), attributes)}</li>" for line in members)
            yield f"<{kind}>{items}</{kind}>"
        elif kind == "heading":
            for line in members:
                match = _HEADING.fullmatch(line)
                assert match is not None
                yield f"<h{len(match[1])}>{inline(match[2], attributes)}</h{len(match[1])}>"
        elif kind == "rule":
            yield "<hr/>"
        elif kind == "words":
            yield f"<p>{inline(' '.join(members), attributes)}</p>"


def _kind(line: str) -> str:
    if not line.strip():
        return ""
    if line == "---":
        return "rule"
    for kind, pattern in (("heading", _HEADING), ("ul", _BULLET), ("ol", _NUMBER)):
        if pattern.fullmatch(line):
            return kind
    return "words"


def _item(line: str) -> str:
    match = _BULLET.fullmatch(line) or _NUMBER.fullmatch(line)
    assert match is not None
    return match[1]
