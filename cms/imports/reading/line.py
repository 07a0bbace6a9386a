"""The lines of a file: each is one JSON object, or has a reason why it is not."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from cms.errors import ImportFileError
from cms.imports.issue import ImportIssue, IssueLog
from cms.imports.issue_code import IssueCode
from cms.imports.reading.raw import REPEATED
from cms.imports.reading.record import is_record

MAX_LINE = 8 * 1024 * 1024
"""Maximum length in bytes; the longest record so far has 120 KB."""
MAX_DEPTH = 40
"""Maximum nesting depth; a record has seven levels."""
LONGEST_INTEGER = 18
"""Digits that every database and JSON parser preserves; longer numbers stay text."""

_MARK = b"\xef\xbb\xbf"


class Line(NamedTuple):
    """A line that is not blank: its object, or its issue."""

    number: int
    values: dict[str, Any] | None
    issue: ImportIssue | None = None


def read_lines(path: Path) -> Iterator[Line]:
    """All lines that are not blank."""
    for number, line in _raw_lines(path):
        if line.strip():
            yield _read(number, line)


def check_format(path: Path) -> None:
    """Raise ImportFileError for a file of another format, in which no line can be a record."""
    if path.is_fifo() or path.is_char_device() or path.is_socket():
        raise ImportFileError(
            f"{path} is a stream, which cannot be read twice. Save it to a file first. Nothing was changed."
        )
    seen = None
    for number, line in _raw_lines(path):
        text = line.strip()
        if not text:
            continue
        seen = seen or (number, text)
        if text.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise ImportFileError(f"{path.name} is encoded in UTF-16. Save it in UTF-8. Nothing was changed.")
        if text.startswith(b"\x1f\x8b"):
            raise ImportFileError(f"{path.name} is compressed with gzip. Unpack it first. Nothing was changed.")
        # A list of plain values only is one bad line; any other list means that the whole file is one JSON list.
        if text.startswith(b"[") and (b"{" in text or not text.endswith(b"]")):
            raise ImportFileError(
                f"{path.name}, line {number}: starts a list. Write one object of JSON per line (JSON Lines), "
                "without brackets and commas around them. Nothing was changed."
            )
        values = _read(number, line).values
        if values is not None and values.get("format") == "motcua-records":
            raise ImportFileError(
                f"{path.name} is a snapshot of records, not an export of the national portal. "
                "`sitegen build` reads snapshots. Nothing was changed."
            )
        # A record that was cut off can still be recognised, because a JSON object begins like this.
        if is_record(values) or (values is None and text.startswith(b'{"')):
            return
    if seen is None:
        raise ImportFileError(f"{path.name} is empty. Nothing was changed.")
    start = seen[1][:60].decode("utf-8", "replace")
    raise ImportFileError(
        f"{path.name}: no line has the national portal's format; line {seen[0]} starts with "
        f"{IssueLog(start).record}. Each line must be an object of JSON with code and name. Nothing was changed."
    )


def _raw_lines(path: Path) -> Iterator[tuple[int, bytes]]:
    try:
        with path.open("rb") as file:
            number = 0
            # Not `for line in file`: it would read a file without line ends into memory as a whole.
            while line := file.readline(MAX_LINE + 1):
                number += 1
                yield number, line.removeprefix(_MARK) if number == 1 else line
                if len(line) > MAX_LINE:
                    while line and not line.endswith(b"\n"):
                        line = file.readline(MAX_LINE)
    except OSError as error:
        raise ImportFileError(f"cannot read {path}: {error.strerror}. Check the path and its permissions.") from error


def _read(number: int, line: bytes) -> Line:
    if len(line) > MAX_LINE:
        return _refuse(number, line, IssueCode.TOO_LONG_A_LINE)
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        return _refuse(number, line, IssueCode.NO_UTF8)
    try:
        values = _decoder.decode(text.strip())
    except RecursionError:
        return _refuse(number, line, IssueCode.TOO_DEEP)
    except ValueError:
        return _refuse(number, line, IssueCode.NO_JSON)
    if not isinstance(values, dict):
        return _refuse(number, line, IssueCode.NO_OBJECT)
    if _is_too_deep(values):
        return _refuse(number, line, IssueCode.TOO_DEEP)
    return Line(number, values)


def _refuse(number: int, line: bytes, what: IssueCode) -> Line:
    log = IssueLog(place_of(number))
    log.add_issue("", line[:400].decode("utf-8", "replace").strip(), what)
    return Line(number, None, log.issues[0])


def place_of(number: int) -> str:
    """The name of a line that has no code."""
    return f"line {number}"


def _is_too_deep(values: dict[str, Any]) -> bool:
    level: list[Any] = [values]
    for _ in range(MAX_DEPTH):
        level = [item for value in level for item in (value.values() if isinstance(value, dict) else value)]
        level = [value for value in level if isinstance(value, dict | list)]
        if not level:
            return False
    return True


def _keep_all(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Build an object whose keys may repeat: the last value counts, earlier values are kept under another name."""
    values = dict(pairs)
    if len(values) < len(pairs):
        count: dict[str, int] = {}
        for key, value in pairs:
            count[key] = count.get(key, 0) + 1
            if value is not values[key]:
                values[f"{key}{REPEATED}{count[key]}"] = value
    return values


def _read_float(text: str) -> float | str:
    number = float(text)
    return number if math.isfinite(number) else text


# NaN and numbers that no database can store stay as text.
_decoder = json.JSONDecoder(
    object_pairs_hook=_keep_all,
    parse_constant=str,
    parse_float=_read_float,
    parse_int=lambda text: int(text) if len(text) <= LONGEST_INTEGER else text,
)
