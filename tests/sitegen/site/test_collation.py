"""Vietnamese alphabetical order, as in a dictionary."""

import random
import unicodedata

import pytest

from sitegen.site.collation import collation_key


@pytest.mark.parametrize(
    "words",
    [
        ["a", "à", "ả", "ã", "á", "ạ", "ă", "ằ", "ẳ", "ẵ", "ắ", "ặ", "â", "ầ", "ẩ", "ẫ", "ấ", "ậ", "b"],
        ["d", "đ", "e", "ê", "g"],
        ["o", "ô", "ơ", "p"],
        ["u", "ư", "v", "x", "y"],
        ["ma", "mà", "mả", "mã", "má", "mạ", "man"],
        ["Cà Mau", "Cao Bằng", "Cần Thơ"],
        ["Đà Nẵng", "Đắk Lắk", "Điện Biên", "Đồng Nai", "Đồng Tháp"],
        ["Hà Nội", "Hà Tĩnh", "Hải Phòng", "Hưng Yên"],
        ["Quảng Ngãi", "Quảng Ninh", "Quảng Trị"],
        ["Tỉnh A", "Tỉnh Ă", "Tỉnh B"],
    ],
)
def test_words_come_in_the_order_of_a_dictionary(words: list[str]) -> None:
    mixed = random.Random(1).sample(words, len(words))
    assert sorted(mixed, key=collation_key) == words


def test_the_form_in_which_accents_are_stored_makes_no_difference() -> None:
    words = ["Ế", "ế", "ề", "đường", "Đường"]
    for word in words:
        decomposed = unicodedata.normalize("NFD", word)
        assert collation_key(decomposed)[:2] == collation_key(word)[:2]


def test_letters_count_before_tones_and_tones_before_case() -> None:
    assert sorted(["má", "mab", "Ma", "ma"], key=collation_key) == ["Ma", "ma", "má", "mab"]


def test_a_word_comes_before_what_it_begins() -> None:
    assert sorted(["Hà Nội mới", "Hà Nội", "Hà"], key=collation_key) == ["Hà", "Hà Nội", "Hà Nội mới"]
