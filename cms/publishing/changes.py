"""Recording that something changed, and which portals must be published again because of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page

from cms.agencies.models import FOLDER_STEPS, Agency, Portal
from cms.agencies.permissions import below
from cms.portal.models import PROCEDURE_LIST_MODELS, PortalPage
from cms.procedures.models import Listing
from cms.publishing.models import Change
from cms.publishing.wakeup import notify_workers
from cms.references import page_id
from sitegen.site.procedures.pages import procedure_page_id

WHOLE_PORTAL = "portal"
"""Stands in the column `record` of a change that concerns no single record."""
BATCH_SIZE = 500
"""Keys in one query, as SQLite limits the number of parameters."""


def record_change(
    portals: Iterable[str], what: str, *, record: str = WHOLE_PORTAL, title: str = "", bulk: bool = False, **row: Any
) -> None:
    """Write one row for each portal in the running transaction, and wake the workers once it is committed."""
    user = get_active_log_context().user
    rows = [
        Change(portal=key, what=what, record=record, title=title[:255], bulk=bulk, user=user, **row) for key in portals
    ]
    if rows:
        Change.objects.bulk_create(rows, batch_size=500)
        transaction.on_commit(notify_workers, robust=True)


def record_change_of_page(page: Page, what: str, *, path: str = "", revision: int | None = None) -> None:
    """Record that a page changed; `path` is given where the page lay elsewhere before."""
    record_change(
        portals_at(path or page.path),
        what,
        record=page_id(page.translation_key),
        title=page.title,
        page=page.pk,
        revision=revision,
    )


def record_change_of_subtree(page: Page, what: str) -> None:
    """Record a change that also concerns all pages below a page, such as a change of its privacy."""
    if isinstance(page.specific, PortalPage):
        record_change_of_page(page, what)
    else:
        record_change(portals_at(page.path), what)


def portals_at(path: str) -> list[str]:
    """The key of the portal whose folder contains this path; for the root, the keys of all portals."""
    if len(path) < FOLDER_STEPS:
        return affected_portals()
    return list(Portal.objects.filter(folder__path=path[:FOLDER_STEPS]).values_list("key", flat=True))


def portals_of_collection(collection: int | None) -> list[str]:
    """The key of the portal that owns a collection; the keys of all portals if no portal owns it."""
    own = list(Portal.objects.filter(collection=collection).values_list("key", flat=True))
    return own or affected_portals()


def affected_portals() -> list[str]:
    """All portals: each may name any shared record, in a block, a link or its footer."""
    return list(Portal.objects.order_by("key").values_list("key", flat=True))


def portals_showing(keys: Iterable[str]) -> list[str]:
    """The portals that show one of these definitions: the national one, and those that list it."""
    found = set(Portal.objects.filter(agency__level=Agency.Level.NATIONAL).values_list("key", flat=True))
    for some in _batches(sorted(set(keys))):
        listings = Listing.objects.filter(live=True, procedure__key__in=some)
        found |= set(listings.values_list("portal__key", flat=True).distinct())
    return sorted(found)


def record_change_of_definition(key: str, title: str, what: str = "procedure") -> None:
    """Record that one definition changed in one language."""
    record_change(portals_showing([key]), what, record=procedure_page_id(key), title=title)


def record_change_of_definitions(keys: Iterable[str], what: str = "import") -> None:
    """Record, one row for each portal, that definitions changed without a signal, as `bulk_create` sends none."""
    wanted = set(keys)
    if wanted:
        record_change(portals_showing(wanted), what, bulk=True)


def record_change_of_list_address(page: Page, *, path: str = "") -> None:
    """Record new addresses of all procedures, if this page is the national list of procedures or lies above it."""
    place = path or page.path
    national = Portal.objects.filter(folder__path=place[:FOLDER_STEPS], agency__level=Agency.Level.NATIONAL)
    if national.exists() and any(model.objects.filter(below(page.path)).exists() for model in PROCEDURE_LIST_MODELS):
        listing = Portal.objects.filter(listings__live=True).exclude(pk__in=national).distinct()
        record_change(listing.order_by("key").values_list("key", flat=True), "procedures", title=page.title, bulk=True)


def _batches(keys: list[str]) -> Iterable[list[str]]:
    return (keys[start : start + BATCH_SIZE] for start in range(0, len(keys), BATCH_SIZE))
