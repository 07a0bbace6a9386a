"""Leases: each portal has at most one worker, and a worker that died loses its portals."""

from __future__ import annotations

import contextlib
import fcntl
import os
import secrets
import socket
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
from django.conf import settings
from django.db import connection, transaction
from django.db.models import Exists, F, Min, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_noop

from cms.publishing.models import Change, Publication

LEASE_TERM = timedelta(seconds=60)
"""How long a lease lasts without renewal; afterwards the worker counts as dead."""
RENEWAL = 15.0
"""Seconds between two renewals of a lease."""
FAILURES_BEFORE_DEFERRAL = 3
"""After so many failed attempts in a row, or workers that died, a portal is taken after all others."""

PENDING = Change.State.PENDING
LEASED = Change.State.LEASED
FAILED = Change.State.FAILED

WORKERS_DIED = gettext_noop("each program that began to publish it died before the end.")
"""The reason that the editors of such a portal read."""


class Lease(msgspec.Struct, frozen=True):
    """A portal reserved for one worker, and the changes that the worker is to publish."""

    portal: str
    worker: str
    changes: tuple[int, ...]
    release: int


class WorkerIdentity:
    """The name of this worker, and a locked file: the kernel unlocks it when the process ends, even after a kill."""

    def __init__(self, name: str = "") -> None:
        self.name = name or f"{socket.gethostname()[:40]}-{os.getpid()}-{secrets.token_hex(4)}"
        self._path = _lock_file(self.name)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._file = self._path.open("w")
        fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def close(self) -> None:
        """Unlock and remove the file."""
        self._path.unlink(missing_ok=True)
        self._file.close()


def _lock_file(worker: str) -> Path:
    return Path(settings.ENVIRONMENT.state) / "workers" / f"{worker}.lock"


def is_dead(worker: str) -> bool:
    """Whether a worker of this machine has ended; for one of another machine only its lease tells, so False."""
    if not worker.startswith(f"{socket.gethostname()[:40]}-"):
        return False
    try:
        with _lock_file(worker).open() as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True


def free_dead_leases() -> int:
    """Put the changes of dead workers back into the queue; returns the number of portals freed."""
    now = timezone.now()
    freed = 0
    for publication in Publication.objects.exclude(worker=""):
        expired = publication.lease_until is not None and publication.lease_until < now
        if not expired and not is_dead(publication.worker):
            continue
        attempts = publication.failures + 1
        with transaction.atomic():
            changed = Publication.objects.filter(pk=publication.pk, worker=publication.worker).update(
                worker="", lease_until=None, failures=attempts
            )
            Change.objects.filter(portal=publication.portal, state=LEASED, worker=publication.worker).update(
                state=PENDING, worker="", error=WORKERS_DIED if attempts >= FAILURES_BEFORE_DEFERRAL else ""
            )
        freed += changed
        _lock_file(publication.worker).unlink(missing_ok=True)
    return freed


def clear_backoff() -> None:
    """Clear all back-off at start: the operator may just have fixed the cause, such as a full disk."""
    Publication.objects.exclude(not_before=None).update(not_before=None)


def claim(worker: str) -> Lease | None:
    """Take the first portal that is due, with all its waiting changes; None if no portal is due."""
    now = timezone.now()
    for key in _due():
        Publication.objects.get_or_create(portal=key)
        with transaction.atomic():
            free = Publication.objects.filter(portal=key, worker="")
            if connection.features.has_select_for_update_skip_locked:
                free = free.select_for_update(skip_locked=True)
            publication = free.first()
            if publication is None:
                continue
            waiting = Change.objects.filter(portal=key, state__in=(PENDING, FAILED))
            taken = tuple(waiting.values_list("pk", flat=True))
            if not taken:
                continue
            Change.objects.filter(pk__in=taken).update(state=LEASED, worker=worker)
            publication.worker, publication.lease_until = worker, now + LEASE_TERM
            publication.save(update_fields=["worker", "lease_until"])
            return Lease(key, worker, taken, publication.release)
    return None


def _due() -> list[str]:
    """The keys of the portals that can be published now, in the order in which they are to be taken.

    A portal that failed is due when its pause is over, or when a new change came in. Changes that an editor waits for
    come before bulk changes, and older ones before newer ones. A portal that fails again and again comes last, since it
    may kill every worker that takes it.
    """
    now = timezone.now()
    failing = Publication.objects.filter(portal=OuterRef("portal"), failures__gte=FAILURES_BEFORE_DEFERRAL)
    pausing = Publication.objects.filter(portal=OuterRef("portal"), not_before__gt=now)
    taken = Publication.objects.filter(portal=OuterRef("portal")).exclude(worker="")
    ready = Q(state=PENDING) | (Q(state=FAILED) & ~Exists(pausing))
    rows = (
        Change.objects.filter(ready)
        .exclude(Exists(taken))
        .annotate(deferred=Exists(failing))
        .values("portal", "deferred")
        .annotate(first=Min("pk"), interactive=Min("pk", filter=Q(bulk=False)))
        .order_by("deferred", F("interactive").asc(nulls_last=True), "first")
    )
    return [row["portal"] for row in rows[:50]]


@contextlib.contextmanager
def renewed(lease: Lease) -> Iterator[None]:
    """Renew a lease in a thread until the block ends."""
    done = threading.Event()

    def renew() -> None:
        try:
            while not done.wait(RENEWAL):
                Publication.objects.filter(portal=lease.portal, worker=lease.worker).update(
                    lease_until=timezone.now() + LEASE_TERM
                )
        finally:
            connection.close()

    thread = threading.Thread(target=renew, name=f"lease {lease.portal}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
