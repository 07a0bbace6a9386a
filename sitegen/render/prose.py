"""Converts official text, which has only plain lines, to the paragraphs and lists that its authors meant."""

import re
from collections.abc import Iterator

from content_models.richtext import Break, Flow, Inline, Item, List, Paragraph

SHORT = 60
"""Characters. Consecutive lines up to this length belong together, as in an address; longer ones are separate
paragraphs."""

_ITEM = re.compile(r"(?P<sign>[-–—•●▪+]|\*(?=\s))\s*(?P<words>\S.*)")
_INLINE = re.compile(r"(?<=[.:;])\s+[-–+•]\s*(?=\w)")
"""List items within one line: “… gồm: - Đơn. - Giấy tờ.”; a single hyphen may be a dash instead."""

_RULE = re.compile(r"[-–—_*=.\s]*")
_STEP = re.compile(r"(?:bước|step)\s+(?P<number>\d{1,2})\s*[:.)–-]\s*(?P<words>.*)", re.IGNORECASE)


def prose(text: str) -> tuple[Flow, ...]:
    """Convert text: lines with a hyphen become list items, those with a plus sign nested items, the rest paragraphs."""
    return tuple(_flow(text))


def split_steps(text: str) -> tuple[str, list[str]]:
    """The text before the first line that starts with “Bước 1:”, and the text of each step in order.

    Text whose steps are not numbered consecutively is returned unchanged, without steps.
    """
    before: list[str] = []
    steps: list[list[str]] = []
    for line in text.splitlines():
        found = _STEP.match(line.strip())
        if found and int(found["number"]) != len(steps) + 1:
            return text, []
        if found:
            steps.append([found["words"]])
        else:
            (steps[-1] if steps else before).append(line)
    return "\n".join(before), ["\n".join(lines) for lines in steps]


def _flow(text: str) -> Iterator[Flow]:
    words: list[str] = []
    items: list[tuple[bool, str]] = []
    for line in [*_lines(text), "\n"]:
        found = _ITEM.fullmatch(line)
        is_item = found is not None and not _RULE.fullmatch(line)
        # A blank line separates paragraphs, but not the items of a list.
        if not is_item and line and items:
            yield _list(items)
            items = []
        if words and (is_item or _RULE.fullmatch(line)):
            yield from _paragraphs(words)
            words = []
        if is_item and found:
            items.append((found["sign"] == "+", found["words"]))
        elif not _RULE.fullmatch(line):
            words.append(line)


def _lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        first, *entries = _INLINE.split(line.strip())
        if len(entries) < 2:
            yield line.strip()
        else:
            yield first
            yield from (f"- {entry}" for entry in entries)


def _paragraphs(lines: list[str]) -> Iterator[Paragraph]:
    if all(len(line) <= SHORT for line in lines):
        parts: list[Inline] = []
        for line in lines:
            parts += [Break(), line] if parts else [line]
        yield Paragraph(c=tuple(parts))
    else:
        yield from (Paragraph(c=(line,)) for line in lines)


def _list(items: list[tuple[bool, str]]) -> List:
    """Make a list with nested items; a list that starts with a plus sign has only one level."""
    found: list[tuple[str, list[str]]] = []
    for is_below, words in items:
        if is_below and found and not items[0][0]:
            found[-1][1].append(words)
        else:
            found.append((words, []))
    return List(
        items=tuple(
            Item(c=(words,), inner=(List(items=tuple(Item(c=(inner,)) for inner in below)),) if below else ())
            for words, below in found
        )
    )
