"""The words of a question are highlighted in its results."""

import re
from html import unescape
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.search.highlights import highlight


def marked(text: str, query: str) -> list[str]:
    return [unescape(found) for found in re.findall("<mark>(.*?)</mark>", highlight(text, query), re.DOTALL)]


@pytest.mark.parametrize(
    ("text", "query", "words"),
    [
        ("Cấp hộ chiếu phổ thông", "hộ chiếu", ["hộ chiếu"]),
        ("Cấp hộ chiếu phổ thông", "HỘ CHIẾU", ["hộ chiếu"]),
        ("Cấp hộ chiếu phổ thông", "ho chieu", ["hộ chiếu"]),
        ("Cấp hộ chiếu phổ thông", "hồ chiếu", []),
        ("Hộ khẩu và chiếu cói", "hộ chiếu", []),
        ("Hộ chiếu cấp tại Lạng Sơn", "ho chieu lang son", ["Hộ chiếu", "Lạng Sơn"]),
        ("Phí hộ chiếu", "phí", ["Phí"]),
        ("Đường bộ, đường sắt", "duong bo", ["Đường bộ"]),
        ("Ký quỹ", "ki quy", ["Ký quỹ"]),
        ("Hoà giải", "hòa giải", ["Hoà giải"]),
        ("Thủ tục 1.004222, mục 2", "1.004222", ["1.004222"]),
        ("Nghị định 35/2024/NĐ-CP", "35/2024/nd-cp", ["35/2024/NĐ-CP"]),
        ("Mẫu CT01", "ct01", ["CT01"]),
        ("Get a passport", "passport", ["passport"]),
        ("hộ. Chiếu", "hộ chiếu", ["hộ. Chiếu"]),
        ("hộ (và) chiếu", "hộ chiếu", []),
        ("Hộ chiếu", "", []),
        ("", "hộ chiếu", []),
    ],
)
def test_words_are_marked_where_they_stand_together(text: str, query: str, words: list[str]) -> None:
    assert marked(text, query) == words


def test_a_decomposed_text_is_marked_as_well() -> None:
    assert marked(normalize("NFD", "Cấp hộ chiếu"), "hộ chiếu") == ["hộ chiếu"]


@pytest.mark.parametrize("query", ["script", "<script>", "b", "lt", "amp quot"])
def test_markup_in_a_text_stays_text(query: str) -> None:
    html = highlight("<script>alert('b') & \"x\"</script>", query)
    assert "<" not in html.replace("<mark>", "").replace("</mark>", "")
    assert unescape(re.sub("</?mark>", "", html)) == "<script>alert('b') & \"x\"</script>"


@given(st.text(max_size=60), st.text(max_size=30))
def test_marking_changes_no_letter_of_a_text(text: str, query: str) -> None:
    html = highlight(text, query)
    assert unescape(re.sub("</?mark>", "", html)) == normalize("NFC", text)
    assert re.fullmatch("(?:[^<>]|<mark>[^<>]+</mark>)*", html, re.DOTALL)
