"""Why a line of a snapshot is left out, told with line, record, field and value."""

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


class Place(NamedTuple):
    """A line of a file; an empty source for records that never were in one."""

    source: str
    line: int


def refusals_of(record: Record, shared_file: bool, first_line: int, place: Place) -> Iterator[Problem]:
    """What is wrong with a well-formed record: where it stands, or which rules it breaks.

    `first_line` is the line of an earlier record of the same name, 0 if there is none.
    """
    for broken in _broken_rules(record, shared_file, first_line):
        yield Problem.of(record, broken, source=place.source, line=place.line)


def check_record(record: RecordBase) -> Iterator[RuleViolation]:
    """All the rules that a record breaks that was never in a file, with those of the format that a reader checks."""
    yield from violations(record)
    plain = msgspec.to_builtins(record)
    if character := find_control_character(msgspec.json.encode(plain)):
        yield control_character_in(plain, character)
    try:
        msgspec.convert(plain, type(record))
    except msgspec.ValidationError as error:
        yield find_broken_rule(error, plain, type(record))


def refuse_invalid(raw: dict[str, object], error: msgspec.ValidationError, place: Place) -> Problem:
    """A line that is JSON, yet no record: a field is unknown, missing or of another type."""
    return _refuse_raw(raw, find_broken_rule(error, raw, record_type()), place)


def refuse_control_character(raw: dict[str, object], character: str, place: Place) -> Problem:
    """A record with a character that HTML or XML cannot carry."""
    return _refuse_raw(raw, control_character_in(raw, character), place)


def control_character_in(raw: object, character: str) -> RuleViolation:
    """The violation for a forbidden character that stands somewhere in plain data."""
    return format.CONTROL_CHARACTER.broken(field_of_text(raw, character), f"U+{ord(character):04X}")


def _broken_rules(record: Record, shared_file: bool, first_line: int) -> Iterator[RuleViolation]:
    if first_line:
        yield format.DUPLICATE.broken("id", record.id, line=first_line)
    elif type(record).shared != shared_file:
        file = "shared-records" if shared_file else "portal"
        yield format.MISPLACED.broken("kind", kind_of(record), file=file)
    else:
        yield from violations(record)


def _refuse_raw(raw: dict[str, object], broken: RuleViolation, place: Place) -> Problem:
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
