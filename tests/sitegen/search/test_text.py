"""A word is read as the same word however it was typed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.search.text import (
    MAX_TOKEN,
    bigrams,
    fold,
    folded_tokens,
    has_accents,
    other_spelling,
    read,
    spellings,
    squeeze,
)


def exact_tokens(text: str) -> list[str]:
    """The tokens of a text with their accents: its words, then its codes whole."""
    words, codes = read(text)
    return [token.exact for token in (*words, *codes)]


ONSETS = ["", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "ph", "qu"]
ONSETS += ["r", "s", "t", "th", "tr", "v", "x"]
VOWELS = ["a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "iê", "ươ", "oa", "oe", "uy", "uyê", "ai", "ây"]
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
ENDS = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"]

syllables = st.builds(
    lambda onset, vowel, tone, end: unicodedata.normalize("NFC", onset + vowel + tone + end),
    st.sampled_from(ONSETS),
    st.sampled_from(VOWELS),
    st.sampled_from(TONES),
    st.sampled_from(ENDS),
)
phrases = st.lists(syllables, min_size=1, max_size=8).map(" ".join)

NEW_STYLE = [("òa", "oà"), ("óa", "oá"), ("ỏe", "oẻ"), ("õe", "oẽ"), ("ụy", "uỵ"), ("úy", "uý"), ("ùy", "uỳ")]


def in_new_style(text: str) -> str:
    for old, new in NEW_STYLE:
        text = text.replace(old, new)
    return text


@given(phrases)
def test_encoding_case_and_place_of_the_tone_make_no_difference(text: str) -> None:
    tokens = exact_tokens(text)
    variants = [unicodedata.normalize("NFD", text), text.upper(), text.title(), in_new_style(text)]
    variants += [unicodedata.normalize("NFD", in_new_style(text).upper()), f"  “{text}”\u00a0… "]
    assert all(exact_tokens(variant) == tokens for variant in variants)
    assert all(folded_tokens(variant) == folded_tokens(text) for variant in variants)


@pytest.mark.parametrize("typed", ["Ðồng Ðăng", "ðồng ðăng", "ÐỒNG ÐĂNG", "Ɖồng Ɖăng"])
def test_letters_that_look_like_the_vietnamese_one_are_read_as_it(typed: str) -> None:
    assert exact_tokens(typed) == ["đồng", "đăng"]
    assert folded_tokens(typed) == ["dong", "dang"]


@given(phrases)
def test_typing_without_accents_gives_the_folded_tokens(text: str) -> None:
    bare = unicodedata.normalize("NFD", text).replace("đ", "d").encode("ascii", "ignore").decode()
    assert folded_tokens(bare) == folded_tokens(text)


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    words, codes = read(text)
    for token in (*words, *codes):
        assert token.exact
        assert token.folded
        assert len(token.exact.split()) == 1
        assert len(token.folded.split()) == 1
        assert "_" not in token.exact + token.folded
    assert len(words) == len(read(unicodedata.normalize("NFD", text)).words)
    assert folded_tokens(unicodedata.normalize("NFD", text)) == folded_tokens(text)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    for token in exact_tokens(text):
        assert fold(fold(token)) == fold(token)


@pytest.mark.parametrize(
    ("text", "exact", "folded"),
    [
        ("Hộ chiếu", ["hộ", "chiếu"], ["ho", "chieu"]),
        ("Đường bộ", ["đường", "bộ"], ["duong", "bo"]),
        ("hoà, hòa", ["hòa", "hòa"], ["hoa", "hoa"]),
        ("kỹ/kĩ thuật", ["kỹ", "kĩ", "thuật"], ["ki", "ki", "thuat"]),
        ("quý quí", ["qúy", "quí"], ["qui", "qui"]),
        ("thúy nguyễn", ["thúy", "nguyễn"], ["thuy", "nguyen"]),
        ("snake_case", ["snake", "case"], ["snake", "case"]),
        ("soft\u00adhyphen", ["softhyphen"], ["softhyphen"]),
        ("—!?", [], []),
        ("", [], []),
    ],
)
def test_words(text: str, exact: list[str], folded: list[str]) -> None:
    assert exact_tokens(text) == exact
    assert folded_tokens(text) == folded


@pytest.mark.parametrize(
    ("text", "parts", "whole"),
    [
        ("1.004222", ["1", "004222"], "1.004222"),
        (" 1.0133611.", ["1", "0133611"], "1.0133611"),
        ("35/2024/NĐ-CP", ["35", "2024", "nd", "cp"], "35/2024/nd-cp"),
        ("163/QĐ–BTP", ["163", "qd", "btp"], "163/qd-btp"),
        ("CT01", ["ct", "01"], "ct01"),
        ("G15-TP07", ["g", "15", "tp", "07"], "g15-tp07"),
        ("1.014955-Xoa", ["1", "014955", "xoa"], "1.014955-xoa"),
    ],
)
def test_a_code_is_read_whole_and_in_parts(text: str, parts: list[str], whole: str) -> None:
    words, codes = read(f"Mẫu {text}, bản mới")
    assert [token.folded for token in words] == ["mau", *parts, "ban", "moi"]
    assert [token.folded for token in codes] == [whole]


def test_words_joined_by_a_slash_are_no_code() -> None:
    assert read("và/hoặc TP.HCM").codes == []
    assert folded_tokens("và/hoặc TP.HCM") == ["va", "hoac", "tp", "hcm"]


def test_a_code_may_be_typed_without_its_dots() -> None:
    assert squeeze("35/2024/nd-cp") == "352024ndcp"


def test_scripts_without_spaces_are_read_letter_by_letter() -> None:
    assert exact_tokens("ភាសា") == ["ភា", "សា"]
    assert exact_tokens("中文 tiếng Trung") == ["中", "文", "tiếng", "trung"]


def test_a_word_of_any_length_is_cut_at_the_same_place() -> None:
    token = folded_tokens("Ạ" * 1000)
    assert token == ["a" * MAX_TOKEN]
    assert folded_tokens("x" * 100 + "/12") == ["x" * MAX_TOKEN, "12"]


def test_neighbours_become_pairs() -> None:
    assert bigrams(folded_tokens("cấp hộ chiếu")) == ["cap_ho", "ho_chieu"]
    assert bigrams(["một"]) == []


def test_both_spellings_of_a_syllable_are_known() -> None:
    assert other_spelling("ký") == "kí"
    assert other_spelling("mĩ") == "mỹ"
    assert other_spelling("qúy") == "quí"
    assert other_spelling("thúy") is None


def test_accents_are_told_from_plain_letters() -> None:
    accented = {token.exact: has_accents(token) for token in read("Đăng ký tam tru ky ភាសា").words}
    assert accented == {
        "đăng": True,
        "ký": True,
        "tam": False,
        "tru": False,
        "ky": False,
        "ភា": False,
        "សា": False,
    }


def test_words_with_i_or_y_have_two_spellings_each() -> None:
    assert spellings(read("phở").words) == ["phở"]
    assert spellings(read("đăng ký").words) == ["đăng_ký", "đăng_kí"]
    assert spellings(read("lý kỳ").words) == ["lý_kỳ", "lý_kì", "lí_kỳ", "lí_kì"]
