"""Values inside messages: quoted, short, and harmless to a terminal."""

LONGEST_FIELD = 200
"""Characters. The path to a link deep inside a text is long, and its end says the most."""


def quote(value: str) -> str:
    """Quote a value for a message."""
    return f"“{printable(value)}”"


def printable(text: str, limit: int = 80) -> str:
    """Make a text fit for a line of a message: cut in the middle where it is long, and harmless to a terminal."""
    short = text if len(text) <= limit else f"{text[: limit - 20]}…{text[-15:]}"
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in short)
