"""Rules for the slug of a page: the decoder checks its form; CMS forms also check that it is not reserved."""

import re

from content_models.rule import RuleViolation, rule
from content_models.slug import LONGEST_SLUG, RESERVED, slugify

_VALID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def check_slug(
    slug: str, *, first_segment: bool = False, locales: frozenset[str] = frozenset()
) -> RuleViolation | None:
    """Return the rule that a slug breaks: it must be a valid path segment and, if it comes first, no reserved word."""
    reserved = first_segment and (slug in RESERVED or slug in locales)
    if _VALID.fullmatch(slug) and len(slug) <= LONGEST_SLUG and not reserved:
        return None
    suggestion = slugify(slug) or "lien-he"
    return SLUG.broken("slug", slug, suggestion=f"{slug}-1" if suggestion == slug else suggestion)


RESERVED_WORD = {
    "en": "{value} is a word that the platform needs for itself in addresses",
    "vi": "Địa chỉ {value} dành riêng cho hệ thống",
}
"""The sentence of the rules that refuse a reserved word, by language; the remedies of these rules differ."""

SLUG = rule(
    "slug",
    en=("{value} cannot be used in an address", "Choose another one, such as “{suggestion}”"),
    vi=("Không dùng được địa chỉ {value}", "Hãy chọn địa chỉ khác, chẳng hạn “{suggestion}”"),
)

RULES = (SLUG,)
