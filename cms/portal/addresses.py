"""The public address of a stored page; the generator builds the path, only from stored columns."""

from __future__ import annotations

from datetime import datetime

from cms.agencies.models import Portal
from sitegen.site.routes import locale_prefix, page_segments

FOLDER_AND_HOME = 2
"""How many leading segments of Wagtail's `url_path` public addresses omit: the slugs of folder and front page."""


def public_url(
    portal: Portal, *, locale: str, url_path: str, dated: bool, first_published_at: datetime | None
) -> str | None:
    """Return the address of a page; None for a dated page that was never published, because its month is not known."""
    if dated and first_published_at is None:
        return None
    slugs = [segment for segment in url_path.split("/") if segment][FOLDER_AND_HOME:]
    route = locale_prefix(locale, portal.default_locale) + "".join(page_segments(slug) for slug in slugs[:-1])
    if slugs:
        route += page_segments(slugs[-1], first_published_at if dated else None)
    return portal.base_url + route
