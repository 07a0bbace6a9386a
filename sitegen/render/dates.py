"""Dates, sizes and numbers as people of each language write them; days are days in Vietnam."""

from datetime import UTC, date, datetime

from content_models.time_zone import VIETNAM

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def machine_date(moment: datetime) -> str:
    """RFC 3339 in UTC, to the second: the form of feeds, sitemaps and <time>."""
    return moment.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")


def human_date(moment: datetime, locale: str) -> str:
    """23/11/2026 in Vietnamese, 23 November 2026 in English, 2026-11-23 elsewhere."""
    return human_day(moment.astimezone(VIETNAM).date(), locale)


def human_day(day: date, locale: str) -> str:
    """The same for a day without a time."""
    match locale.partition("-")[0]:
        case "vi":
            return f"{day.day:02d}/{day.month:02d}/{day.year}"
        case "en":
            return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
        case _:
            return day.isoformat()


def human_size(bytes: int, locale: str) -> str:
    """A file size with one decimal, in decimal units: 1,2 MB in Vietnamese, 1.2 MB in English."""
    kilobytes = max(1, round(bytes / 1000))
    if kilobytes < 1000:
        return f"{kilobytes} KB"
    number = f"{bytes / 1_000_000:.1f}"
    return f"{number.replace('.', ',') if locale.startswith('vi') else number} MB"
