"""Parsing rich text, as Wagtail stores it, into nodes of the contract."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.portal.richtext import parse_address, parse_rich_text
from cms.references import Assumed
from content_models.link import Link
from content_models.richtext import (
    Anchor,
    Break,
    Emphasis,
    Heading,
    Item,
    List,
    Paragraph,
    Strong,
    ThematicBreak,
    plain_text,
)


def parse(html):
    return parse_rich_text(html, Assumed(), "p-own")


@pytest.mark.parametrize(
    ("html", "nodes"),
    [
        ('<p data-block-key="a">Một <b>cửa</b></p>', (Paragraph(("Một ", Strong(("cửa",)))),)),
        ("<p>a<br/>b</p><hr/>", (Paragraph(("a", Break(), "b")), ThematicBreak())),
        ("<h2>Đầu đề</h2><h5>sâu</h5>", (Heading(2, ("Đầu đề",)), Heading(4, ("sâu",)))),
        ("<p></p><p> <br/></p>", ()),
        (
            "<ul><li>một<ol><li>trong</li></ol></li><li>hai</li></ul>",
            (List((Item(("một",), (List((Item(("trong",)),), "number"),)), Item(("hai",)))),),
        ),
        ("<p><b><i>cả hai</i></b></p>", (Paragraph((Strong((Emphasis(("cả hai",)),)),)),)),
        (
            '<p><a linktype="page" id="7">trang</a> <a linktype="document" id="8">tệp</a></p>',
            (
                Paragraph(
                    (Anchor(Link(to="page", ref="p-7"), ("trang",)), " ", Anchor(Link(to="file", ref="f-8"), ("tệp",)))
                ),
            ),
        ),
        ("<p>trước<script>alert(1)</script>sau</p>", (Paragraph(("trướcsau",)),)),
        ("<p><blink>lạ</blink></p>", (Paragraph(("lạ",)),)),
        ("chữ trần", (Paragraph(("chữ trần",)),)),
        ("<p>1 &lt; 2 &amp; 3</p>", (Paragraph(("1 < 2 & 3",)),)),
    ],
)
def test_known_markup_becomes_nodes(html, nodes):
    assert parse(html) == nodes


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://chinhphu.example/", Link(to="url", ref="https://chinhphu.example/")),
        ("mailto:vanthu@bo.example?subject=x", Link(to="email", ref="vanthu@bo.example")),
        ("tel:+84%2024", Link(to="phone", ref="+84 24")),
        ("#phan-2", Link(to="page", ref="p-own", fragment="phan-2")),
        ("javascript:alert(1)", Link(to="url", ref="javascript:alert(1)")),
        ("//evil.example", Link(to="url", ref="//evil.example")),
        ("  ", None),
    ],
)
def test_an_address_becomes_a_typed_link_and_an_unsafe_one_is_kept_for_the_rules(address, link):
    assert parse_address(address, "p-own") == link


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=60))
def test_no_word_is_lost_or_invented(text):
    from html import escape

    assert " ".join(plain_text(parse(f"<p>{escape(text)}</p>")).split()) == " ".join(text.split())


@given(st.text(alphabet='<>/ "=abiulopr123&;', max_size=80))
def test_no_markup_however_broken_stops_the_parser(html):
    parse(html)
