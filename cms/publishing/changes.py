"""Writing down that something changed, and whom it touches."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page

from cms.agencies.models import FOLDER_STEPS, Agency, Portal
from cms.agencies.permissions import below
from cms.portal.models import PortalPage, ProcedureListPage
from cms.portal.references import page_id
from cms.procedures.models import Listing
from cms.publishing.models import Change
from cms.publishing.wakeup import notify_workers
from sitegen.site.procedures.pages import procedure_page_id

ALL = "portal"
"""The record of a change that is about the portal as a whole."""
MANY = 500
"""Keys in one query; SQLite limits the number of parameters."""


def record_change(
    portals: Iterable[str], what: str, *, record: str = ALL, title: str = "", bulk: bool = False, **row: Any
) -> None:
    """Write one row for each portal, in the running transaction; wake the workers once it is committed."""
    user = get_active_log_context().user
    rows = [
        Change(portal=key, what=what, record=record, title=title[:255], bulk=bulk, user=user, **row) for key in portals
    ]
    if rows:
        Change.objects.bulk_create(rows, batch_size=500)
        transaction.on_commit(notify_workers, robust=True)


def record_change_of_page(page: Page, what: str, *, path: str = "", revision: int | None = None) -> None:
    """A page of a portal changed; `path` where it is no longer the page's own."""
    record_change(
        portals_at(path or page.path),
        what,
        record=page_id(page.translation_key),
        title=page.title,
        page=page.pk,
        revision=revision,
    )


def record_change_of_subtree(page: Page, what: str) -> None:
    """Something about a page that is read together with all pages below it, such as its privacy."""
    if isinstance(page.specific, PortalPage):
        record_change_of_page(page, what)
    else:
        record_change(portals_at(page.path), what)


def portals_at(path: str) -> list[str]:
    """The key of the portal in whose folder a path lies; all portals for the root."""
    if len(path) < FOLDER_STEPS:
        return affected_portals()
    return list(Portal.objects.filter(folder__path=path[:FOLDER_STEPS]).values_list("key", flat=True))


def portals_of_collection(collection: int | None) -> list[str]:
    """The portal that owns a collection; all portals for one that no portal owns."""
    own = list(Portal.objects.filter(collection=collection).values_list("key", flat=True))
    return own or affected_portals()


def affected_portals() -> list[str]:
    """Whom a shared record touches: every portal may name an agency, in a block, a link or its own footer."""
    return list(Portal.objects.order_by("key").values_list("key", flat=True))


def portals_showing(keys: Iterable[str]) -> list[str]:
    """Whom a change of these definitions touches: the national portal, and every portal that lists one of them."""
    found = set(Portal.objects.filter(agency__level=Agency.Level.NATIONAL).values_list("key", flat=True))
    for some in _batches(sorted(set(keys))):
        listings = Listing.objects.filter(live=True, procedure__key__in=some)
        found |= set(listings.values_list("portal__key", flat=True).distinct())
    return sorted(found)


def record_change_of_definition(key: str, title: str, what: str = "procedure") -> None:
    """One definition changed, in one language."""
    record_change(portals_showing([key]), what, record=procedure_page_id(key), title=title)


def record_change_of_definitions(keys: Iterable[str], what: str = "import") -> None:
    """Many definitions changed in a way that sends no signal, such as `bulk_create`: one row for each portal."""
    wanted = set(keys)
    if wanted:
        record_change(portals_showing(wanted), what, bulk=True)


def record_change_of_list_address(page: Page, *, path: str = "") -> None:
    """A page came, went or moved; where it is or holds the national list, the addresses of all procedures did too."""
    place = path or page.path
    national = Portal.objects.filter(folder__path=place[:FOLDER_STEPS], agency__level=Agency.Level.NATIONAL)
    if national.exists() and ProcedureListPage.objects.filter(below(page.path)).exists():
        listing = Portal.objects.filter(listings__live=True).exclude(pk__in=national).distinct()
        record_change(listing.order_by("key").values_list("key", flat=True), "procedures", title=page.title, bulk=True)


def _batches(keys: list[str]) -> Iterable[list[str]]:
    return (keys[start : start + MANY] for start in range(0, len(keys), MANY))
