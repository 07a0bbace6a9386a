"""A definition during an import: what is stored here, and what the source says in its two forms."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, NamedTuple

import msgspec

from cms.imports.issue import ImportIssue
from cms.imports.issue_code import IssueCode
from cms.imports.merging import clashes, combine, merge
from cms.imports.reading.record import Reading
from content_models.procedure import Procedure


class Outcome(StrEnum):
    """The outcome of one line."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


class Taken(NamedTuple):
    """The outcome of one reading, and the issues that show only in comparison with what was known."""

    outcome: Outcome
    issues: tuple[ImportIssue, ...] = ()


class Definition:
    """One definition; `detail` and `row` are the newest full record and catalogue row of the source."""

    def __init__(
        self, record: Procedure | None = None, detail: Reading | None = None, row: Reading | None = None
    ) -> None:
        self.record = record
        self.detail = detail
        self.row = row
        self.issues: list[dict[str, str]] = []
        self.must_be_stored = False
        self.must_be_shown = False

    def take(self, reading: Reading) -> Taken:
        """Merge what one line says into the definition."""
        if self._is_another(reading.record.code):
            return Taken(
                Outcome.REFUSED, (ImportIssue(reading.name, "code", reading.name, IssueCode.OTHER_CODE.value),)
            )
        before = self._said()
        last = self.detail if reading.in_full else self.row
        if reading.in_full:
            self.detail = reading
        else:
            self.row = reading
        now = self._said()
        assert now is not None
        found = list(self._clashes(reading.name))
        if self.record is None:
            self.record, outcome = now, Outcome.NEW
        else:
            merged = merge(reading.name, before, self.record, now)
            found += merged.issues
            outcome = Outcome.UNCHANGED if merged.record == self.record else Outcome.CHANGED
            self.record = merged.record
        if outcome is not Outcome.UNCHANGED:
            self.must_be_shown = True
        if self.must_be_shown or last is None or last.values != reading.values:
            self.must_be_stored = True
            own = [issue for part in (self.detail, self.row) if part for issue in part.issues]
            self.issues = [msgspec.to_builtins(issue) for issue in (*own, *found)]
        return Taken(outcome, tuple(found))

    @property
    def source(self) -> dict[str, Any]:
        """The values of the database columns that are not part of the record."""
        last = self.detail or self.row
        return {
            "source_id": last.source_id if last else "",
            "source_detail": self.detail.values if self.detail else None,
            "source_catalogue": self.row.values if self.row else None,
            "oddities": self.issues,
        }

    def _is_another(self, code: str) -> bool:
        """Whether another code already has this address; a code that was edited here does not count."""
        standing = _record(self.detail) or _record(self.row) or self.record
        return standing is not None and standing.code.casefold() != code.casefold()

    def _said(self) -> Procedure | None:
        if self.detail is None and self.row is None:
            return None
        return combine(_record(self.detail), _record(self.row))

    def _clashes(self, name: str) -> tuple[ImportIssue, ...]:
        return tuple(clashes(name, self.detail.record, self.row.record)) if self.detail and self.row else ()


def _record(reading: Reading | None) -> Procedure | None:
    return reading.record if reading else None
