"""Reads one object of the source as a definition with its issues, or gives the reason why it is refused."""

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
"""Fields that, together with those, distinguish the source's format from others that also have codes and names."""

_HALF = re.compile("[\ud800-\udfff\x00]")


class Reading(msgspec.Struct, frozen=True):
    """What was read from one object: `name` as the source gives it, `values` for storing, `record` the definition."""

    name: str
    values: dict[str, Any]
    in_full: bool
    source_id: str
    record: Procedure
    issues: tuple[ImportIssue, ...]


class Refusal(msgspec.Struct, frozen=True):
    """The reason why an object is not a definition."""

    issue: ImportIssue


def is_record(values: Any) -> bool:
    """Whether an object has the source's format, even if it is badly damaged."""
    if not isinstance(values, dict):
        return False
    if not (IN_FULL | IN_ROWS).isdisjoint(values):
        return True
    # Our own procedure records have such a code too.
    return "kind" not in values and CODE.match(str(values.get("code")).strip()) is not None


def read_record(values: dict[str, Any], place: str, today: date, find_agency: FindAgency) -> Reading | Refusal:
    """Read an object; `place` names it in messages if it has no code."""
    written = values.get("code") or values.get("codeNotation")
    log = IssueLog(_drop_unstorable_text(written) if isinstance(written, str) and written.strip() else place)
    if not is_record(values):
        return _refuse(log, "", as_text(sorted(values)), IssueCode.NO_RECORD)
    values = drop_unstorable(values, "", log)
    raw = Raw(values, "", log)
    code = read_code(raw)
    if code is None:
        return _refuse(log, "code", as_text(written), IssueCode.NO_CODE)
    name = raw.line("name", NAME)
    if not name:
        return _refuse(log, "name", "", IssueCode.NO_NAME)
    source_id = raw.peek("id") if isinstance(raw.peek("id"), str) else ""
    raw.ignore("id")
    in_full = not IN_FULL.isdisjoint(values)
    if in_full:
        record = read_detail(raw, code, name, source_id, today, find_agency)
    else:
        record = read_row(raw, code, name, source_id, find_agency)
    raw.finish()
    record = msgspec.structs.replace(record, remarks=log.remarks)
    if fault := fault_of(record):
        return _refuse(log, "", fault, IssueCode.OUTSIDE_CONTRACT)
    return Reading(log.record, values, in_full, source_id.strip()[:100], record, tuple(log.issues))


def drop_unstorable(value: Any, path: str, log: IssueLog) -> Any:
    """The same value without characters that no database stores: half characters and null characters."""
    if isinstance(value, str):
        if _HALF.search(value):
            log.add_issue(path, _drop_unstorable_text(value), IssueCode.BROKEN)
            return _drop_unstorable_text(value)
        return value
    if isinstance(value, list):
        return [drop_unstorable(item, f"{path}[{position}]", log) for position, item in enumerate(value)]
    if isinstance(value, dict):
        mended: dict[str, Any] = {}
        for key, item in value.items():
            name = drop_unstorable(key, f"{path}.{key}" if path else key, log)
            # Two keys can become equal once such characters are removed.
            while name in mended:
                name += "\ufffd"
            mended[name] = drop_unstorable(item, f"{path}.{name}" if path else name, log)
        return mended
    return value


def fault_of(record: Procedure) -> str:
    """The first rule of the contract that a record breaks, as reading its line would find it; usually none."""
    try:
        msgspec.json.decode(msgspec.json.encode(record), type=Procedure)
    except msgspec.ValidationError as error:
        return _tell(find_broken_rule(error, msgspec.to_builtins(record), Procedure))
    except (msgspec.DecodeError, OverflowError, UnicodeEncodeError) as error:
        return str(error)
    return next((_tell(broken) for broken in violations(record)), "")


def _tell(broken: RuleViolation) -> str:
    return f"{broken.field}: {put_into_words(broken).sentence}"


def _drop_unstorable_text(text: str) -> str:
    return _HALF.sub("\ufffd", text)


def _refuse(log: IssueLog, field: str, value: str, what: IssueCode) -> Refusal:
    log.add_issue(field, value, what)
    return Refusal(log.issues[-1])
