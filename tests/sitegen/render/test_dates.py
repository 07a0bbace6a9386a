"""Dates and sizes as people of each language write them."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from sitegen.render.dates import human_date, human_day, human_size, machine_date

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
