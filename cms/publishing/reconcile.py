"""Comparing what portals show with what the database says: finds what no signal told of."""

from __future__ import annotations

import logging

from django.db import connections

from cms.agencies.models import Portal
from cms.publishing.attachments import READER
from cms.publishing.changes import record_change
from cms.publishing.export import export_portal, export_shared, shared_for
from cms.publishing.job import hash_records
from cms.publishing.models import Change, Publication
from content_models.kind import RecordBase
from sitegen.search.search_index import SearchIndex

logger = logging.getLogger("motcua.reconcile")

CONTENT_TABLES = ("agencies_%", "portal_%", "media_%", "procedures_%", "wagtailcore_page%", "wagtailcore_collection%")
"""Tables whose rows are exported, as LIKE patterns."""


def reconcile(keys: list[str] | None = None) -> list[str]:
    """Queue every portal whose content differs from its last release; returns their keys."""
    busy = set(Change.objects.exclude(state=Change.State.DONE).values_list("portal", flat=True))
    known = dict(Publication.objects.values_list("portal", "content_hash"))
    shared = export_shared()
    wanted = keys or list(Portal.objects.order_by("key").values_list("key", flat=True))
    stale = [key for key in wanted if key not in busy and _hash(key, shared) != known.get(key, "")]
    record_change(stale, "reconcile", bulk=True)
    return stale


def reindex(index: SearchIndex) -> list[str]:
    """Queue every portal of which the index shows another release than is live, or none; returns their keys."""
    waiting = Change.objects.exclude(state=Change.State.DONE)
    failing = set(waiting.filter(state=Change.State.FAILED).values_list("portal", flat=True))
    coming = set(waiting.exclude(state=Change.State.FAILED).values_list("portal", flat=True))
    live = dict(Publication.objects.filter(release__gt=0, worker="").values_list("portal", "release"))
    shown = index.releases()
    behind = [key for key in sorted(live) if key not in coming and shown.get(key, 0) < live[key]]
    # One that keeps failing is tried at once only by an index that was lost, for which all wait (job._do_without).
    lost = [key for key in behind if key not in failing or key not in shown]
    record_change(lost, "search", bulk=True)
    return lost


def _hash(key: str, shared: list[RecordBase]) -> str | None:
    """The hash of a portal's content; None where it cannot be read, so that the job finds out and writes down why."""
    try:
        portal = export_portal(key)
        return hash_records(key, portal, shared_for(portal, shared))
    except Exception:
        logger.exception("portal %s cannot be exported", key)
        return None


def fingerprint() -> str:
    """A value that differs once any content table was written to, by whomever; cheap enough to ask every minute."""
    connection = connections[READER]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            patterns = " OR ".join(["relname LIKE %s"] * len(CONTENT_TABLES))
            cursor.execute(
                f"SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_user_tables WHERE {patterns}",
                CONTENT_TABLES,
            )
        else:
            cursor.execute("PRAGMA data_version")
        return str(cursor.fetchone()[0])
