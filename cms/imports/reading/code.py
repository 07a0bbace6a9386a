"""The national code of a procedure: N.NNNNNN, sometimes mistyped. A procedure without a code is refused."""

from __future__ import annotations

import hashlib
import re
from typing import NamedTuple

from cms.imports.issue_code import IssueCode
from cms.imports.reading.raw import Raw
from cms.procedures.records import key_of_code

CODE = re.compile(r"[0-9]\.[0-9]{6}")
LONGEST = 80
"""The maximum length of an id. Longer codes are refused, because two of them could be cut to the same id."""

_DELETED = re.compile(r"(?<![^\W\d_])(?:xo[aá]|xóa|deleted?)\W*$", re.IGNORECASE)


class Code(NamedTuple):
    """A code without spaces around it, and the id of the record."""

    code: str
    id: str


def read_code(raw: Raw) -> Code | None:
    """The code of an object; None where no id can be made from it."""
    given, notation = raw.take("code"), raw.take("codeNotation")
    key, written = ("code", given) if given not in (None, "") else ("codeNotation", notation)
    # Written as a JSON number, the code has lost its trailing zeros.
    told = f"{written:.6f}" if isinstance(written, float) else written
    if told != written:
        raw.add_issue(key, written, IssueCode.ANOTHER_TYPE)
    code = raw.read_line(key, told)
    id = key_of_code(code)
    if len(code) > LONGEST or not re.search("[0-9]", id):
        return None
    if told != code or not CODE.fullmatch(code):
        raw.add_issue(key, told, IssueCode.CODE_FORM)
        id = _safe_id(id, code, str(told))
    if _DELETED.search(code):
        raw.add_issue(key, code, IssueCode.DELETED_CODE)
    if notation not in (None, "", written):
        raw.aside("codeNotation", notation, IssueCode.CODE_NOTATION)
    return Code(code, id)


def _safe_id(id: str, code: str, written: str) -> str:
    """An id that no well-formed code has: “ 1.014325” and “1.014325” are two procedures of two provinces."""
    if not CODE.fullmatch(code):
        return id
    return f"{id}-{hashlib.sha256(written.encode()).hexdigest()[:6]}"
