"""Why a line of a snapshot is left out, told with line, record, field and value."""

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from content_models.problem import Problem, printable
from content_models.record import Record, describe, kind_of, locale_of, record_type
from content_models.rules import violations
from content_models.wording import explain


class Place(NamedTuple):
    """A line of a file; an empty source for records that never were in one."""

    source: str
    line: int


def refusals_of(record: Record, shared_file: bool, first_line: int, place: Place) -> Iterator[Problem]:
    """What is wrong with a well-formed record: where it stands, or which rules it breaks.

    `first_line` is the line of an earlier record of the same name, 0 if there is none.
    """
    if first_line:
        yield _refuse(
            record,
            place,
            "duplicate-record",
            "id",
            record.id,
            f"already stands in line {first_line}",
            "Keep one of them",
        )
    elif type(record).shared != shared_file:
        file = "shared records" if shared_file else "a portal"
        yield _refuse(
            record,
            place,
            "misplaced-record",
            "kind",
            kind_of(record),
            f"does not belong in the file of {file}",
            "Export the portal and the shared records into two files",
        )
    else:
        for fault in violations(record):
            yield _refuse(record, place, *fault)


def refuse_invalid(raw: dict[str, object], error: msgspec.ValidationError, place: Place) -> Problem:
    """A line that is JSON, yet no record: a field is unknown, missing or of another type."""
    return _refuse_raw(raw, place, "invalid-record", *explain(error, raw, record_type()))


def refuse_control_character(raw: dict[str, object], character: str, place: Place) -> Problem:
    """A record with a character that HTML or XML cannot carry."""
    return _refuse_raw(
        raw,
        place,
        "control-character",
        _field_of(raw, character),
        f"U+{ord(character):04X}",
        "is a control character, which no page can show",
        "Delete it; such characters often come along with text copied from a PDF",
    )


def _refuse(record: Record, place: Place, code: str, field: str, value: str, what: str, remedy: str) -> Problem:
    return Problem(
        code=code,
        severity="refused",
        record=describe(record),
        field=field,
        value=value,
        what=what,
        remedy=remedy,
        kind=kind_of(record),
        id=record.id,
        locale=locale_of(record),
        source=place.source,
        line=place.line,
    )


def _refuse_raw(
    raw: dict[str, object], place: Place, code: str, field: str, value: str, what: str, remedy: str
) -> Problem:
    kind, id, locale = (str(raw.get(name, "")) for name in ("kind", "id", "locale"))
    name = printable(f"{kind or 'record'} {id or 'without an id'}")
    return Problem(
        code=code,
        severity="refused",
        record=f"{name} ({printable(locale)})" if locale else name,
        field=field,
        value=value,
        what=what,
        remedy=remedy,
        kind=kind,
        id=id,
        locale=locale,
        source=place.source,
        line=place.line,
    )


def _field_of(value: object, character: str, path: str = "") -> str:
    """The path of the first text that holds a character."""
    if isinstance(value, str):
        return path if character in value else ""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, item in inner:
        step = f"[{name}]" if isinstance(name, int) else f".{name}" if path else str(name)
        if found := _field_of(item, character, path + step):
            return found
    return ""
