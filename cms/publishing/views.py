"""The state of an editor's latest change, which the screen announces."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.publishing.changes import portals_at
from cms.publishing.models import Change, Receipt
from cms.references import page_id
from cms.sentences import tell_stored

RECENT = timedelta(minutes=10)
REMOVALS = frozenset({"unpublish", "delete"})
"""Changes that remove something from the portal."""


@require_safe
@never_cache
@login_required
def show_recent(request: HttpRequest) -> JsonResponse:
    """The user's latest change, and the problems of the page in `?page=` if the user may edit it."""
    change = (
        Change.objects.filter(user=request.user, created__gte=timezone.now() - RECENT)
        .select_related("receipt")
        .order_by("-pk")
        .first()
    )
    return JsonResponse(
        {
            "change": _describe(change) if change else None,
            "problems": _problems(request, request.GET.get("page", "")),
        }
    )


def _describe(change: Change) -> dict[str, Any]:
    state = "waiting" if change.state in {Change.State.PENDING, Change.State.LEASED} else change.state
    return {"id": change.pk, "state": state, "title": change.title, "text": sentence(change)}


def sentence(change: Change) -> str:
    """The state of a change as one line in the user's language."""
    live = _live(change)
    if change.error and change.state != Change.State.DONE:
        failure = {"error": _(change.error)}
        if live:
            return f"{live}. " + _("Search does not know it yet: %(error)s It will be tried again.") % failure
        return _("Not live yet: %(error)s It will be tried again.") % failure
    if not live:
        return _("Being published…")
    if change.state != Change.State.DONE or change.receipt.found_at is None:
        return live
    found_at = timezone.localtime(change.receipt.found_at)
    told = _("gone from search since %(time)s") if change.what in REMOVALS else _("found in search since %(time)s")
    return f"{live}, " + told % {"time": f"{found_at:%H:%M:%S}"}


def _live(change: Change) -> str:
    """Since when the portal shows the change; empty if it does not show it yet."""
    if change.receipt is None:
        return ""
    live_at = timezone.localtime(change.receipt.live_at)
    # At least a tenth, as “0.0 s” looks like an error.
    seconds = max(0.1, (change.receipt.live_at - change.created).total_seconds())
    removed = change.what in REMOVALS
    told = _("Gone since %(time)s (%(seconds)s s)") if removed else _("Live since %(time)s (%(seconds)s s)")
    return told % {
        "time": f"{live_at:%H:%M:%S} {zone(live_at)}",
        "seconds": number_format(seconds, decimal_pos=1),
    }


def zone(instant: datetime) -> str:
    """The offset from UTC as people write it, such as GMT+7."""
    offset = instant.utcoffset() or timedelta()
    hours, minutes = divmod(int(offset.total_seconds()) // 60, 60)
    return f"GMT{hours:+d}" + (f":{minutes:02d}" if minutes else "")


def _problems(request: HttpRequest, key: str) -> list[dict[str, str]]:
    page = Page.objects.select_related("locale").filter(pk=key).first() if key.isdecimal() else None
    policy = policy_registry.get_by_type(Page)
    if page is None or not policy.user_has_permission_for_instance(request.user, "change", page):
        return []
    if page.depth < 2:
        return []
    receipt = Receipt.objects.filter(portal__in=portals_at(page.path)).first()
    own = (page_id(page.translation_key), page.locale.language_code)
    return [
        {"severity": problem["severity"], "text": tell_stored(problem)}
        for problem in (receipt.problems if receipt else [])
        if (problem["id"], problem["locale"]) == own
    ]
