"""The slugs that the form suggests while a title is typed: the same ones that the server would make."""

from __future__ import annotations

from collections import defaultdict

from wagtail.admin.widgets.slug import SlugInput

from content_models.slug import slugify

_LATIN = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
"""The Unicode blocks with the Latin letters of Vietnamese and of other languages."""


def formatters() -> list[tuple[str, str]]:
    """Return patterns and their replacements, in order; Wagtail's own drop most Vietnamese letters and make Đ dj."""
    signs: dict[str, str] = defaultdict(str)
    for sign in map(chr, _LATIN):
        signs[slugify(sign)] += sign
    signs.pop("", None)
    letters = [(f"[{alike}]", plain) for plain, alike in sorted(signs.items())]
    return [("[\u0300-\u036f]", ""), *letters, ("[^A-Za-z0-9]+", "-"), ("^-|-$", "")]


def slug_input() -> SlugInput:
    """Return the form field for a page's slug."""
    return SlugInput(formatters=formatters())
