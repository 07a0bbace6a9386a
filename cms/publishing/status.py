"""What is published and what is waiting, as `motcua status` shows it."""

from typing import Any

from django.db.models import Count

from cms.agencies.models import Portal
from cms.publishing.models import Change, Publication


def portal_status() -> dict[str, Any]:
    """One row for each portal, and the totals."""
    counts: dict[tuple[str, str], int] = {}
    rows = Change.objects.exclude(state=Change.State.DONE).values_list("portal", "state").annotate(number=Count("pk"))
    for portal, state, number in rows:
        group = "failed" if state == Change.State.FAILED else "pending"
        counts[portal, group] = counts.get((portal, group), 0) + number
    releases = dict(Publication.objects.values_list("portal", "release"))
    portals = [
        {
            "key": key,
            "url": url,
            "release": releases.get(key, 0),
            "pending": counts.get((key, "pending"), 0),
            "failed": counts.get((key, "failed"), 0),
        }
        for key, url in Portal.objects.order_by("key").values_list("key", "base_url")
    ]
    return {
        "portals": portals,
        "pending": sum(row["pending"] for row in portals),
        "failed": sum(row["failed"] for row in portals),
    }
