"""Exports the live, public content of one portal in a fixed number of queries, however large the portal is.

The export creates no page, block or template objects and never uses `page.url`: with thousands of portals, each of
these costs more than the page itself. All queries use the alias `reader` and see one consistent state.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from django.db import transaction
from wagtail.fields import StreamField
from wagtail.models import PageViewRestriction

from cms.agencies.models import Agency, Portal
from cms.agencies.permissions import below
from cms.errors import UnknownPortalError
from cms.export.attachments import media_records
from cms.export.definitions import listing_rows
from cms.export.page_urls import page_urls
from cms.export.raw_columns import READER, raw_blocks
from cms.portal.models import PAGE_MODELS, Menu, Redirect
from cms.portal.records import STEP, PageRow, menu_items, page_record, read_link
from cms.procedures.records import listing_record
from cms.references import Known, page_id
from content_models.kind import RecordBase
from content_models.link import Link
from content_models.menu import Menu as MenuRecord
from content_models.page import own_fields
from content_models.redirect import Redirect as RedirectRecord
from content_models.snapshot import sort_records

PAGE_COLUMNS = (
    *("pk", "translation_key", "locale__language_code", "path", "title", "slug", "summary", "body"),
    "first_published_at",
    "last_published_at",
)


def export_portal(key: str) -> list[RecordBase]:
    """Return the records of a portal in the order of a snapshot; raises UnknownPortalError."""
    with transaction.atomic(using=READER):
        portal = Portal.objects.using(READER).select_related("agency", "folder", "collection").filter(key=key).first()
        if portal is None:
            raise UnknownPortalError(f"no portal has the key “{key}”; `motcua status` lists them")
        return export_rows(portal, live_rows(portal))


def export_rows(portal: Portal, rows: list[PageRow]) -> list[RecordBase]:
    """Return records of the portal, the given pages, its listings, menus and redirects, and the media they refer to."""
    menus = list(Menu.objects.using(READER).filter(portal=portal).select_related("locale").order_by("pk"))
    redirects = list(Redirect.objects.using(READER).filter(portal=portal).order_by("pk"))
    raw_menus = [(menu, list(menu.items.raw_data)) for menu in menus]
    raw_redirects = [(redirect, list(redirect.link.raw_data)) for redirect in redirects]
    raw_links = [raw for _, raw in raw_menus] + [raw for _, raw in raw_redirects]
    listings = listing_rows(portal)
    known = _look_up(rows, raw_links, listings)
    records: list[RecordBase] = [portal.to_record(), *(page_record(row, known) for row in rows)]
    records += [listing_record(row, known) for row in listings]
    for menu, raw in raw_menus:
        records.append(
            MenuRecord(
                id=menu.record_id, locale=menu.locale.language_code, place=menu.place, items=menu_items(raw, known)
            )
        )
    for redirect, raw in raw_redirects:
        if raw and (link := read_link(raw[0]["value"], known)):
            records.append(RedirectRecord(id=f"r-{redirect.pk}", source=redirect.source, link=link))
    records += media_records(portal, records)
    return sort_records(records)


def live_rows(portal: Portal) -> list[PageRow]:
    """Return the pages to export: those that are live and public, and whose ancestors are too."""
    folder = portal.folder.path
    hidden = _hidden_paths(folder)
    if any(folder.startswith(path) for path in hidden):
        return []
    rows = [row for model in PAGE_MODELS for row in _rows_of(model, folder)]
    by_path = {row.path: row for row in rows}
    visible: list[PageRow] = []
    shown = {folder}
    for path in sorted(by_path):
        if path[:-STEP] in shown and path not in hidden:
            shown.add(path)
            above = by_path.get(path[:-STEP])
            visible.append(msgspec.structs.replace(by_path[path], parent_key=above.translation_key if above else None))
    return visible


def _hidden_paths(folder: str) -> set[str]:
    """Return the paths of private pages in a folder or above it."""
    above = [folder[:end] for end in range(STEP, len(folder), STEP)]
    restricted = PageViewRestriction.objects.using(READER)
    inside = restricted.filter(below(folder, "page__path"))
    return set((inside | restricted.filter(page__path__in=above)).values_list("page__path", flat=True))


def _rows_of(model: Any, folder: str) -> Iterator[PageRow]:
    columns = PAGE_COLUMNS + own_fields(model.record)
    blocks = {field.name for field in model._meta.fields if isinstance(field, StreamField)}
    live = model.objects.using(READER).filter(below(folder), live=True, first_published_at__isnull=False)
    for row in live.values_list(*columns):
        values = dict(zip(columns, row, strict=True))
        yield PageRow(
            pk=values["pk"],
            record=model.record,
            translation_key=values["translation_key"],
            parent_key=None,
            locale=values["locale__language_code"],
            path=values["path"],
            title=values["title"],
            slug=values["slug"],
            summary=values["summary"],
            body=raw_blocks(values["body"]),
            first_published_at=values["first_published_at"],
            updated_at=values["last_published_at"] or values["first_published_at"],
            own={
                name: raw_blocks(values[name]) if name in blocks else values[name] for name in own_fields(model.record)
            },
        )


class _Named(msgspec.Struct):
    """The primary keys to which some content refers."""

    pages: set[int] = msgspec.field(default_factory=set)
    agencies: set[int] = msgspec.field(default_factory=set)


def _look_up(rows: list[PageRow], raw_links: list[list[dict[str, Any]]], listings: list[dict[str, Any]]) -> Known:
    """Resolve all references at once: first collect the primary keys, then read pages and agencies in few queries."""
    own = {row.pk: page_id(row.translation_key) for row in rows}
    named = _Named()
    collector = _Collector(named)
    for row in rows:
        page_record(row, collector)
    for raw in raw_links:
        for block in raw:
            value = block["value"]
            read_link(value.get("link", value), collector)
    for listing in listings:
        listing_record(listing, collector)
    other_urls = page_urls(named.pages - own.keys())
    agencies = dict(Agency.objects.using(READER).filter(pk__in=named.agencies).values_list("pk", "key"))
    return Known(own=own, other_urls=other_urls, agencies=agencies)


class _Collector(msgspec.Struct, frozen=True):
    """References that only collect primary keys; the records built with them are discarded."""

    named: _Named

    def page(self, key: int) -> Link:
        """Collect the key of a page."""
        self.named.pages.add(key)
        return Link(to="page", ref="p-0")

    def agency(self, key: int) -> str:
        """Collect the key of an agency."""
        self.named.agencies.add(key)
        return "0"
