"""Things that the source names by a code: fields, addressees, agencies, results."""

from __future__ import annotations

from cms.imports.issue_code import IssueCode
from cms.imports.reading.raw import Raw
from cms.imports.reading.text import NAME
from content_models.procedure import Coded


def read_coded(raw: Raw, key: str) -> tuple[Coded, ...]:
    """The entries of a list, in its order."""
    return tuple(coded for entry in raw.objects(key) if (coded := read_entry(entry)))


def names_of(raw: Raw, key: str) -> tuple[Coded, ...]:
    """The entries of a list that gives names only."""
    return tuple(Coded(name=name) for name in raw.lines(key, NAME))


def read_entry(entry: Raw) -> Coded | None:
    """One entry; its code stands in for a missing name."""
    entry.ignore("id")
    name, code = entry.line("name", NAME), entry.line("code")
    if name:
        return Coded(name=name, code=code)
    if code:
        entry.add_issue("name", "", IssueCode.NAMELESS)
        return Coded(name=code, code=code)
    entry.add_issue("name", "", IssueCode.EMPTY_ENTRY)
    return None
