"""Three-way merge: what the source says now, what it said before, and what is stored here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from cms.imports.issue import ImportIssue
from cms.imports.issue_code import IssueCode
from cms.imports.reading.text import as_text
from content_models.procedure import Procedure
from content_models.quoting import printable

COMPARED = {"name": "name", "state": "state", "sort": "type"}
"""Fields that both a catalogue row and a full record have, with their names at the source."""
DEFAULTS: dict[str, Any] = {
    field.name: field.default for field in msgspec.structs.fields(Procedure) if not field.required
}
"""Fields that can be empty, with their empty values. The other fields identify the record, except `updated_at`."""


class Merged(NamedTuple):
    """The merged record, and an issue for each field that was changed both here and at the source."""

    record: Procedure
    issues: tuple[ImportIssue, ...]


def combine(detail: Procedure | None, row: Procedure | None) -> Procedure:
    """Combine a full record and a row of the catalogue: the row only fills fields that are empty."""
    if detail is None or row is None:
        whole = detail or row
        assert whole is not None
        return whole
    filled = {
        name: getattr(row, name)
        for name, nothing in DEFAULTS.items()
        if getattr(detail, name) == nothing and name not in COMPARED
    }
    remarks = (*detail.remarks, *(remark for remark in row.remarks if remark not in detail.remarks))
    return msgspec.structs.replace(detail, **(filled | {"remarks": remarks}))


def clashes(record: str, detail: Procedure, row: Procedure) -> Iterator[ImportIssue]:
    """An issue for each field in which a row of the catalogue contradicts the full record."""
    for name, field in COMPARED.items():
        said, other = getattr(detail, name), getattr(row, name)
        if said != other:
            yield ImportIssue(record, field, printable(f"{other} / {said}"), IssueCode.DESCRIPTION_CLASH.value)


def merge(record: str, base: Procedure | None, ours: Procedure, theirs: Procedure) -> Merged:
    """Take what changed at the source and keep what was edited here; `base` is what the source said before.

    Without a base the definition was written here by hand, so every field that is filled in counts as edited.
    """
    taken: dict[str, Any] = {}
    issues: list[ImportIssue] = []
    for name in ("code", "name", *DEFAULTS):
        if name == "url":
            continue
        here, new = _as_written(getattr(ours, name)), getattr(theirs, name)
        before = getattr(base, name) if base else DEFAULTS.get(name)
        if here == new:
            continue
        # A missing owner is never an edit: the directory did not have the agency yet.
        if here == before or (name == "owner" and here is None):
            taken[name] = new
        elif new != before:
            issues.append(ImportIssue(record, name, printable(_tell(new)), IssueCode.EDITED_HERE.value))
    # The later of the two, because an edit made here has its own time.
    if base is None or theirs.updated_at != base.updated_at:
        taken["updated_at"] = max(ours.updated_at, theirs.updated_at)
    return Merged(msgspec.structs.replace(ours, **taken), tuple(issues))


def _as_written(value: Any) -> Any:
    """Undo what a form does to texts: browsers end every line with a carriage return."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n")
    if isinstance(value, tuple):
        return tuple(_as_written(item) for item in value)
    if isinstance(value, msgspec.Struct):
        fields = {name: _as_written(getattr(value, name)) for name in value.__struct_fields__}
        return type(value)(**fields)
    return value


def _tell(value: Any) -> str:
    return as_text(msgspec.to_builtins(value)) if value is not None else "null"
