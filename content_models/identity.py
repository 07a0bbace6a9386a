"""What names a record: an id, a locale, a hash.

A description ends the sentence "Write …" in messages. A pattern ends in `(?!\\n)$`, since `$` alone also matches
before a line feed at the end, and JSON Schema has no `\\Z`.
"""

from typing import Annotated

from msgspec import Meta

Id = Annotated[
    str,
    Meta(
        pattern=r"^[a-z0-9][a-z0-9._-]{0,79}(?!\n)$",
        description="an id of 1 to 80 characters: a-z, 0-9, dots, hyphens and underscores, such as tin-tuc",
    ),
]
Locale = Annotated[
    str,
    Meta(
        pattern=r"^[a-z]{2,3}(-[a-z0-9]{2,8})*(?!\n)$",
        description="a language tag in lower case, such as vi, en or km",
    ),
]
Sha256 = Annotated[
    str,
    Meta(
        pattern=r"^[0-9a-f]{64}(?!\n)$",
        description="the SHA-256 of the bytes as 64 lower-case hexadecimal digits",
    ),
]
Slug = Annotated[
    str,
    Meta(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*(?!\n)$",
        max_length=120,
        description="one path segment of a-z, 0-9 and single hyphens, such as lien-he",
    ),
]
Title = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=255,
        pattern=r"[^\s\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]",
        description="a text with at least one visible character",
    ),
]
Line = Annotated[str, Meta(max_length=500)]
LongLine = Annotated[str, Meta(max_length=5_000)]
Localised = Annotated[dict[Locale, Line], Meta(description="The same short text in several languages, by locale.")]


def in_locale(texts: dict[str, str], locale: str, default: str) -> str:
    """Take a text in a locale, else in the default locale, else the first by locale name; empty if there is none."""
    for candidate in (locale, default, *sorted(texts)):
        if texts.get(candidate):
            return texts[candidate]
    return ""
