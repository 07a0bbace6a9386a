"""A small notation for the texts of the example site, so that they can be read and edited as plain text.

Blank lines separate blocks: `## Heading`, `- bullet`, `1. number` (indented by two spaces: a nested list), `---`.
Within a line: `**strong**`, `_stressed_`, `[words](page:id#place)`, `{en|words in English}`, `m^2^`, `CO~2~`.
"""

import re
from collections.abc import Iterator

Data = dict[str, object]

_MARK = re.compile(
    r"\*\*(?P<strong>.+?)\*\*"
    r"|(?<!\w)_(?P<em>.+?)_(?!\w)"
    r"|\[(?P<a>[^\]]+)\]\((?P<link>[^)]+)\)"
    r"|\{(?P<locale>[a-z-]+)\|(?P<lang>[^}]+)\}"
    r"|\^(?P<sup>[^^]+)\^"
    r"|~(?P<sub>[^~]+)~"
)
_ITEM = re.compile(r"(?P<depth>(?:  )*)(?:(?P<bullet>- )|(?P<number>\d+\. ))(?P<words>.+)")
_LINK_BY_PREFIX = ("page", "file", "agency", "email", "phone")


def parse_flow(text: str) -> list[Data]:
    """Return the nodes of a running text, as in a snapshot."""
    return [_parse_block(block.strip("\n")) for block in re.split(r"\n\s*\n", text.strip()) if block.strip()]


def parse_link(notation: str) -> Data:
    """Parse a link: page:id, page:id#place, file:id, agency:id, email:address, phone:number, or an address."""
    to, colon, rest = notation.partition(":")
    if not colon or to not in _LINK_BY_PREFIX:
        return {"to": "url", "ref": notation}
    ref, _, fragment = rest.partition("#")
    return {"to": to, "ref": ref, **({"fragment": fragment} if fragment else {})}


def _parse_block(block: str) -> Data:
    if block == "---":
        return {"t": "hr"}
    if block.startswith("##"):
        signs, _, words = block.partition(" ")
        return {"t": "h", "level": len(signs), "c": list(_parse_inline(words))}
    if _ITEM.match(block):
        return _parse_list([_item(line) for line in block.splitlines()])
    return {"t": "p", "c": [part for line in block.splitlines() for part in ({"t": "br"}, *_parse_inline(line))][1:]}


def _item(line: str) -> tuple[int, str, str]:
    match = _ITEM.fullmatch(line)
    if not match:
        raise ValueError(f"“{line}” stands in a list and is no item. Start it with - or with a number and a dot.")
    return len(match["depth"]) // 2, "number" if match["number"] else "bullet", match["words"]


def _parse_list(lines: list[tuple[int, str, str]]) -> Data:
    depth, style, _ = lines[0]
    starts = [position for position, line in enumerate(lines) if line[0] == depth]
    items = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        item: Data = {"t": "li", "c": list(_parse_inline(lines[start][2]))}
        if end > start + 1:
            item["inner"] = [_parse_list(lines[start + 1 : end])]
        items.append(item)
    return {"t": "list", "items": items, "style": style}


def _parse_inline(text: str) -> Iterator[str | Data]:
    position = 0
    for match in _MARK.finditer(text):
        if match.start() > position:
            yield text[position : match.start()]
        tag = match.lastgroup or ""
        tag = {"link": "a"}.get(tag, tag)
        node: Data = {"t": tag, "c": list(_parse_inline(match[tag]))}
        if tag == "a":
            node["link"] = parse_link(match["link"])
        if tag == "lang":
            node["locale"] = match["locale"]
        yield node
        position = match.end()
    if position < len(text):
        yield text[position:]
