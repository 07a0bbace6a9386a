"""Running text becomes the matching HTML, whatever characters it contains."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content_models.link import Link
from content_models.richtext import (
    Anchor,
    Break,
    Emphasis,
    Flow,
    Foreign,
    Heading,
    Item,
    List,
    Paragraph,
    Strong,
    Subscript,
    Superscript,
    ThematicBreak,
)
from sitegen.render.markup import Markup
from sitegen.site.links import Href
from tests.sitegen.documents import elements, ids
from tests.sitegen.portals import to_page, to_url

TARGETS = {
    "tin": Href("/tinh-a/tin/", external=False),
    "https://gov.example/?a=1&b=“": Href("https://gov.example/?a=1&b=“", external=True),
    "en-only": Href("/tinh-a/en/x/", external=False, locale="en"),
    "quote": Href('/x/"><script>', external=False),
}


def find(link: Link) -> Href | None:
    return TARGETS.get(link.ref)


def markup(*nodes: Flow) -> str:
    return Markup(find).flow(nodes)


def inline(*nodes: object) -> str:
    return Markup(find).inline(nodes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("node", "html"),
    [
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("&lt;", "&amp;lt;"),
        ("“Một” 'cửa' \"quốc gia\"", "“Một” 'cửa' \"quốc gia\""),
        (Break(), "<br>"),
        (Strong(("a",)), "<strong>a</strong>"),
        (Emphasis((Strong(("a", "b")), "c")), "<em><strong>ab</strong>c</em>"),
        (Superscript(("2",)), "<sup>2</sup>"),
        (Subscript(("2",)), "<sub>2</sub>"),
        (Foreign("en", ("online",)), '<span lang="en">online</span>'),
    ],
)
def test_words_are_written_so_that_a_browser_shows_them_as_they_are(node: object, html: str) -> None:
    assert inline(node) == html


@pytest.mark.parametrize(
    ("node", "html"),
    [
        (Paragraph(("a", Break(), "b")), "<p>a<br>b</p>"),
        (ThematicBreak(), "<hr>"),
        (Heading(3, ("Lệ phí",)), '<h3 id="le-phi">Lệ phí</h3>'),
        (List((Item(("a",)), Item(("b",)))), "<ul><li>a</li><li>b</li></ul>"),
        (List((Item(("a",)),), style="number"), "<ol><li>a</li></ol>"),
        (
            List((Item(("a",), (List((Item(("b",), (List((Item(("c",)),)),)),), style="number"),)),)),
            "<ul><li>a<ol><li>b<ul><li>c</li></ul></li></ol></li></ul>",
        ),
    ],
)
def test_blocks_and_lists_in_lists(node: Flow, html: str) -> None:
    assert markup(node) == html


def test_a_link_within_the_portal_is_plain() -> None:
    assert inline(Anchor(to_page("tin"), ("Tin",))) == '<a href="/tinh-a/tin/">Tin</a>'


def test_a_link_that_leaves_the_portal_says_so_and_gives_nothing_away() -> None:
    assert inline(Anchor(to_url("https://gov.example/?a=1&b=“"), ("đây",))) == (
        '<a href="https://gov.example/?a=1&amp;b=“" class="external" rel="noopener">đây</a>'
    )


def test_a_link_to_a_page_in_another_language_names_the_language() -> None:
    assert inline(Anchor(to_page("en-only"), ("x",))) == '<a href="/tinh-a/en/x/" hreflang="en">x</a>'


@pytest.mark.parametrize(
    ("words", "html"),
    [
        ("0205 381-2345", "0205\u00a0381\u20112345"),
        ("(0205) 381", "(0205)\u00a0381"),
        ("Gọi 115 - ngày và đêm", "Gọi 115 - ngày và đêm"),
    ],
)
def test_a_telephone_number_is_not_parted_at_the_end_of_a_line(words: str, html: str) -> None:
    anchor = Anchor(Link(to="phone", ref="quote"), (Strong((words,)), Break(), words))
    assert inline(anchor).endswith(f"><strong>{html}</strong><br>{html}</a>")
    assert html == words or html not in inline(Anchor(to_page("tin"), (words,)))


def test_a_link_whose_target_is_not_published_leaves_its_words() -> None:
    assert inline("Xem ", Anchor(to_page("mat"), (Strong(("đây",)),)), ".") == "Xem <strong>đây</strong>."


def test_an_address_cannot_end_its_attribute() -> None:
    html = inline(Anchor(to_page("quote"), ("x",)))
    assert [element.attributes for element in elements(html)] == [{"href": '/x/"><script>'}]


def test_headings_of_one_text_get_different_ids() -> None:
    html = Markup(find).flow((Heading(2, ("Lệ phí",)), Heading(2, ("Lệ-phí",)), Heading(3, ("lệ phí!",))))
    assert ids(html) == ["le-phi", "le-phi-2", "le-phi-3"]


def test_headings_stay_apart_over_all_texts_of_a_page() -> None:
    page = Markup(find)
    assert ids(page.flow((Heading(2, ("A",)),)) + page.flow((Heading(2, ("A",)),))) == ["a", "a-2"]


def test_a_heading_takes_no_id_that_the_templates_use() -> None:
    assert ids(Markup(find, {"contact", "main"}).flow((Heading(2, ("Contact",)), Heading(2, ("Main",))))) == [
        "contact-2",
        "main-2",
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2026: kế hoạch", "muc-2026-ke-hoach"),
        ("???", "muc"),
        ("ភាសាខ្មែរ", "muc"),
        ("Điều 5 – Lệ phí", "dieu-5-le-phi"),
        ("một " * 40, "mot-mot-mot-mot-mot-mot-mot-mot-mot-mot-mot-mot-mot-mot-mot"),
    ],
)
def test_an_id_is_made_of_ascii_letters_and_begins_with_one(text: str, name: str) -> None:
    assert Markup(find).heading_id(text) == name


TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=20)


@given(st.lists(TEXTS, max_size=6))
def test_whatever_headings_say_their_ids_differ_and_their_words_come_back(texts: list[str]) -> None:
    html = Markup(find).flow(tuple(Heading(2, (text,)) for text in texts))
    found = elements(html, "h2")
    assert [heading.text for heading in found] == [" ".join(text.split()) for text in texts]
    assert len({heading.attributes["id"] for heading in found}) == len(texts)
    assert all(heading.attributes["id"].isascii() for heading in found)
