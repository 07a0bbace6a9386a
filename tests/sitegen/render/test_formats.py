"""Numbers, sums, dates and sizes as people of each language write them."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from sitegen.render.formats import (
    babel_locale,
    human_date,
    human_day,
    human_money,
    human_number,
    human_size,
    machine_date,
    plural_form,
)

NEW_YEAR = datetime(2025, 12, 31, 18, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("locale", "text"),
    [("vi", "01/01/2026"), ("en", "1 January 2026"), ("en-gb", "1 January 2026"), ("km", "2026-01-01")],
)
def test_a_day_is_the_day_in_vietnam(locale: str, text: str) -> None:
    assert human_date(NEW_YEAR, locale) == text
    assert human_date(NEW_YEAR.astimezone(timezone(timedelta(hours=-8))), locale) == text


def test_a_day_without_a_time_is_written_the_same_way() -> None:
    assert [human_day(date(2026, 3, 5), locale) for locale in ("vi", "en", "km")] == [
        "05/03/2026",
        "5 March 2026",
        "2026-03-05",
    ]


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (NEW_YEAR, "2025-12-31T18:30:00Z"),
        (datetime(2026, 1, 1, 1, 30, 15, 999_999, tzinfo=timezone(timedelta(hours=7))), "2025-12-31T18:30:15Z"),
    ],
)
def test_machines_get_utc_to_the_second(moment: datetime, text: str) -> None:
    assert machine_date(moment) == text


@pytest.mark.parametrize(
    ("size", "vietnamese", "english"),
    [
        (1, "1 KB", "1 KB"),
        (1_499, "1 KB", "1 KB"),
        (1_501, "2 KB", "2 KB"),
        (900_000, "900 KB", "900 KB"),
        (999_999, "1,0 MB", "1.0 MB"),
        (1_250_001, "1,3 MB", "1.3 MB"),
        (34_000_000, "34,0 MB", "34.0 MB"),
    ],
)
def test_sizes_have_the_decimal_sign_of_the_language(size: int, vietnamese: str, english: str) -> None:
    assert human_size(size, "vi") == vietnamese
    assert human_size(size, "en") == english


@pytest.mark.parametrize(
    ("amount", "vietnamese", "english"),
    [
        (20_000, "20.000 đ", "20,000 đ"),
        (0, "0 đ", "0 đ"),
        (7.5, "7,5 đ", "7.5 đ"),
        (1_234_567.25, "1.234.567,25 đ", "1,234,567.25 đ"),
        (0.1, "0,1 đ", "0.1 đ"),
        (1e6, "1.000.000 đ", "1,000,000 đ"),
        (1e22, "10.000.000.000.000.000.000.000 đ", "10,000,000,000,000,000,000,000 đ"),
    ],
)
def test_thousands_and_decimals_are_those_of_the_language(amount: float, vietnamese: str, english: str) -> None:
    assert human_money(amount, "VND", "vi") == vietnamese
    assert human_money(amount, "VND", "en") == human_money(amount, "VND", "en-gb") == english


@pytest.mark.parametrize(("currency", "text"), [("USD", "1.250 USD"), ("VNĐ", "1.250 đ"), ("", "1.250 đ")])
def test_other_currencies_are_told_by_their_code(currency: str, text: str) -> None:
    assert human_money(1250, currency, "vi") == text


def test_a_number_without_a_fraction_has_no_decimals() -> None:
    assert [human_number(number, "vi") for number in (1, 1.0, 30, 0.5)] == ["1", "1", "30", "0,5"]


def test_the_largest_number_of_a_record_is_written_out() -> None:
    assert human_number(1e300, "vi") == "1" + ".000" * 100


def test_other_languages_have_the_signs_of_cldr() -> None:
    assert human_number(1234.5, "lo") == "1.234,5"
    assert human_number(1234.5, "km") == "1,234.5"


@pytest.mark.parametrize(("locale", "known"), [("en-gb", "en_GB"), ("vi", "vi"), ("hmn", "en"), ("zh-hant", "zh_Hant")])
def test_a_language_that_babel_does_not_know_is_written_as_english(locale: str, known: str) -> None:
    assert str(babel_locale(locale)) == known


@pytest.mark.parametrize(
    ("locale", "n", "form"),
    [
        ("km", 1, "other"),
        ("en", 1, "one"),
        ("en", 0.5, "other"),
        ("en-gb", 1, "one"),
        ("fr", 0, "one"),
        ("fr", 2, "other"),
        ("ar", 3, "few"),
        ("hmn", 2, "other"),
    ],
)
def test_plural_forms_are_those_of_the_language(locale: str, n: float, form: str) -> None:
    assert plural_form(locale, n) == form
