"""Comparing portals with the database: finds changes for which no signal was sent."""

from __future__ import annotations

import logging

from django.db import connections

from cms.agencies.models import Portal
from cms.export.content import hash_records
from cms.export.portal_records import export_portal
from cms.export.raw_columns import READER
from cms.export.shared_records import export_shared, shared_for
from cms.publishing.changes import record_change
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
    """Queue every portal whose live release is not the one in the search index; returns their keys."""
    waiting = Change.objects.exclude(state=Change.State.DONE)
    failing = set(waiting.filter(state=Change.State.FAILED).values_list("portal", flat=True))
    coming = set(waiting.exclude(state=Change.State.FAILED).values_list("portal", flat=True))
    live = dict(Publication.objects.filter(release__gt=0, worker="").values_list("portal", "release"))
    shown = index.releases()
    behind = [key for key in sorted(live) if key not in coming and shown.get(key, 0) < live[key]]
    # A portal that keeps failing is queued only if the index lacks it: then search answers nobody until the portal
    # was tried once more (`job.admit_empty`).
    lost = [key for key in behind if key not in failing or key not in shown]
    record_change(lost, "search", bulk=True)
    return lost


def _hash(key: str, shared: list[RecordBase]) -> str | None:
    """The hash of a portal's content; None if it cannot be read: then the portal is queued, and the job stores why."""
    try:
        portal = export_portal(key)
        return hash_records(key, portal, shared_for(portal, shared))
    except Exception:
        logger.exception("portal %s cannot be exported", key)
        return None


def fingerprint() -> str:
    """A value that changes whenever a content table is written to, by any process; cheap enough to ask every minute."""
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
