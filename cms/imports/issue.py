"""The issues of a record of the source, and the log that collects them while the record is read."""

from __future__ import annotations

import msgspec

from cms.imports.issue_code import IssueCode
from content_models.procedure import Remark
from content_models.quoting import printable

LABEL = 200


class ImportIssue(msgspec.Struct, frozen=True):
    """One value that an editor should look at; `record` is the code as the source writes it, or the line."""

    record: str
    field: str
    value: str
    what: str


class IssueLog:
    """The issues of one record, and the texts that must be kept although the contract has no field for them."""

    def __init__(self, record: str) -> None:
        self.record = printable(record)
        self.issues: list[ImportIssue] = []
        self._remarks: dict[tuple[str, str], Remark] = {}

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """The kept texts, each once, in an order that does not depend on the order of the source's keys."""
        return tuple(self._remarks[key] for key in sorted(self._remarks))

    def add_issue(self, field: str, value: str, what: IssueCode) -> None:
        """Record an issue with a value."""
        self.issues.append(ImportIssue(self.record, printable(field, LABEL), printable(value), what.value))

    def keep(self, label: str, text: str) -> None:
        """Keep a text that no field can take, so that pages can still show it. Label and text must be clean."""
        if text:
            self._remarks.setdefault((label, text), Remark(label=label[:LABEL], text=text))
