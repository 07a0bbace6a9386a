"""One function makes every slug, and one list reserves the words that routes own."""

import re
import unicodedata

from content_models.folding import strip_accents

RESERVED = frozenset(
    {
        *("cms", "tim-kiem", "search", "api", "assets", "media", "static", "tep", "feed", "sitemap"),
        *("livez", "readyz", "metrics", "404", "index", "robots"),
    }
)
"""Words that no page may have as its first path segment: the server, the search and the release use them."""

LONGEST_SLUG = 120
"""Characters."""

_UNSEEN = frozenset({"Mn", "Cf"})
"""Categories of signs that are dropped: marks on letters, soft hyphens and joiners. Any other sign separates words,
such as the dash of 2026–2030."""

_NOT_ALLOWED = re.compile(r"[^a-z0-9]+")


def slugify(text: str, limit: int = 80) -> str:
    """Make an ASCII slug: ‘Đường bộ’ gives ‘duong-bo’. Django's slugify would drop the đ."""
    plain = unicodedata.normalize("NFKD", strip_accents(text))
    letters = [sign for sign in plain if unicodedata.category(sign) not in _UNSEEN]
    slug = _NOT_ALLOWED.sub("-", "".join(letters).lower()).strip("-")
    if len(slug) <= limit:
        return slug
    return slug[: limit + 1].rpartition("-")[0].strip("-") or slug[:limit]
