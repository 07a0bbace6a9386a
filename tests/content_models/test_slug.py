"""Slugs: Vietnamese into ASCII, and words that are taken."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content_models.languages import PAGE_WORDS, SEARCH_WORDS
from content_models.quoting import quote
from content_models.rules import put_into_words
from content_models.rules.slug import check_slug
from content_models.slug import RESERVED, slugify

VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxy" + "áàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Đường bộ", "duong-bo"),
        ("đĐ", "dd"),
        ("Hộ chiếu & thị thực", "ho-chieu-thi-thuc"),
        ("Giai đoạn 2026–2030", "giai-doan-2026-2030"),
        ("Thông tư 01/2026/TT-BTP", "thong-tu-01-2026-tt-btp"),
        ("Giá: 8.000 đ — miễn phí", "gia-8-000-d-mien-phi"),
        ("  a  --  b  ", "a-b"),
        ("so\N{SOFT HYPHEN}ft", "soft"),
        ("Tin 🌾 mùa", "tin-mua"),
        ("广西", ""),
        ("🌾", ""),
        ("", ""),
        ("../x", "x"),
        ("A/B\\C\0D", "a-b-c-d"),
        ("ﬁn ½ İ", "fin-1-2-i"),
    ],
)
def test_a_text_becomes_a_slug(text: str, slug: str) -> None:
    assert slugify(text) == slug


def test_composed_and_decomposed_letters_give_one_slug() -> None:
    text = "Đăng ký tạm trú ở Ủy ban nhân dân phường"
    assert slugify(unicodedata.normalize("NFD", text)) == slugify(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize("letter", VIETNAMESE)
def test_every_vietnamese_letter_stays_a_letter(letter: str) -> None:
    assert len(slugify(letter)) == len(slugify(letter.upper())) == 1


def test_a_long_text_is_cut_between_words() -> None:
    assert slugify("một hai ba bốn năm", limit=11) == "mot-hai-ba"
    assert slugify("một hai ba bốn năm", limit=10) == "mot-hai-ba"
    assert slugify("một hai ba bốn năm", limit=9) == "mot-hai"
    assert slugify("x" * 500) == "x" * 80


@given(st.text(), st.integers(1, 120))
def test_every_slug_that_is_made_is_allowed(text: str, limit: int) -> None:
    slug = slugify(text, limit)
    assert len(slug) <= limit
    assert slugify(slug, limit) == slug
    if slug:
        assert check_slug(slug) is None


@pytest.mark.parametrize("slug", ["lien-he", "a", "2026", "a-1", "search"])
def test_a_good_slug_below_the_first_level_is_allowed(slug: str) -> None:
    assert check_slug(slug) is None


@pytest.mark.parametrize(
    ("slug", "better"),
    [
        ("../x", "x"),
        ("a/b", "a-b"),
        ("Liên hệ", "lien-he"),
        ("a--b", "a-b"),
        ("a\n", "a"),
        ("", "lien-he"),
        ("广西", "lien-he"),
        ("x" * 121, "x" * 80),
    ],
)
def test_a_bad_slug_is_refused_with_a_better_one(slug: str, better: str) -> None:
    broken = check_slug(slug)
    assert broken
    assert put_into_words(broken) == (
        f"{quote(slug)} cannot be used in an address",
        f"Choose another one, such as “{better}”",
    )
    assert check_slug(better) is None


@pytest.mark.parametrize("slug", sorted(RESERVED))
def test_a_reserved_word_is_refused_as_the_first_segment_only(slug: str) -> None:
    assert check_slug(slug) is None
    broken = check_slug(slug, first_segment=True)
    assert broken
    assert broken.params == (("suggestion", f"{slug}-1"),)
    assert check_slug(f"{slug}-1", first_segment=True) is None


def test_a_language_of_the_portal_is_refused_as_the_first_segment() -> None:
    assert check_slug("en", first_segment=True) is None
    assert check_slug("en", locales=frozenset({"vi", "en"})) is None
    assert check_slug("en", first_segment=True, locales=frozenset({"vi", "en"}))


def test_the_words_the_design_reserves_are_reserved() -> None:
    assert {"cms", "tim-kiem", "search", "api", "assets"} <= RESERVED


def test_no_page_can_take_the_address_of_a_search_page() -> None:
    assert set(SEARCH_WORDS.values()) <= RESERVED


def test_the_words_that_routes_own_are_slugs_themselves() -> None:
    for word in {*RESERVED, *PAGE_WORDS.values()}:
        assert check_slug(word) is None
