"""The field of a slug: it follows the title as somebody types it, by the rule by which the platform makes slugs."""

from __future__ import annotations

from collections import defaultdict

from wagtail.admin.widgets.slug import SlugInput

from content_models.slug import slugify

_LATIN = [*map(chr, range(0xC0, 0x250)), *map(chr, range(0x1E00, 0x1F00))]
_MARKS = "[\u0300-\u036f]"


class PageSlugInput(SlugInput):
    """Wagtail's field with our letters: its own table leaves out most of Vietnamese, and makes đ into dj."""

    def __init__(self) -> None:
        plain: dict[str, str] = defaultdict(str)
        for letter in _LATIN:
            if folded := slugify(letter):
                plain[folded] += letter
        super().__init__(formatters=[(_MARKS, "", "gu"), *((f"[{all}]", to, "gu") for to, all in plain.items())])
