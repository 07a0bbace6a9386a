"""Finds characters that no published text may contain."""

import re

import msgspec

_ESCAPED = re.compile(rb"\\u(?:00(?:0[0-8bcef]|1[0-9a-f]|[89][0-9a-f]|7f)|fff[ef])", re.IGNORECASE)
_RAW = re.compile(rb"\x7f|\xc2[\x80-\x9f]|\xef\xbf[\xbe\xbf]")
_SHORT_ESCAPES = re.compile(rb"\\[bf]")
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def find_control_character(line: bytes) -> str:
    """Return the first forbidden character in the texts of a JSON line, or the empty string.

    The bytes are searched before they are decoded, because nearly all lines are clean. Only a suspect is examined
    closely, because `\\u0000` (an escaped backslash) is harmless.
    """
    if not (_ESCAPED.search(line) or _RAW.search(line) or _SHORT_ESCAPES.search(line)):
        return ""
    return _first(msgspec.json.decode(line))


def field_of_text(value: object, character: str, path: str = "") -> str:
    """The path of the first text within plain data that contains a character; empty if there is none."""
    if isinstance(value, str):
        return path if character in value else ""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list | tuple) else ()
    for name, item in inner:
        step = f"[{name}]" if isinstance(name, int) else f".{name}" if path else str(name)
        if found := field_of_text(item, character, path + step):
            return found
    return ""


def _first(value: object) -> str:
    if isinstance(value, str):
        match = FORBIDDEN.search(value)
        return match.group() if match else ""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return next((found for item in inner if (found := _first(item))), "")
