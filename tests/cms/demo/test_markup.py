"""The markup of the demo's texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.demo.markup import rich_text
from cms.portal.richtext import parse_rich_text
from cms.references import Assumed
from content_models.richtext import plain_text


def attributes(target: str) -> dict[str, str]:
    """Return the attributes of a link, with its target as it is written."""
    return {"href": target}


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Một\nhai.\n\nBa.", "<p>Một hai.</p><p>Ba.</p>"),
        ("## Đầu\nMột.", "<h2>Đầu</h2><p>Một.</p>"),
        ("- một\n- hai", "<ul><li>một</li><li>hai</li></ul>"),
        ("1. một\n2. hai", "<ol><li>một</li><li>hai</li></ol>"),
        ("---", "<hr/>"),
        ("**đậm** và *nghiêng*", "<p><b>đậm</b> và <i>nghiêng</i></p>"),
        ("[**một**](mailto:a@b.example)", '<p><a href="mailto:a@b.example"><b>một</b></a></p>'),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
    ],
)
def test_each_mark_has_its_tag(text: str, html: str) -> None:
    assert rich_text(text.split("\n"), attributes) == html


@given(st.lists(st.text(st.characters(categories=["L", "N"], include_characters=" ,.&<>\"'"), min_size=1), min_size=1))
def test_words_without_marks_survive_into_the_record(lines: list[str]) -> None:
    words = " ".join(lines).split()
    html = rich_text(lines, attributes)
    assert plain_text(parse_rich_text(html, Assumed())).split() == words
