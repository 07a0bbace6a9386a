"""Formats numbers, amounts of money, dates and file sizes for each language.

Babel supplies the separators, the names of months and the plural forms of each language. Three formats differ from
Babel's to match the usage of Vietnamese authorities: 8.000 đ (Babel: 8.000 ₫), 25/11/2026 (Babel: 25/11/26) and, in
English, 25 November 2026 (Babel: November 25, 2026).
"""

from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import get_decimal_symbol, get_group_symbol

from content_models.languages import DATE_PATTERNS
from content_models.time_zone import VIETNAM

DONG = frozenset({"VND", "VNĐ", "đ", ""})
"""The currency codes and signs that mean Vietnamese đồng. The empty string is one of them."""


def human_number(number: float, locale: str) -> str:
    """Format a number with separators: 20.000 and 7,5 in Vietnamese, 20,000 and 7.5 in English."""
    # Convert through `repr`, the shortest decimal form, so that 0.1 stays 0.1, and format with `f` so that a large
    # amount does not become 1e+21. Babel's own formatter rejects numbers from 1e28 on, so only its separators are used.
    return f"{Decimal(repr(number)).normalize():,f}".translate(_signs(locale))


def human_money(amount: float, currency: str, locale: str) -> str:
    """Format an amount: 20.000 đ in Vietnamese, 20,000 đ in English; other currencies by code, such as 5 USD."""
    return f"{human_number(amount, locale)} {'đ' if currency in DONG else currency}"


def human_size(bytes: int, locale: str) -> str:
    """Format a file size in decimal units: whole KB below 1 MB, then 1,2 MB in Vietnamese and 1.2 MB in English."""
    kilobytes = max(1, round(bytes / 1000))
    if kilobytes < 1000:
        return f"{kilobytes} KB"
    return f"{bytes / 1_000_000:.1f} MB".translate(_signs(locale))


def machine_date(moment: datetime) -> str:
    """Format a moment as RFC 3339 in UTC, to the second, for feeds, sitemaps and <time>."""
    return moment.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")


def human_date(moment: datetime, locale: str) -> str:
    """Format the date in Vietnam: 23/11/2026 in Vietnamese, 23 November 2026 in English, 2026-11-23 otherwise."""
    return human_day(moment.astimezone(VIETNAM).date(), locale)


@lru_cache(maxsize=4096)
def human_day(day: date, locale: str) -> str:
    """Format a date that has no time, as `human_date` does."""
    pattern = DATE_PATTERNS.get(locale.partition("-")[0])
    return format_date(day, pattern, locale=babel_locale(locale)) if pattern else day.isoformat()


@lru_cache(maxsize=4096)
def plural_form(locale: str, n: float) -> str:
    """Return the CLDR plural category of a number; callers use “other” if a message does not have that form."""
    return babel_locale(locale).plural_form(n)


@cache
def babel_locale(locale: str) -> Locale:
    """Return Babel's data for a language; English if Babel does not support the language, such as Hmong."""
    for candidate in (locale, locale.partition("-")[0]):
        try:
            return Locale.parse(candidate, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")


@cache
def _signs(locale: str) -> dict[int, str]:
    known = babel_locale(locale)
    return str.maketrans({",": get_group_symbol(known), ".": get_decimal_symbol(known)})
