"""One object of the source as a definition, with what is odd about it, or the reason why it is none."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import msgspec

from cms.imports.issue import ImportIssue, IssueLog
from cms.imports.issue_code import IssueCode
from cms.imports.reading.bodies import FindAgency
from cms.imports.reading.catalogue import read_row
from cms.imports.reading.code import CODE, read_code
from cms.imports.reading.detail import read_detail
from cms.imports.reading.raw import Raw
from cms.imports.reading.text import NAME, as_text
from content_models.decoding_error import find_broken_rule
from content_models.procedure import Procedure
from content_models.rule import RuleViolation
from content_models.rules import put_into_words, violations

IN_FULL = frozenset(
    {
        *("executionSteps", "executionMethods", "executionCases", "procedureProposal", "categoriesDetails", "cases"),
        *("departmentPromulgateName", "departmentPromulgateCode", "legalBasisesDetails", "resultsDetails"),
        *("subjectTypesDetails", "requirementsAndConditions", "executingAgencies", "isFullProcess", "isWard"),
        *("departmentsExecuting", "unitGroupsExecuting", "dossierReceivingAddresses", "returningMethods"),
        *("createdAt", "updatedAt"),
    }
)
"""Fields that only a full record has."""
IN_ROWS = frozenset({"codeNotation", "departmentPromulgate", "departmentPromulgateId", "formalityTargetType"})
"""Fields that, with those, tell the source's format from others that also have codes and names."""

_HALF = re.compile("[\ud800-\udfff\x00]")


class Reading(msgspec.Struct, frozen=True):
    """What one object gave: `name` is how the source calls it, `values` can be stored, `record` was made of them."""

    name: str
    values: dict[str, Any]
    in_full: bool
    source_id: str
    record: Procedure
    issues: tuple[ImportIssue, ...]


class Refusal(msgspec.Struct, frozen=True):
    """Why an object is no definition."""

    issue: ImportIssue


def is_record(values: Any) -> bool:
    """Whether an object has the source's format, be it ever so damaged."""
    if not isinstance(values, dict):
        return False
    if not (IN_FULL | IN_ROWS).isdisjoint(values):
        return True
    # Our own records of procedures have such a code too.
    return "kind" not in values and CODE.match(str(values.get("code")).strip()) is not None


def read_record(values: dict[str, Any], place: str, today: date, find_agency: FindAgency) -> Reading | Refusal:
    """Read an object; `place` names it where it has no code."""
    written = values.get("code") or values.get("codeNotation")
    notes = IssueLog(_mend_text(written) if isinstance(written, str) and written.strip() else place)
    if not is_record(values):
        return _refuse(notes, "", as_text(sorted(values)), IssueCode.NO_RECORD)
    values = mend(values, "", notes)
    raw = Raw(values, "", notes)
    code = read_code(raw)
    if code is None:
        return _refuse(notes, "code", as_text(written), IssueCode.NO_CODE)
    name = raw.line("name", NAME)
    if not name:
        return _refuse(notes, "name", "", IssueCode.NO_NAME)
    source_id = raw.peek("id") if isinstance(raw.peek("id"), str) else ""
    raw.ignore("id")
    in_full = not IN_FULL.isdisjoint(values)
    if in_full:
        record = read_detail(raw, code, name, source_id, today, find_agency)
    else:
        record = read_row(raw, code, name, source_id, find_agency)
    raw.finish()
    record = msgspec.structs.replace(record, remarks=notes.remarks)
    if fault := fault_of(record):
        return _refuse(notes, "", fault, IssueCode.OUTSIDE_CONTRACT)
    return Reading(notes.record, values, in_full, source_id.strip()[:100], record, tuple(notes.issues))


def mend(value: Any, path: str, notes: IssueLog) -> Any:
    """The same value without what no database keeps: halves of characters and null characters."""
    if isinstance(value, str):
        if _HALF.search(value):
            notes.add_issue(path, _mend_text(value), IssueCode.BROKEN)
            return _mend_text(value)
        return value
    if isinstance(value, list):
        return [mend(item, f"{path}[{position}]", notes) for position, item in enumerate(value)]
    if isinstance(value, dict):
        mended: dict[str, Any] = {}
        for key, item in value.items():
            name = mend(key, f"{path}.{key}" if path else key, notes)
            # Two keys that differ only in what was lost.
            while name in mended:
                name += "\ufffd"
            mended[name] = mend(item, f"{path}.{name}" if path else name, notes)
        return mended
    return value


def fault_of(record: Procedure) -> str:
    """The rule of the contract that a record breaks, as a reader of its line would find it; mostly none."""
    try:
        msgspec.json.decode(msgspec.json.encode(record), type=Procedure)
    except msgspec.ValidationError as error:
        return _tell(find_broken_rule(error, msgspec.to_builtins(record), Procedure))
    except (msgspec.DecodeError, OverflowError, UnicodeEncodeError) as error:
        return str(error)
    return next((_tell(broken) for broken in violations(record)), "")


def _tell(broken: RuleViolation) -> str:
    return f"{broken.field}: {put_into_words(broken).sentence}"


def _mend_text(text: str) -> str:
    return _HALF.sub("\ufffd", text)


def _refuse(notes: IssueLog, field: str, value: str, what: IssueCode) -> Refusal:
    notes.add_issue(field, value, what)
    return Refusal(notes.issues[-1])
