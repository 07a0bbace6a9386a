"""The legal documents of a procedure, with normalised numbers that can be compared."""

from __future__ import annotations

import re
from datetime import date

from cms.imports.issue_code import IssueCode
from cms.imports.reading.raw import Raw
from cms.imports.reading.text import LINE, one_line
from content_models.procedure import LegalBasis

# 60/2014/QH13, 163/QĐ-BTP, 66.7/2025/NQ-CP, 09b/2013/TT-BTP; the National Assemblies are numbered below 100.
NUMBER = re.compile(
    r"[0-9]+[a-z]?(?:\.[0-9a-z]+)?(?:/(?P<year>[12][0-9]{3}))?"
    r"/(?:QH[0-9]{1,2}|(?!QH[0-9])[^\W\d_]\w*(?:-\w+)*)(?!\w)"
)
_KINDS = re.compile(
    r"(?:bộ luật|luật|luất|pháp lệnh|nghị quyết|nghị định|thông tư liên tịch|thông tư|quyết định|chỉ thị|công văn"
    r"|văn bản hợp nhất)(?:\s+số)?\s*:?\s*|số\s+",
    re.IGNORECASE,
)
_SLACK_SLASH = re.compile(r"\s*\.?\s*/\s*")


def read_legal(raw: Raw, today: date) -> tuple[LegalBasis, ...] | None:
    """The documents; None if the source names none."""
    found: dict[LegalBasis, None] = {}
    numbers: set[str] = set()
    for entry in raw.objects("legalBasisesDetails"):
        entry.ignore("id")
        number, wordy = _read_number(entry, today)
        name = entry.text("name") or wordy
        if not number and not name:
            entry.add_issue("name", "", IssueCode.EMPTY_ENTRY)
            continue
        if not number:
            entry.add_issue("code", "", IssueCode.NO_LEGAL_NUMBER)
            number, name = (name, "") if len(one_line(name)) <= LINE else (one_line(name)[:LINE], name)
            number = one_line(number)
        basis = LegalBasis(number=number, name=name)
        if basis in found:
            entry.add_issue("code", number, IssueCode.BASIS_TWICE)
        elif number and number in numbers:
            entry.add_issue("code", number, IssueCode.NUMBER_TWICE)
        found[basis] = None
        numbers.add(number)
    return tuple(found) or None


def _read_number(raw: Raw, today: date) -> tuple[str, str]:
    """The number alone, and the original text if words stood before the number."""
    written = raw.take("code")
    text = raw.read_line("code", written)
    number = _SLACK_SLASH.sub("/", text.rstrip(" .,;"))
    if number != text or (isinstance(written, str) and written != written.strip()):
        raw.add_issue("code", written, IssueCode.TRIMMED_NUMBER)
    wordy = ""
    if (kind := _KINDS.match(number)) and NUMBER.fullmatch(number, kind.end()):
        raw.add_issue("code", number, IssueCode.WORDY_NUMBER)
        number, wordy = number[kind.end() :], number
    if number:
        check_number(raw, "code", number, today)
    return number, wordy


def check_number(raw: Raw, key: str, number: str, today: date) -> None:
    """Report a document number that cannot be recognised or that is from a future year."""
    match = NUMBER.search(number)
    if match is None:
        raw.add_issue(key, number, IssueCode.NO_LEGAL_NUMBER)
    elif match["year"] and int(match["year"]) > today.year:
        raw.add_issue(key, number, IssueCode.FUTURE_NUMBER)
