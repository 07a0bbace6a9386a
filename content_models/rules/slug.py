"""Which slugs a page may have; the decoder checks their form, forms also that they are free."""

import re

from content_models.rule import RuleViolation, rule
from content_models.slug import LONGEST_SLUG, RESERVED, slugify

_VALID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def check_slug(
    slug: str, *, first_segment: bool = False, locales: frozenset[str] = frozenset()
) -> RuleViolation | None:
    """Check that a slug can be a segment of a path and, as the first one, is no word of the platform."""
    reserved = first_segment and (slug in RESERVED or slug in locales)
    if _VALID.fullmatch(slug) and len(slug) <= LONGEST_SLUG and not reserved:
        return None
    suggestion = slugify(slug) or "lien-he"
    return SLUG.broken("slug", slug, suggestion=f"{slug}-1" if suggestion == slug else suggestion)


RESERVED_WORD = {
    "en": "{value} is a word that the platform needs for itself in addresses",
    "vi": "Địa chỉ {value} dành riêng cho hệ thống",
}
"""The sentence of each rule that refuses a reserved word; their remedies differ."""

SLUG = rule(
    "slug",
    en=("{value} cannot be used in an address", "Choose another one, such as “{suggestion}”"),
    vi=("Không dùng được địa chỉ {value}", "Hãy chọn địa chỉ khác, chẳng hạn “{suggestion}”"),
)

RULES = (SLUG,)
