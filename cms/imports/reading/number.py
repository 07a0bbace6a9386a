"""Numbers as people type them."""

from __future__ import annotations

import re
from typing import Any

_GROUPED = re.compile(r"[0-9]{1,3}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*")
_PLAIN = re.compile(r"[0-9]{1,18}")
_DECIMAL = re.compile(r"[0-9]{1,15}[.,][0-9]{1,6}")
_MONEY = re.compile(r"^(?:đồng|vnđ|vnd|₫)\s*|\s*(?:đồng|đ|vnđ|vnd|₫)\.?$", re.IGNORECASE)


def as_number(value: Any, largest: int) -> int | float | None:
    """A JSON number from 0 to the largest plausible value; whole numbers as int."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= largest:
        return None
    return int(value) if float(value).is_integer() else value


def parse_number(text: str) -> int | float | None:
    """Read “100.000 đ”, “7,5” or “08” as a number; None if there are other words."""
    digits = _MONEY.sub("", text.strip()).strip()
    if _PLAIN.fullmatch(digits):
        return int(digits)
    if _GROUPED.fullmatch(digits):
        return int(re.sub("[.,]", "", digits)) if len(digits) <= 20 else None
    return float(digits.replace(",", ".")) if _DECIMAL.fullmatch(digits) else None
