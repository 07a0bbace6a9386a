"""Names in addresses as the form suggests them while a title is typed, so that they are those the server would make."""

from __future__ import annotations

from collections import defaultdict

from wagtail.admin.widgets.slug import SlugInput

from content_models.slug import slugify

_LATIN = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
"""The blocks of Unicode that hold the letters of Vietnamese and its neighbours in Latin script."""


def formatters() -> list[tuple[str, str]]:
    """Patterns and what each becomes, in order; Wagtail's own script drops most Vietnamese letters, and makes Đ dj."""
    signs: dict[str, str] = defaultdict(str)
    for sign in map(chr, _LATIN):
        signs[slugify(sign)] += sign
    signs.pop("", None)
    letters = [(f"[{alike}]", plain) for plain, alike in sorted(signs.items())]
    return [("[\u0300-\u036f]", ""), *letters, ("[^A-Za-z0-9]+", "-"), ("^-|-$", "")]


def slug_input() -> SlugInput:
    """The field for the name of a page in its address."""
    return SlugInput(formatters=formatters())
