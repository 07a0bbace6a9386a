"""Creates the demo's pages in Wagtail's tree, with plausible dates, owners and history."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from wagtail.log_actions import log
from wagtail.models import Locale, PageLogEntry, Revision

from cms.accounts.models import User
from cms.agencies.models import Portal
from cms.demo.body import Raw
from cms.demo.manuscript import Manuscript
from cms.demo.targets import PageName, page_key
from cms.portal.models import PAGE_MODELS, PortalPage
from content_models.page import own_fields
from content_models.record import name_of

MODELS: Mapping[str, type[PortalPage]] = {name_of(model.record): model for model in PAGE_MODELS}


class Staff(NamedTuple):
    """Who wrote the pages of a portal, and who published them."""

    editor: User
    approver: User


def create_pages(portal: Portal, pages: Iterable[Manuscript], staff: Staff) -> dict[PageName, PortalPage]:
    """Add the pages of a portal as drafts without a body, so that bodies can link to any of them."""
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    portal.folder.refresh_from_db()
    planted: dict[PageName, PortalPage] = {}
    for page in pages:
        above = planted[PageName(portal.key, page.parent, page.locale)] if page.parent else portal.folder
        fresh = MODELS[page.kind](
            locale=locales[page.locale],
            translation_key=page_key(portal.key, page.name),
            title=page.head.title,
            slug=page.slug,
            live=False,
            owner=staff.editor,
            **_facts(page),
        )
        # Treebeard counts children on the object in memory; a stale count would give two pages the same path.
        above.refresh_from_db()
        above.add_child(instance=fresh)
        planted[PageName(portal.key, page.name, page.locale)] = fresh
    return planted


def publish_page(row: PortalPage, page: Manuscript, body: list[Raw], lead: list[Raw], staff: Staff) -> None:
    """Add the body of a page and publish it with the dates in its head."""
    row.refresh_from_db()
    row.body = json.dumps(body, ensure_ascii=False)
    if "lead" in own_fields(row.record):
        row.lead = json.dumps(lead, ensure_ascii=False)
    row.live = True
    row.has_unpublished_changes = False
    row.first_published_at = page.head.published
    row.last_published_at = page.head.updated or page.head.published
    row.save()
    _write_history(row, staff.approver, row.last_published_at)


def _facts(page: Manuscript) -> dict[str, Any]:
    """What the head says of the fields of a page; its lead is a picture, which comes with the body."""
    own = set(own_fields(MODELS[page.kind].record)) - {"lead"}
    return {"summary": page.head.summary} | {name: getattr(page.head, name) for name in own}


def _write_history(row: PortalPage, user: User, when: datetime) -> None:
    """Add a revision, to compare later drafts with, and a history entry, both dated to the publication."""
    revision = row.save_revision(user=user, changed=False, clean=False)
    Revision.objects.filter(pk=revision.pk).update(created_at=when)
    type(row).objects.filter(pk=row.pk).update(live_revision=revision, latest_revision_created_at=when)
    entry = log(row, "wagtail.publish", user=user, revision=revision, content_changed=True)
    PageLogEntry.objects.filter(pk=entry.pk).update(timestamp=when)
