"""Control characters, and nothing else, are found in raw lines."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from content_models.text import FORBIDDEN, find_control_character


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (b'{"a":"x\\u0000y"}', "\0"),
        (b'{"a":"x\\u000By"}', "\x0b"),
        (b'{"a":"\\b"}', "\b"),
        (b'{"a":"\\f"}', "\f"),
        (b'{"a":"\\u001f"}', "\x1f"),
        (b'{"a":"\x7f"}', "\x7f"),
        (b'{"a":"\\u0085"}', "\x85"),
        ('{"a":"\x85"}'.encode(), "\x85"),
        ('{"a":["b",{"c":"\ufffe"}]}'.encode(), "\ufffe"),
        (b'{"a":"\\uFFFF"}', "\uffff"),
    ],
)
def test_a_control_character_is_found(line: bytes, found: str) -> None:
    assert find_control_character(line) == found


@pytest.mark.parametrize(
    "line",
    [
        b'{"a":"x\\ty\\nz\\r"}',
        b'{"a":"an escaped backslash: \\\\u0000"}',
        b'{"a":"a file: C:\\\\bin\\\\files"}',
        '{"a":"Đăng ký, \xa0 ể \u200b 広"}'.encode(),
        b'{"a":"\\u0061\\u1ec3"}',
        b"{}",
    ],
)
def test_other_characters_are_left_alone(line: bytes) -> None:
    assert find_control_character(line) == ""


@given(
    st.dictionaries(
        st.text(st.characters(categories=["L"])), st.lists(st.text(st.characters(exclude_categories=["Cs"])))
    )
)
def test_the_search_in_bytes_agrees_with_a_search_in_texts(texts: dict[str, list[str]]) -> None:
    expected = [match.group() for values in texts.values() for text in values if (match := FORBIDDEN.search(text))]
    assert find_control_character(msgspec.json.encode(texts)) == (expected[0] if expected else "")
