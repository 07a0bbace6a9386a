"""Turns the parts of a manuscript into the blocks of a page, in Wagtail's storage format."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid5

from cms.demo.errors import DemoError
from cms.demo.library import Picture
from cms.demo.manuscript import Manuscript, Part
from cms.demo.markup import rich_text
from cms.demo.targets import NAMESPACE, Targets

Raw = dict[str, Any]

_CARD = re.compile(r"- \[(?P<title>[^\]]+)\]\((?P<target>[^)]+)\)(?: \| (?P<text>.+))?")


def body_blocks(page: Manuscript, targets: Targets, pictures: dict[str, Picture]) -> list[Raw]:
    """The body of a page. Block ids are derived from the name of the page, so translations share them."""
    blocks = []
    for position, part in enumerate(page.parts):
        own = uuid5(NAMESPACE, f"{page.portal}/{page.name}#{position}")
        writer = _Writer(page, own.hex, targets, pictures)
        blocks.append({"type": part.kind, "value": writer.value(part), "id": str(own)})
    return blocks


def lead_block(page: Manuscript, targets: Targets, pictures: dict[str, Picture]) -> list[Raw]:
    """The lead picture of an article, if it has one."""
    if not page.head.lead:
        return []
    own = uuid5(NAMESPACE, f"{page.portal}/{page.name}#lead")
    value = _Writer(page, own.hex, targets, pictures).picture(page.head.lead)
    return [{"type": "image", "value": value, "id": str(own)}]


class _Writer:
    """Writes the value of one block."""

    def __init__(self, page: Manuscript, seed: str, targets: Targets, pictures: dict[str, Picture]) -> None:
        self._page = page
        self._seed = seed
        self._targets = targets
        self._pictures = pictures

    def value(self, part: Part) -> Any:
        match part.kind:
            case "text":
                return self._text(part)
            case "image":
                return self.picture(part.words, part.options.get("caption", ""))
            case "files":
                names = [line.removeprefix("- ") for line in part.lines if line]
                return {"title": part.words, "files": self._items([self._targets.document(name) for name in names])}
            case "table":
                return self._table(part)
            case "callout":
                return {"tone": part.words, "text": self._text(part)}
            case "quote":
                return {"text": " ".join(part.lines).strip(), "source": part.options.get("source", "")}
            case "details":
                return {"summary": part.words, "text": self._text(part)}
            case "cards":
                return {"title": part.words, "cards": self._items([self._card(line) for line in part.lines if line])}
            case "latest":
                section = self._targets.page(part.options["section"])
                return {"title": part.words, "section": section, "count": int(part.options["count"])}
            case "contact":
                return {"agency": self._targets.agency(part.words)}
            case "agencies":
                return {"title": part.words, "parent": self._targets.agency(part.options["parent"])}
        raise self._fault(f"a block “{part.kind}” cannot be written")

    def picture(self, name: str, caption: str = "") -> Raw:
        if name not in self._pictures:
            raise self._fault(f"pictures.toml has no picture “{name}”")
        return {
            "image": self._targets.image(name),
            "alt": self._pictures[name].alt[self._page.locale],
            "decorative": False,
            "caption": caption,
            "credit": "",
        }

    def _text(self, part: Part) -> str:
        return rich_text(part.lines, self._targets.attributes)

    def _table(self, part: Part) -> Raw:
        head, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in part.lines if line]
        table = {
            "columns": [{"type": "text", "heading": heading} for heading in head],
            "rows": [{"values": row} for row in rows],
            "caption": part.words,
        }
        return {"table": table, "row_headers": part.options.get("option") == "row-headers"}

    def _card(self, line: str) -> Raw:
        match = _CARD.fullmatch(line)
        if not match:
            raise self._fault(f"“{line}” is no card; write - [title](target) | text")
        return {"title": match["title"], "link": self._targets.link(match["target"]), "text": match["text"] or ""}

    def _items(self, values: list[Any]) -> list[Raw]:
        """The items of a list block."""
        return [
            {"type": "item", "value": value, "id": str(uuid5(NAMESPACE, f"{self._seed}/{position}"))}
            for position, value in enumerate(values)
        ]

    def _fault(self, what: str) -> DemoError:
        return DemoError(f"{self._page.file}: {what}")
