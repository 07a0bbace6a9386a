"""Cleans texts of the source for publication; everything that is removed or doubtful is reported.

Kinds of spaces, line ends and the composition of accents are normalised without a report, because they are invisible.
"""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any

from cms.imports.issue import IssueLog
from cms.imports.issue_code import IssueCode
from content_models.text import FORBIDDEN

LINE = 500
NAME = 2_000
LONG = 100_000
CUT = "…"

_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile("[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_AROUND_BREAK = re.compile(r" ?\n ?")
_EMPTY_LINES = re.compile(r"\n{3,}")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_MARKUP = re.compile(
    r"</?(?:p|br|div|span|b|i|u|em|strong|a|table|t[rdh]|ul|ol|li|h[1-6])(?:\s[^<>]*)?/?>|&(?:\w+|#\d+);", re.I
)
# Accents matter: “quần” is a garment and “huyền” a tone. A word ends where letters and digits end.
_DISTRICT = re.compile(r"(?<!\w)(?:quận|huyện|thị xã|thị trấn)(?!\w)", re.IGNORECASE)
_NONE = re.compile(r"không(?: (?:có|quy định|yêu cầu|có yêu cầu|có yêu cầu, điều kiện))?")
# Only without conditions: “miễn phí cho người nghèo” means that others pay.
_FREE = re.compile(
    r"0(?: ?(?:đồng|đ|vnđ|vnd))?|(?:không|miễn)(?: (?:thu|mất|có|tính|phải nộp|phải trả|phải đóng))?"
    r"(?: (?:phí|lệ phí|tiền|giá)(?:(?:,| và|/) ?lệ phí)?)?"
)


def normalise_spaces(text: str) -> str:
    """Compose accents and normalise line ends and spaces; paragraphs are preserved."""
    text = _BREAKS.sub("\n", unicodedata.normalize("NFC", text))
    text = _AROUND_BREAK.sub("\n", _SPACES.sub(" ", text))
    return _EMPTY_LINES.sub("\n\n", text).strip(" \n")


def clean(text: str, field: str, log: IssueLog) -> str:
    """The text as a page may show it; reports what was removed and what is doubtful."""
    text = _BREAKS.sub("\n", text)
    if found := FORBIDDEN.search(text):
        log.add_issue(field, _around(text, found), IssueCode.CONTROL)
        text = FORBIDDEN.sub("", text)
    # A byte order mark at the start of a text belongs to the file, not to the text.
    if found := _INVISIBLE.search(text):
        log.add_issue(field, _around(text, found), IssueCode.INVISIBLE)
        text = _INVISIBLE.sub("", text)
    text = normalise_spaces(text)
    for pattern, what in _DOUBTS:
        if found := pattern.search(text):
            log.add_issue(field, _around(text, found), what)
    return text


_DOUBTS = (
    (re.compile("\ufffd"), IssueCode.LOST),
    (_PRIVATE, IssueCode.PRIVATE),
    (_MARKUP, IssueCode.MARKUP),
    (_DISTRICT, IssueCode.DISTRICT),
)


def one_line(text: str) -> str:
    """A clean text without line breaks."""
    return " ".join(text.split())


def fit(text: str, limit: int, field: str, log: IssueLog) -> str:
    """A clean text that is cut to the length of its field; the whole text is kept in remarks."""
    if len(text) <= limit:
        return text
    log.add_issue(field, text, IssueCode.TOO_LONG)
    keep_whole(field, text, log)
    return text[: limit - len(CUT)].rstrip() + CUT


def keep_whole(label: str, text: str, log: IssueLog) -> None:
    """Keep a clean text of any length as remarks."""
    for start in range(0, len(text), LONG):
        log.keep(label if start == 0 else f"{label} ({start // LONG + 1})", text[start : start + LONG])


def as_text(value: Any) -> str:
    """Any JSON value as text: a list of texts as lines, other nested values as JSON."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "\n".join(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def says_none(text: str) -> bool:
    """Whether a clean text confirms that there is nothing, as “Không” does."""
    return _NONE.fullmatch(_bare(text)) is not None


def says_free(text: str) -> bool:
    """Whether a clean text says that nothing is to be paid, without any condition."""
    return _FREE.fullmatch(_bare(text)) is not None


def _bare(text: str) -> str:
    return one_line(text).strip(" .,;:()-–*+").casefold()


def _around(text: str, found: re.Match[str]) -> str:
    start, end = max(0, found.start() - 30), found.end() + 30
    before, after = CUT if start else "", CUT if end < len(text) else ""
    return f"{before}{one_line(text[start : found.start()] + '⟦' + found[0] + '⟧' + text[found.end() : end])}{after}"
