"""Running text as HTML. It is written node by node, so that nothing else can get into a page."""

import re
from collections.abc import Callable, Collection
from html import escape

import msgspec

from content_models.link import Link
from content_models.richtext import (
    Anchor,
    Break,
    Emphasis,
    Flow,
    Foreign,
    Heading,
    Inline,
    Item,
    List,
    Paragraph,
    Strong,
    Subscript,
    Superscript,
    ThematicBreak,
    plain_text,
)
from content_models.slug import slugify
from sitegen.site.links import Href

_UNBROKEN = {" ": "\N{NO-BREAK SPACE}", "-": "\N{NON-BREAKING HYPHEN}"}
_BETWEEN_DIGITS = re.compile(r"(?<=[0-9)])[ -](?=[0-9(])")


class Markup:
    """Writes the running text of one page; ids of headings are unique and differ from those in `taken`."""

    def __init__(self, href: Callable[[Link], Href | None], taken: Collection[str] = ()) -> None:
        self._href = href
        self._ids = set(taken)
        self._repeats: dict[str, int] = {}

    def flow(self, nodes: tuple[Flow, ...]) -> str:
        """The HTML of paragraphs, headings, lists and breaks."""
        return "\n".join(self._block(node) for node in nodes)

    def _block(self, node: Flow) -> str:
        match node:
            case Paragraph():
                return f"<p>{self.inline(node.c)}</p>"
            case Heading():
                name = self.heading_id(plain_text(node.c))
                return f'<h{node.level} id="{name}">{self.inline(node.c)}</h{node.level}>'
            case List():
                tag = "ol" if node.style == "number" else "ul"
                return f"<{tag}>{''.join(self._item(item) for item in node.items)}</{tag}>"
            case ThematicBreak():
                return "<hr>"

    def _item(self, item: Item) -> str:
        return f"<li>{self.inline(item.c)}{''.join(self._block(inner) for inner in item.inner)}</li>"

    def inline(self, nodes: tuple[Inline, ...]) -> str:
        """The HTML of text within a paragraph."""
        return "".join(self._words(node) for node in nodes)

    def _words(self, node: Inline) -> str:
        match node:
            case str():
                return escape(node, quote=False)
            case Break():
                return "<br>"
            case Anchor():
                return self._anchor(node)
            case Foreign():
                return f'<span lang="{node.locale}">{self.inline(node.c)}</span>'
            case Strong():
                return f"<strong>{self.inline(node.c)}</strong>"
            case Emphasis():
                return f"<em>{self.inline(node.c)}</em>"
            case Superscript():
                return f"<sup>{self.inline(node.c)}</sup>"
            case Subscript():
                return f"<sub>{self.inline(node.c)}</sub>"

    def _anchor(self, node: Anchor) -> str:
        """A link, or only its text if the target is not published."""
        words = self.inline(_unbroken(node.c) if node.link.to == "phone" else node.c)
        href = self._href(node.link)
        if href is None or not words:
            return words
        more = ' class="external" rel="noopener"' if href.external else ""
        more += f' hreflang="{href.locale}"' if href.locale else ""
        return f'<a href="{escape(href.url)}"{more}>{words}</a>'

    def heading_id(self, text: str) -> str:
        """Make an id for a heading that is unique on the page."""
        stem = slugify(text, limit=60) or "muc"
        stem = stem if stem[0].isalpha() else f"muc-{stem}"
        name = stem
        while name in self._ids:
            self._repeats[stem] = self._repeats.get(stem, 1) + 1
            name = f"{stem}-{self._repeats[stem]}"
        self._ids.add(name)
        return name


def _unbroken(nodes: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The same text with telephone numbers that do not break at the end of a line."""
    return tuple(
        _BETWEEN_DIGITS.sub(lambda found: _UNBROKEN[found.group()], node)
        if isinstance(node, str)
        else node
        if isinstance(node, Break)
        else msgspec.structs.replace(node, c=_unbroken(node.c))
        for node in nodes
    )
