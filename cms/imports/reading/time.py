"""Processing times, and the issues of procedures that give several different times."""

from __future__ import annotations

import re

from cms.imports.issue_code import IssueCode
from cms.imports.reading.number import as_number, parse_number
from cms.imports.reading.raw import Raw
from content_models.procedure import Method, ServiceCase, Time, TimeUnit

UNITS: dict[str, TimeUnit | None] = {
    "WORKING_DAY": "working-day",
    "DAY": "day",
    "HOUR": "hour",
    "MONTH": "month",
    "OTHER": None,
}
WORDS: dict[TimeUnit, str] = {"working-day": "ngày làm việc", "day": "ngày", "hour": "giờ", "month": "tháng"}
"""Imported definitions are in Vietnamese, so texts that are added to them are too."""
LONGEST = 100_000
"""The largest plausible quantity in any unit; a larger number is a typing error."""
AS_DESCRIBED = "theo mô tả"

_RANGE = re.compile("[0-9][0-9.,/ –-]*")


def read_time(raw: Raw, quantity: str, unit: str) -> Time | None:
    """The time in two fields; a quantity that is not a number is kept as text."""
    told_unit = raw.word(unit, UNITS, "Đơn vị thời gian")
    value = raw.take(quantity)
    if value in (None, ""):
        if told_unit:
            raw.add_issue(quantity, value, IssueCode.TIME_MISSING)
        return None
    number = as_number(value, LONGEST)
    text = ""
    if number is None:
        text = raw.read_text(quantity, value)
        number = parse_number(text)
        if number is not None and number <= LONGEST:
            raw.add_issue(quantity, text, IssueCode.NUMBER_AS_TEXT)
            text = ""
        elif text:
            described = text.strip(" .").casefold() == AS_DESCRIBED
            raw.add_issue(quantity, text, IssueCode.TIME_AS_DESCRIBED if described else IssueCode.TIME_IN_WORDS)
            # “5-7” alone would lack its unit.
            if told_unit and _RANGE.fullmatch(text):
                text = f"{text} {WORDS[told_unit]}"
            return Time(unit=told_unit, text=text)
        else:
            return None
    if number == 0:
        raw.add_issue(quantity, value, IssueCode.TIME_ZERO)
        return None
    if told_unit is None:
        raw.add_issue(quantity, value, IssueCode.TIME_WITHOUT_UNIT)
        text = f"{number} (đơn vị khác)"
    return Time(quantity=number, unit=told_unit, text=text)


def report_clashes(raw: Raw, methods: tuple[Method, ...], services: tuple[ServiceCase, ...]) -> None:
    """Report times that differ between the ways to submit, and services whose time no way to submit has."""
    by_channel: dict[str, dict[str, None]] = {}
    for method in methods:
        if method.time:
            by_channel.setdefault(method.channel, {})[_tell(method.time)] = None
    if len({frozenset(times) for times in by_channel.values()}) > 1:
        told = "; ".join(f"{channel}: {' / '.join(times)}" for channel, times in by_channel.items())
        raw.add_issue("executionMethods", told, IssueCode.TIME_CLASH)
    counted = [method.time for method in methods if method.time and method.time.quantity is not None]
    for position, service in enumerate(services):
        time = service.time
        if time is None or time.quantity is None or not counted:
            continue
        if not any(_agree(time, other) for other in counted):
            raw.add_issue(f"cases[{position}].processingDay", _tell(time), IssueCode.CASE_CLASH)


def _tell(time: Time) -> str:
    return f"{time.quantity} {time.unit}" if time.quantity is not None and time.unit else time.text


def _agree(one: Time, other: Time) -> bool:
    return one.quantity == other.quantity and (one.unit == other.unit or None in (one.unit, other.unit))
