"""Ids, locales, hashes, slugs, and texts in several languages."""

import msgspec
import pytest

from content_models.agency import ElectronicCode, StatisticalCode
from content_models.identity import Id, Locale, Sha256, Slug, Title, in_locale
from content_models.media import FileLanguage, FileName, MediaType

GOOD = [
    (Id, "tin-tuc"),
    (Id, "1.004222"),
    (Id, "x" * 80),
    (Locale, "vi"),
    (Locale, "zh-hant"),
    (Sha256, "0123456789abcdef" * 4),
    (Slug, "lien-he-2"),
    (Title, "Đ"),
    (Title, " a "),
    (StatisticalCode, "20"),
    (StatisticalCode, "06184"),
    (ElectronicCode, "G15"),
    (ElectronicCode, "H37.1.02"),
    (FileName, "mau-don_1.v2.pdf"),
    (MediaType, "application/vnd.oasis.opendocument.text"),
    (FileLanguage, ""),
    (FileLanguage, "vi"),
]

BAD = [
    (Id, ""),
    (Id, "-a"),
    (Id, "A"),
    (Id, "a/b"),
    (Id, "x" * 81),
    (Locale, "VI"),
    (Locale, "vi_VN"),
    (Locale, "v"),
    (Sha256, "0123456789ABCDEF" * 4),
    (Sha256, "0"),
    (Slug, "-a"),
    (Slug, "a--b"),
    (Slug, "đ"),
    (Slug, "x" * 121),
    (Title, ""),
    (Title, " \n\u3000"),
    (StatisticalCode, "6184"),
    (ElectronicCode, "h37"),
    (ElectronicCode, "H37."),
    (FileName, "../a.pdf"),
    (FileName, ".pdf"),
    (FileName, "a"),
    (MediaType, "text/html; charset=utf-8"),
    (FileLanguage, "Tiếng Việt"),
]


@pytest.mark.parametrize(("kind", "value"), GOOD)
def test_a_good_value_is_taken(kind: type[str], value: str) -> None:
    assert msgspec.convert(value, kind) == value


@pytest.mark.parametrize(("kind", "value"), BAD)
def test_a_bad_value_is_refused(kind: type[str], value: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(value, kind)


@pytest.mark.parametrize(("kind", "value"), [case for case in GOOD if case[0] is not Title])
def test_no_line_feed_hides_at_the_end(kind: type[str], value: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(value + "\n", kind)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({"vi": "Xã", "en": "Commune"}, "Commune"),
        ({"vi": "Xã", "km": "ឃុំ"}, "Xã"),
        ({"vi": "Xã", "en": ""}, "Xã"),
        ({"zh": "乡", "km": "ឃុំ"}, "ឃុំ"),
        ({}, ""),
    ],
)
def test_a_text_is_taken_in_the_locale_or_else_in_another(texts: dict[str, str], expected: str) -> None:
    assert in_locale(texts, "en", "vi") == expected
