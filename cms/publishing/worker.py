"""The worker: publishes one portal after the other, and goes on when one of them fails."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from django.conf import settings
from django.core.management import call_command
from django.db import close_old_connections

from cms.publishing import reconcile as reconciler
from cms.publishing.job import Build, publish
from cms.publishing.lease import WorkerIdentity, claim, clear_backoff, free_dead_leases
from cms.publishing.wakeup import open_listener
from sitegen.adapters import open_index, open_portals
from sitegen.build import build_portal
from sitegen.errors import SearchError
from sitegen.release.portal_store import PortalStore
from sitegen.search.search_index import SearchIndex

logger = logging.getLogger("motcua.worker")

POLL = 1.0
"""Seconds after which the worker looks at the queue even if no message came."""
SCHEDULE = 20.0
"""Seconds between two looks for scheduled pages that must appear or expire."""
SEARCH = 1.0
"""Seconds between two comparisons of search with what is live; frequent, as a lost index answers nobody."""
RECONCILE = 45.0
"""Seconds between two comparisons of portals with the database, if anything was written meanwhile."""


def work(*, until: Callable[[], bool] = lambda: False, build: Build = build_portal) -> None:
    """Publish whatever is due until `until`, which is asked between two portals, returns True."""
    identity = WorkerIdentity()
    listener = open_listener()
    portals = open_portals(settings.ENVIRONMENT.releases)
    index = open_index(settings.ENVIRONMENT.index)
    chores = Chores(index)
    clear_backoff()
    try:
        while not until():
            close_old_connections()
            chores.do_due()
            if not publish_next(identity, portals, index, build):
                listener.wait(POLL)
    finally:
        listener.close()
        identity.close()


def publish_next(
    identity: WorkerIdentity, portals: PortalStore, index: SearchIndex, build: Build = build_portal
) -> bool:
    """Publish one portal; returns whether one was due."""
    lease = claim(identity.name)
    if lease is None:
        return False
    publish(lease, portals, index, build)
    return True


def publish_all(build: Build = build_portal) -> int:
    """Publish until nothing is due; returns how often a portal was taken."""
    identity = WorkerIdentity()
    portals = open_portals(settings.ENVIRONMENT.releases)
    index = open_index(settings.ENVIRONMENT.index)
    count = 0
    try:
        free_dead_leases()
        while publish_next(identity, portals, index, build):
            count += 1
    finally:
        identity.close()
    return count


class Chores:
    """Tasks that a worker repeats between two portals, each at its own interval."""

    def __init__(self, index: SearchIndex) -> None:
        self._index = index
        self._next_schedule = 0.0
        self._next_search = 0.0
        self._next_comparison = 0.0
        self._next_leases = 0.0
        self._fingerprint = ""
        self._fault = ""

    def do_due(self) -> None:
        """Do the tasks whose interval is over."""
        now = time.monotonic()
        if now >= self._next_leases:
            self._next_leases = now + 2.0
            if freed := free_dead_leases():
                logger.warning("took over %d portals from a worker that is gone", freed)
        if now >= self._next_schedule:
            self._next_schedule = now + SCHEDULE
            self._publish_scheduled()
        if now >= self._next_search:
            self._next_search = now + SEARCH
            self.compare_search()
        if now >= self._next_comparison:
            self._next_comparison = now + RECONCILE
            self._compare()

    def _publish_scheduled(self) -> None:
        try:
            call_command("publish_scheduled", verbosity=0)
        except Exception:
            # Wagtail stops at the first page that fails; the worker must go on.
            logger.exception("a scheduled page could not be published; the others follow in %d s", SCHEDULE)

    def _compare(self) -> None:
        current = reconciler.fingerprint()
        if current == self._fingerprint:
            return
        self._fingerprint = current
        if stale := reconciler.reconcile():
            logger.warning("no signal told of changes in %s", ", ".join(stale))

    def compare_search(self) -> None:
        """Queue the portals whose live release search does not show."""
        try:
            lost = reconciler.reindex(self._index)
        except SearchError as error:
            # The worker goes on: publishing, which needs the index too, stores the reason in the changes.
            if str(error) != self._fault:
                logger.error("search cannot be compared with what is live: %s", error)
            self._fault = str(error)
            return
        self._fault = ""
        if lost:
            logger.warning("search does not show the live release of %s", ", ".join(lost))
