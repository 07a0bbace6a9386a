"""Folding removes all differences in case, accents, spaces and Unicode form."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content_models.folding import fold, strip_accents


@pytest.mark.parametrize(
    "typed", ["Đăng ký  thường trú", "DANG KY THUONG TRU", " đăng  ký thường trú", "dang ky thuong tru"]
)
def test_capitals_accents_and_spaces_make_no_difference(typed: str) -> None:
    for form in ("NFC", "NFD"):
        assert fold(unicodedata.normalize(form, typed)) == "dang ky thuong tru"


@given(st.text())
def test_a_folded_text_stays_as_it_is(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_only_accents_of_latin_letters_go() -> None:
    assert strip_accents("Đường  Nguyễn Huệ") == "Duong  Nguyen Hue"
    assert strip_accents("ខ្មែរ") == "ខ្មែរ"
