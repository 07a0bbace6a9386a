"""The notation of the example site's texts."""

import pytest

from tests.sites.notation import parse_flow, parse_link


def test_blocks() -> None:
    flow = parse_flow("""
## Mang theo

- giấy tờ
  1. thẻ căn cước
  2. hộ chiếu
- bút

---

Dòng một
dòng hai
""")
    inner = {
        "t": "list",
        "items": [{"t": "li", "c": ["thẻ căn cước"]}, {"t": "li", "c": ["hộ chiếu"]}],
        "style": "number",
    }
    assert flow == [
        {"t": "h", "level": 2, "c": ["Mang theo"]},
        {
            "t": "list",
            "items": [{"t": "li", "c": ["giấy tờ"], "inner": [inner]}, {"t": "li", "c": ["bút"]}],
            "style": "bullet",
        },
        {"t": "hr"},
        {"t": "p", "c": ["Dòng một", {"t": "br"}, "dòng hai"]},
    ]


@pytest.mark.parametrize(
    ("text", "inline"),
    [
        ("a **b** c", ["a ", {"t": "strong", "c": ["b"]}, " c"]),
        ("_b_", [{"t": "em", "c": ["b"]}]),
        ("mau_don_1.pdf", ["mau_don_1.pdf"]),
        ("{en|National Portal}", [{"t": "lang", "c": ["National Portal"], "locale": "en"}]),
        ("km^2^, CO~2~", ["km", {"t": "sup", "c": ["2"]}, ", CO", {"t": "sub", "c": ["2"]}]),
        (
            "[**Xem**](page:lien-he#gio)",
            [
                {
                    "t": "a",
                    "c": [{"t": "strong", "c": ["Xem"]}],
                    "link": {"to": "page", "ref": "lien-he", "fragment": "gio"},
                }
            ],
        ),
    ],
)
def test_marks_within_a_line(text: str, inline: list[object]) -> None:
    assert parse_flow(text) == [{"t": "p", "c": inline}]


@pytest.mark.parametrize(
    ("notation", "link"),
    [
        ("page:lien-he", {"to": "page", "ref": "lien-he"}),
        ("file:to-roi", {"to": "file", "ref": "to-roi"}),
        ("phone:+84 205 3000 100", {"to": "phone", "ref": "+84 205 3000 100"}),
        ("https://a.example/b#c", {"to": "url", "ref": "https://a.example/b#c"}),
    ],
)
def test_links(notation: str, link: dict[str, str]) -> None:
    assert parse_link(notation) == link


def test_a_line_in_a_list_that_is_no_item_is_told() -> None:
    with pytest.raises(ValueError, match="“hai” stands in a list and is no item"):
        parse_flow("- một\nhai")
