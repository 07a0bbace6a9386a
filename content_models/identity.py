"""The types that identify a record: id, locale and hash.

A description ends the sentence "Write …" in messages. A pattern ends in `(?!\\n)$`, because `$` alone also matches
before a line feed at the end, and JSON Schema has no `\\Z`.
"""

from typing import Annotated, Final

from msgspec import Meta

from content_models.terms import form

TITLE_LENGTH: Final = 255
LINE_LENGTH: Final = 500
LONG_LINE_LENGTH: Final = 5_000
"""The most characters of such texts; forms have the same limits."""

Id = Annotated[
    str,
    Meta(
        pattern=r"^[a-z0-9][a-z0-9._-]{0,79}(?!\n)$",
        description=form("id"),
    ),
]
Locale = Annotated[
    str,
    Meta(
        pattern=r"^[a-z]{2,3}(-[a-z0-9]{2,8})*(?!\n)$",
        description=form("locale"),
    ),
]
Sha256 = Annotated[
    str,
    Meta(
        pattern=r"^[0-9a-f]{64}(?!\n)$",
        description=form("sha256"),
    ),
]
Slug = Annotated[
    str,
    Meta(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*(?!\n)$",
        max_length=120,
        description=form("slug"),
    ),
]
Title = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=TITLE_LENGTH,
        pattern=r"[^\s\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]",
        description=form("visible-text"),
    ),
]
Line = Annotated[str, Meta(max_length=LINE_LENGTH)]
LongLine = Annotated[str, Meta(max_length=LONG_LINE_LENGTH)]
Localised = Annotated[dict[Locale, Line], Meta(description="The same short text in several languages, by locale.")]


def in_locale(texts: dict[str, str], locale: str, default: str) -> str:
    """Return the text in a locale, else in the default locale, else in the first locale by name, else an empty text."""
    for candidate in (locale, default, *sorted(texts)):
        if texts.get(candidate):
            return texts[candidate]
    return ""
