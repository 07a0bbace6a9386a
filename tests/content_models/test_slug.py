"""Slugs: Vietnamese into ASCII, and words that are taken."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content_models.errors import SlugError
from content_models.slug import PAGE_WORDS, RESERVED, SEARCH_WORDS, check_slug, slugify

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
        check_slug(slug)


@pytest.mark.parametrize("slug", ["lien-he", "a", "2026", "a-1", "search"])
def test_a_good_slug_below_the_first_level_is_allowed(slug: str) -> None:
    check_slug(slug)


@pytest.mark.parametrize(
    ("slug", "message"),
    [
        ("../x", "slug “../x” may hold only a-z, 0-9 and single hyphens; try “x”"),
        ("a/b", "slug “a/b” may hold only a-z, 0-9 and single hyphens; try “a-b”"),
        ("Liên hệ", "slug “Liên hệ” may hold only a-z, 0-9 and single hyphens; try “lien-he”"),
        ("a--b", "slug “a--b” may hold only a-z, 0-9 and single hyphens; try “a-b”"),
        ("a\n", "slug “a\\u000a” may hold only a-z, 0-9 and single hyphens; try “a”"),
        ("", "slug “” may hold only a-z, 0-9 and single hyphens; write one, such as lien-he"),
        ("广西", "slug “广西” may hold only a-z, 0-9 and single hyphens; write one, such as lien-he"),
        ("x" * 121, f"slug “{'x' * 60}…{'x' * 15}” has 121 characters; at most 120 are allowed"),
    ],
)
def test_a_bad_slug_is_refused_with_a_better_one(slug: str, message: str) -> None:
    with pytest.raises(SlugError) as refusal:
        check_slug(slug)
    assert str(refusal.value) == message


@pytest.mark.parametrize("slug", sorted(RESERVED))
def test_a_reserved_word_is_refused_as_the_first_segment_only(slug: str) -> None:
    check_slug(slug)
    with pytest.raises(SlugError) as refusal:
        check_slug(slug, first_segment=True)
    assert str(refusal.value) == (
        f"slug “{slug}” is reserved for the platform; choose another word, such as “{slug}-1”"
    )
    check_slug(f"{slug}-1", first_segment=True)


def test_a_language_of_the_portal_is_refused_as_the_first_segment() -> None:
    check_slug("en", first_segment=True)
    check_slug("en", locales=frozenset({"vi", "en"}))
    with pytest.raises(SlugError, match="reserved"):
        check_slug("en", first_segment=True, locales=frozenset({"vi", "en"}))


def test_the_words_the_design_reserves_are_reserved() -> None:
    assert {"cms", "tim-kiem", "search", "api", "assets"} <= RESERVED


def test_no_page_can_take_the_address_of_a_search_page() -> None:
    assert set(SEARCH_WORDS.values()) <= RESERVED


def test_the_words_that_routes_own_are_slugs_themselves() -> None:
    for word in {*RESERVED, *PAGE_WORDS.values()}:
        check_slug(word)
