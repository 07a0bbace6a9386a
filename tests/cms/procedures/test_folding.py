"""Searching finds a text in any spelling."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.procedures.folding import fold


@pytest.mark.parametrize(
    "typed", ["Đăng ký  thường trú", "DANG KY THUONG TRU", " đăng  ký thường trú", "dang ky thuong tru"]
)
def test_capitals_accents_and_spaces_make_no_difference(typed):
    for form in ("NFC", "NFD"):
        assert fold(unicodedata.normalize(form, typed)) == "dang ky thuong tru"


@given(st.text())
def test_a_folded_text_stays_as_it_is(text):
    assert fold(fold(text)) == fold(text)
