"""Publishing one portal: its present content becomes its live release."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from cms.agencies.models import Portal
from cms.export.content import read_content
from cms.media.encodings import encode_missing
from cms.media.models import PortalImage
from cms.publishing.lease import Lease, renewed
from cms.publishing.models import Change, Publication, Receipt
from content_models.errors import MotCuaError
from content_models.problem import Problem
from sitegen.build import build_portal, make_searchable
from sitegen.errors import SearchError
from sitegen.release.portal_store import PortalStore
from sitegen.search.search_index import SearchIndex

logger = logging.getLogger("motcua.publishing")

Build = Callable[..., Any]
LISTED_PATHS = 200
"""The most paths of each sort that a receipt lists; the manifest has all of them."""
LONGEST_PAUSE = 300
"""The most seconds between two attempts at a portal that keeps failing."""


def publish(lease: Lease, portals: PortalStore, index: SearchIndex, build: Build = build_portal) -> Receipt | None:
    """Publish a claimed portal; returns None after a failure, whose reason is then stored in the changes."""
    try:
        with renewed(lease):
            return _publish(lease, portals, index, build)
    except MotCuaError as error:
        _give_back(lease, str(error))
    except Exception as error:
        # A fault in one portal's content must not stop the others. The rows keep the reason, the log the traceback.
        logger.exception("portal %s", lease.portal)
        _give_back(lease, f"{type(error).__name__}: {error}")
    admit_empty(lease, index)
    return None


def admit_empty(lease: Lease, index: SearchIndex) -> None:
    """Tell an index that was lost to stop waiting for this portal, since it was tried and could not be published.

    Search answers nobody until each live portal is in the new index; one that keeps failing must not prevent that.
    """
    try:
        if index.missing([lease.portal]):
            index.admit(lease.portal, (), 0)
    except SearchError as error:
        logger.error("search cannot do without %s: %s", lease.portal, error)


def _publish(lease: Lease, portals: PortalStore, index: SearchIndex, build: Build) -> Receipt:
    started = time.monotonic()
    if not Portal.objects.filter(key=lease.portal).exists():
        index.withdraw(lease.portal, ())
        index.admit(lease.portal, (), lease.release)
        receipt = _record_live(lease, Receipt(release=lease.release, unchanged=True), started)
        return _finish(lease, "", receipt)
    encode_missing(_images(lease.portal))
    content = read_content(lease.portal)
    result = build(
        content.portal,
        content.shared,
        Path(settings.MEDIA_ROOT) / "by-hash",
        portals.target(lease.portal),
        made_at=timezone.now(),
        floor=max(lease.release, index.releases().get(lease.portal, 0)),
        index=index,
    )
    receipt = Receipt(
        release=result.release.number,
        root=result.release.root,
        unchanged=result.release.outcome == "unchanged",
        outputs=result.release.outputs,
        added=list(result.release.added[:LISTED_PATHS]),
        changed=list(result.release.changed[:LISTED_PATHS]),
        removed=list(result.release.removed[:LISTED_PATHS]),
        problems=[_as_row(problem) for problem in result.problems],
    )
    receipt = _record_live(lease, receipt, started)
    if make_searchable(index, result):
        receipt.found_at = timezone.now()
    return _finish(lease, content.hash, receipt)


def _images(key: str) -> list[PortalImage]:
    """The images of a portal; an upload that was interrupted may have left some without encodings."""
    return list(PortalImage.objects.filter(collection__portal__key=key))


@transaction.atomic
def _record_live(lease: Lease, receipt: Receipt, started: float) -> Receipt:
    """Store the receipt at once, so that the editor reads “live” even if indexing fails afterwards.

    A change that got its receipt in an earlier attempt keeps it: its portal has shown it since then.
    """
    receipt.portal = lease.portal
    receipt.live_at = timezone.now()
    receipt.seconds = time.monotonic() - started
    receipt.save()
    Change.objects.filter(pk__in=lease.changes, receipt=None).update(receipt=receipt)
    return receipt


@transaction.atomic
def _finish(lease: Lease, content_hash: str, receipt: Receipt) -> Receipt:
    """Mark the changes as done and free the lease, in one transaction."""
    receipt.save()
    changes = Change.objects.filter(pk__in=lease.changes)
    Receipt.objects.filter(changes__in=changes, found_at=None).update(found_at=receipt.found_at)
    changes.update(state=Change.State.DONE, worker="", error="")
    Publication.objects.filter(portal=lease.portal, worker=lease.worker).update(
        worker="",
        lease_until=None,
        release=receipt.release,
        content_hash=content_hash,
        failures=0,
        not_before=None,
    )
    outcome = "unchanged" if receipt.unchanged else "published"
    logger.info(
        "%s %s release %d, %d changes, %.2f s, %d problems",
        *(lease.portal, outcome, receipt.release, len(lease.changes), receipt.seconds, len(receipt.problems)),
    )
    return receipt


@transaction.atomic
def _give_back(lease: Lease, reason: str) -> None:
    """Put the changes back into the queue; each further failure doubles the pause before the next attempt."""
    publication = Publication.objects.get(portal=lease.portal)
    failures = publication.failures + 1
    pause = min(2 ** min(failures, 10), LONGEST_PAUSE)
    Publication.objects.filter(pk=publication.pk, worker=lease.worker).update(
        worker="", lease_until=None, failures=failures, not_before=timezone.now() + timedelta(seconds=pause)
    )
    Change.objects.filter(pk__in=lease.changes).update(state=Change.State.FAILED, worker="", error=reason[:2000])
    logger.error("%s failed, next attempt in %d s: %s", lease.portal, pause, reason)


def _as_row(problem: Problem) -> dict[str, object]:
    return {
        "id": problem.id,
        "locale": problem.locale,
        "severity": problem.severity,
        "code": problem.code,
        "case": problem.case,
        "value": problem.value,
        "params": problem.params,
        "text": str(problem),
    }
