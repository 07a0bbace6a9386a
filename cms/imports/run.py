"""The story of an import: read, compare, store, report."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from cms.imports.definition import Outcome, Taken
from cms.imports.directory import read_directory
from cms.imports.issue import ImportIssue
from cms.imports.issue_code import IssueCode
from cms.imports.reading.line import Line, check_format, place_of, read_lines
from cms.imports.reading.record import Reading, read_record
from cms.imports.report import Report
from cms.imports.storing import store
from content_models.quoting import printable

BATCH = 200
"""Lines in one transaction. It takes a fraction of a second, which is how long an editor's save may have to wait."""

T = TypeVar("T")
Settled = tuple[Outcome, tuple[ImportIssue, ...]]
"""The outcome of a line, and its issues."""


def import_procedures(path: Path, today: date, tell: Callable[[str], object]) -> Report:
    """Import a file in the national portal's format; another format raises ImportFileError and changes nothing.

    `today` decides which dates lie in the future; `tell` receives progress messages.
    """
    check_format(path)
    directory = read_directory()
    report, duplicates = Report(), DuplicateCodes()

    def read(line: Line) -> Reading | Settled:
        if line.values is None:
            return Outcome.REFUSED, (line.issue,) if line.issue else ()
        reading = read_record(line.values, place_of(line.number), today, directory.find)
        return duplicates.compare(reading) if isinstance(reading, Reading) else (Outcome.REFUSED, (reading.issue,))

    def read_again(values: dict[str, Any]) -> Reading | None:
        reading = read_record(values, "", today, directory.find)
        return reading if isinstance(reading, Reading) else None

    for lines in _batches(read_lines(path), BATCH):
        items = [read(line) for line in lines]
        readings = [item for item in items if isinstance(item, Reading)]
        taken = iter(store(readings, directory, read_again) if readings else ())
        for item in items:
            report.add(*_settle(item, taken) if isinstance(item, Reading) else item)
        tell(f"lines read: {report.read:,}")
    return report


def _settle(reading: Reading, taken: Iterator[Taken]) -> Settled:
    outcome, issues = next(taken)
    return outcome, (*reading.issues, *issues)


class DuplicateCodes:
    """Detects codes that occur more than once in a file."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}
        self._digests: dict[tuple[str, bool], bytes] = {}

    def compare(self, reading: Reading) -> Reading | Settled:
        """Return the reading, or an outcome if an earlier line of the file has the same code."""
        key, code = reading.record.id, reading.record.code
        digest = hashlib.sha256(json.dumps(reading.values, sort_keys=True).encode()).digest()
        if self._codes.setdefault(key, code).casefold() != code.casefold():
            return Outcome.REFUSED, (ImportIssue(reading.name, "code", printable(code), IssueCode.OTHER_CODE.value),)
        place = key, reading.in_full
        if place not in self._digests:
            self._digests[place] = digest
            return reading
        if self._digests[place] == digest:
            return Outcome.UNCHANGED, (
                ImportIssue(reading.name, "code", printable(code), IssueCode.EQUAL_DUPLICATE.value),
            )
        return Outcome.REFUSED, (ImportIssue(reading.name, "code", printable(code), IssueCode.OTHER_DUPLICATE.value),)


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    left = iter(items)
    while batch := list(islice(left, size)):
        yield batch
