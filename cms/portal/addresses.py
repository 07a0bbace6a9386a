"""The public address of a stored page: the same paths as the generator's routes, computed only from stored columns."""

from __future__ import annotations

from datetime import datetime

from cms.agencies.models import Portal
from sitegen.site.routes import VIETNAM

FOLDER_AND_HOME = 2
"""How many leading segments of Wagtail's `url_path` public addresses omit: the slugs of folder and front page."""


def public_url(
    portal: Portal, *, locale: str, url_path: str, dated: bool, first_published_at: datetime | None
) -> str | None:
    """Return the address of a page; None for a dated page that was never published, because its month is not known."""
    segments = [segment for segment in url_path.split("/") if segment][FOLDER_AND_HOME:]
    if dated:
        if first_published_at is None:
            return None
        month = first_published_at.astimezone(VIETNAM)
        segments[-1:-1] = [f"{month.year:04d}", f"{month.month:02d}"]
    if locale != portal.default_locale:
        segments.insert(0, locale)
    return portal.base_url + "".join(f"{segment}/" for segment in segments)
