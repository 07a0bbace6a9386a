"""Times in the source: milliseconds since 1970, read as dates in Vietnam."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

from cms.imports.issue_code import IssueCode
from cms.imports.reading.raw import Raw
from content_models.time_zone import VIETNAM

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
FALLBACK = datetime(2025, 7, 1, tzinfo=UTC)
"""For records without any time: the day on which the two levels of government began. The current time would
produce different bytes with each import."""
FIRST, LAST = datetime(1900, 1, 1, tzinfo=UTC), datetime(2999, 1, 1, tzinfo=UTC)
OLDEST = date(1990, 1, 1)

_MILLISECONDS = re.compile(r"-?[0-9]{9,15}")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4})")
_ORDERED_UUID = re.compile(r"([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-[0-9a-f-]+", re.IGNORECASE)


def read_moment(raw: Raw, key: str, today: date) -> datetime | None:
    """The time in a field; a time in the future or long ago is kept and reported."""
    value = raw.take(key)
    if value in (None, ""):
        return None
    moment = _parse(value)
    if moment is None:
        raw.aside(key, value, IssueCode.NO_MOMENT)
        return None
    if isinstance(value, str):
        raw.add_issue(key, value, IssueCode.MOMENT_AS_TEXT)
    if day_of(moment) > today:
        raw.add_issue(key, day_of(moment).isoformat(), IssueCode.FUTURE_DAY)
    elif day_of(moment) < OLDEST:
        raw.add_issue(key, day_of(moment).isoformat(), IssueCode.ANCIENT_DAY)
    return moment


def day_of(moment: datetime) -> date:
    """The date of a time in Vietnam."""
    return moment.astimezone(VIETNAM).date()


def registered_at(source_id: str) -> datetime:
    """When the source created a record: its ids are version 7 UUIDs, which begin with the time in milliseconds."""
    if found := _ORDERED_UUID.fullmatch(source_id):
        return _in_calendar(int(found[1] + found[2], 16)) or FALLBACK
    return FALLBACK


def _parse(value: Any) -> datetime | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _in_calendar(value)
    if not isinstance(value, str):
        return None
    text = value.strip()
    if _MILLISECONDS.fullmatch(text):
        return _in_calendar(int(text))
    if found := _DAY_FIRST.fullmatch(text):
        text = f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}"
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=VIETNAM)
    # Dates in the years 1 and 9999 may fall outside the range of datetime when converted to UTC.
    return moment.astimezone(UTC) if FIRST.year < moment.year < LAST.year else None


def _in_calendar(milliseconds: int | float) -> datetime | None:
    if not _PLAUSIBLE[0] <= milliseconds <= _PLAUSIBLE[1]:
        return None
    return EPOCH + timedelta(milliseconds=int(milliseconds))


_PLAUSIBLE = tuple(int((end - EPOCH).total_seconds()) * 1000 for end in (FIRST, LAST))
