"""The national code of a procedure: N.NNNNNN, now and then with a slip, and never without one."""

from __future__ import annotations

import re

from cms.imports.reading.raw import Raw
from cms.imports.what import What
from cms.procedures.records import key_of_code

CODE = re.compile(r"[0-9]\.[0-9]{6}")
LONGEST = 80
"""As long as an id may be, so that no two codes are cut to the same one."""

_DELETED = re.compile(r"(?<![^\W\d_])(?:xo[aá]|xóa|deleted?)\W*$", re.IGNORECASE)


def read_code(raw: Raw) -> str:
    """The code as it is written, without spaces around it; empty where no id can be made from it."""
    key = "code" if raw.peek("code") not in (None, "") else "codeNotation"
    written, notation = raw.take(key), raw.take("codeNotation") if key == "code" else None
    # As a number of JSON it has lost the zeros at its end.
    told = f"{written:.6f}" if isinstance(written, float) else written
    if told != written:
        raw.odd(key, written, What.ANOTHER_TYPE)
    code = raw.read_line(key, told)
    if len(code) > LONGEST or not re.search("[0-9]", key_of_code(code)):
        return ""
    if told != code or not CODE.fullmatch(code):
        raw.odd(key, told, What.CODE_FORM)
    if _DELETED.search(code):
        raw.odd(key, code, What.DELETED_CODE)
    if notation not in (None, "", written):
        raw.aside("codeNotation", notation, What.CODE_NOTATION)
    return code
