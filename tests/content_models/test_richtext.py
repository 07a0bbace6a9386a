"""The plain text of rich text, for search, summaries and messages."""

from content_models.link import Link
from content_models.richtext import (
    Anchor,
    Break,
    Emphasis,
    Foreign,
    Heading,
    Item,
    List,
    Paragraph,
    Strong,
    Subscript,
    Superscript,
    ThematicBreak,
    plain_text,
)


def test_inline_nodes_run_together() -> None:
    link = Link(to="page", ref="lien-he")
    inline = (
        "Xem ",
        Strong(("trang ", Emphasis((Anchor(link, ("liên hệ",)),)))),
        Break(),
        Foreign("en", ("CO", Subscript(("2",)))),
        ", km",
        Superscript(("2",)),
    )
    assert plain_text(inline) == "Xem trang liên hệ CO2, km2"


def test_blocks_are_parted_by_line_feeds() -> None:
    inner = List(items=(Item(c=("thẻ căn cước",)),), style="number")
    flow = (
        Heading(level=2, c=("Mang theo",)),
        List(items=(Item(c=("giấy tờ",), inner=(inner,)), Item(c=("bút",)))),
        ThematicBreak(),
        Paragraph(c=("Hết.",)),
    )
    assert plain_text(flow) == "Mang theo\ngiấy tờ\nthẻ căn cước\nbút\nHết."


def test_nothing_gives_nothing() -> None:
    assert plain_text(()) == ""
    assert plain_text((ThematicBreak(), Paragraph(c=()))) == ""
