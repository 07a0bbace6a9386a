"""Makes values safe to show in messages: quoted, shortened, and without control characters that affect a terminal."""

LONGEST_FIELD = 200
"""Characters. The path to a link deep inside a text is long, and its end is the most informative part."""


def quote(value: str) -> str:
    """Quote a value for use in a message."""
    return f"“{printable(value)}”"


def printable(text: str, limit: int = 80) -> str:
    """Return a text for one line of a message: a long text is cut in the middle, and control characters are escaped."""
    short = text if len(text) <= limit else f"{text[: limit - 20]}…{text[-15:]}"
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in short)
