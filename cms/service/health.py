"""Health checks for load balancers and monitoring: alive, ready, and how far publishing is behind."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError
from django.db.models import Count, Min
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from cms.publishing.models import Change, Publication, Receipt
from sitegen.adapters import open_index
from sitegen.errors import SearchError

OVERDUE = timedelta(minutes=5)
"""If a change waits longer than this, no worker is publishing."""

_WAITING = (Change.State.PENDING, Change.State.LEASED, Change.State.FAILED)


@require_safe
def livez(request: HttpRequest) -> HttpResponse:
    """Answer if the process is alive. Nothing else is checked, so that a slow database does not cause a restart."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """Check database, publishing and search; answers 503 with the reason if one of them fails."""
    try:
        oldest = Change.objects.filter(state__in=_WAITING).aggregate(oldest=Min("created"))["oldest"]
    except DatabaseError as error:
        return JsonResponse({"ready": False, "database": str(error)}, status=503)
    waiting = (timezone.now() - oldest).total_seconds() if oldest else 0.0
    search = _search()
    ready = waiting < OVERDUE.total_seconds() and search == "ok"
    body = {
        "ready": ready,
        "database": "ok",
        "search": search,
        "oldest_pending_seconds": round(waiting, 3),
        "oldest_unfound_seconds": round(_oldest_unfound(), 3),
    }
    return JsonResponse(body, status=200 if ready else 503)


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Metrics in Prometheus text format. No label names a page, so that the number of series stays small."""
    counts = dict(Change.objects.values_list("state").annotate(number=Count("id")))
    oldest = Change.objects.filter(state__in=_WAITING).aggregate(oldest=Min("created"))["oldest"]
    waiting = (timezone.now() - oldest).total_seconds() if oldest else 0.0
    lines = [
        "# HELP motcua_changes Changes by state.",
        "# TYPE motcua_changes gauge",
        *(f'motcua_changes{{state="{state}"}} {counts.get(state, 0)}' for state in Change.State.values),
        "# HELP motcua_oldest_pending_seconds Age of the oldest change that is not live yet.",
        "# TYPE motcua_oldest_pending_seconds gauge",
        f"motcua_oldest_pending_seconds {waiting:.3f}",
        "# HELP motcua_oldest_unfound_seconds Age of the oldest live release that search does not show yet.",
        "# TYPE motcua_oldest_unfound_seconds gauge",
        f"motcua_oldest_unfound_seconds {_oldest_unfound():.3f}",
        "# HELP motcua_receipts_total Builds that ended with a release or found nothing to do.",
        "# TYPE motcua_receipts_total counter",
        f"motcua_receipts_total {Receipt.objects.count()}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; version=0.0.4; charset=utf-8")


def _search() -> str:
    """Return “ok”, or the reason why search does not answer."""
    live = Publication.objects.filter(release__gt=0).order_by("portal").values_list("portal", flat=True)
    try:
        missing = open_index(settings.ENVIRONMENT.index).missing(live)
    except SearchError as error:
        return str(error)
    return f"the index knows nothing of {len(missing)} live portals, such as {missing[0]}" if missing else "ok"


def _oldest_unfound() -> float:
    """Return for how many seconds the oldest release that search does not show yet has been live."""
    oldest = Receipt.objects.filter(found_at=None, changes__state__in=_WAITING).aggregate(oldest=Min("live_at"))[
        "oldest"
    ]
    return (timezone.now() - oldest).total_seconds() if oldest else 0.0
