"""Why a line of a snapshot is left out: problems with line, record, field and value."""

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from content_models.decoding_error import find_broken_rule
from content_models.kind import RecordBase
from content_models.problem import Problem
from content_models.quoting import printable
from content_models.record import Record, kind_of, record_type
from content_models.rule import RuleViolation
from content_models.rules import format, violations
from content_models.text import field_of_text, find_control_character


class LinePosition(NamedTuple):
    """A line of a file; the source is empty for records that were not read from a file."""

    source: str
    line: int


def refusals_of(record: Record, shared_file: bool, first_line: int, place: LinePosition) -> Iterator[Problem]:
    """Yield the problems of a well-formed record: it is in the wrong place, or it breaks rules.

    `first_line` is the line of an earlier record with the same key, or 0 if there is none.
    """
    for broken in _broken_rules(record, shared_file, first_line):
        yield Problem.of(record, broken, source=place.source, line=place.line)


def check_record(record: RecordBase) -> Iterator[RuleViolation]:
    """Yield all rules that a record breaks, including the format rules that only reading a file would check."""
    yield from violations(record)
    plain = msgspec.to_builtins(record)
    if character := find_control_character(msgspec.json.encode(plain)):
        yield control_character_in(plain, character)
    try:
        msgspec.convert(plain, type(record))
    except msgspec.ValidationError as error:
        yield find_broken_rule(error, plain, type(record))


def refuse_invalid(raw: dict[str, object], error: msgspec.ValidationError, place: LinePosition) -> Problem:
    """The problem of a line that is JSON but not a record: a field is unknown, missing or of another type."""
    return _refuse_raw(raw, find_broken_rule(error, raw, record_type()), place)


def refuse_control_character(raw: dict[str, object], character: str, place: LinePosition) -> Problem:
    """The problem of a record that contains a character that HTML or XML cannot represent."""
    return _refuse_raw(raw, control_character_in(raw, character), place)


def control_character_in(raw: object, character: str) -> RuleViolation:
    """The violation for a forbidden character somewhere in plain data."""
    return format.CONTROL_CHARACTER.broken(field_of_text(raw, character), f"U+{ord(character):04X}")


def _broken_rules(record: Record, shared_file: bool, first_line: int) -> Iterator[RuleViolation]:
    if first_line:
        yield format.DUPLICATE.broken("id", record.id, line=first_line)
    elif type(record).shared != shared_file:
        file = "shared-records" if shared_file else "portal"
        yield format.MISPLACED.broken("kind", kind_of(record), file=file)
    else:
        yield from violations(record)


def _refuse_raw(raw: dict[str, object], broken: RuleViolation, place: LinePosition) -> Problem:
    kind, id, locale = (str(raw.get(name, "")) for name in ("kind", "id", "locale"))
    name = printable(f"{kind or 'record'} {id or 'without an id'}")
    return Problem(
        code=broken.code,
        severity="refused",
        record=f"{name} ({printable(locale)})" if locale else name,
        field=broken.field,
        value=broken.value,
        case=broken.case,
        params=broken.params,
        kind=kind,
        id=id,
        locale=locale,
        source=place.source,
        line=place.line,
    )
