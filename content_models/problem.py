"""A fault in one record, told so that its owner can mend it."""

from typing import Literal

import msgspec

Severity = Literal["refused", "warning"]
"""refused: the page stays at its last good version; warning: it is published without the faulty part."""

LONGEST_FIELD = 200
"""Characters; the way to a link deep in a text is long, and its end says the most."""


class Problem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is wrong with which value of which field, and what to do about it."""

    code: str
    severity: Severity
    record: str
    field: str
    value: str
    what: str
    remedy: str
    kind: str = ""
    id: str = ""
    locale: str = ""
    source: str = ""
    line: int = 0

    def __str__(self) -> str:
        place = f"{self.source}, line {self.line}: " if self.line else ""
        # It may be a name that somebody made up, as a field that the format does not know.
        field = f", {printable(self.field, LONGEST_FIELD)}" if self.field else ""
        return f"{place}{self.record}{field}: {quote(self.value)} {self.what}. {self.remedy}."


def quote(value: str) -> str:
    """Quote a value for a message."""
    return f"“{printable(value)}”"


def printable(text: str, limit: int = 80) -> str:
    """Make a text fit for a line of a message: cut in the middle where it is long, and harmless to a terminal."""
    short = text if len(text) <= limit else f"{text[: limit - 20]}…{text[-15:]}"
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in short)
