"""Converts stored pages, menus and redirects to records, without queries, so that export, preview and forms agree."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from cms.portal.richtext import parse_address, parse_rich_text
from cms.references import References, file_id, image_id, page_id
from content_models.block import (
    AgenciesBlock,
    Block,
    CalloutBlock,
    Card,
    CardsBlock,
    ContactBlock,
    DetailsBlock,
    FilesBlock,
    ImageBlock,
    ImageUse,
    LatestBlock,
    QuoteBlock,
    TableBlock,
    TextBlock,
)
from content_models.link import Link
from content_models.menu import MenuItem
from content_models.page import AnyPage, ChildPage

STEP = 4
"""Characters of one level in a page's `path`."""


class PageRow(msgspec.Struct, frozen=True, kw_only=True):
    """A page as it is stored, with its body as plain data; `own` holds the fields that only this kind of page has."""

    pk: int
    record: type[AnyPage]
    translation_key: UUID
    parent_key: UUID | None
    locale: str
    path: str
    title: str
    slug: str
    summary: str
    body: list[dict[str, Any]]
    first_published_at: datetime
    updated_at: datetime
    own: dict[str, Any] = msgspec.field(default_factory=dict)


def page_record(row: PageRow, references: References) -> AnyPage:
    """Return the record of a page; a block without content, which a draft may have, is left out."""
    own = page_id(row.translation_key)
    fields: dict[str, Any] = {
        "id": own,
        "locale": row.locale,
        "title": row.title,
        "summary": row.summary,
        "first_published_at": row.first_published_at,
        "updated_at": row.updated_at,
        "body": tuple(block for raw in row.body if (block := _block(raw, references, own))),
    }
    if issubclass(row.record, ChildPage):
        fields |= {
            "slug": row.slug,
            "parent": page_id(row.parent_key) if row.parent_key else "p-0",
            "order": int(row.path[-STEP:], 36),
        }
    return row.record(**fields, **{name: _own_value(stored) for name, stored in row.own.items()})


def _own_value(stored: Any) -> Any:
    """Return the value for a field that one kind of page has: a plain value unchanged; of blocks, the only image."""
    if not isinstance(stored, list):
        return stored
    return _image_use(stored[0]["value"]) if stored else None


def menu_items(raw: list[dict[str, Any]], references: References) -> tuple[MenuItem, ...]:
    """Return the items of a menu that have a destination."""
    pairs = ((item["value"]["label"], read_link(item["value"]["link"], references)) for item in raw)
    return tuple(MenuItem(label=label, link=link) for label, link in pairs if link)


def read_link(value: dict[str, Any] | None, references: References) -> Link | None:
    """The destination that a link block holds."""
    if not value:
        return None
    if value.get("page"):
        return references.page(value["page"])
    if value.get("document"):
        return Link(to="file", ref=file_id(value["document"]))
    if value.get("agency"):
        return Link(to="agency", ref=references.agency(value["agency"]))
    return parse_address(value.get("address") or "")


def _block(raw: dict[str, Any], references: References, own: str) -> Block | None:
    value = raw.get("value")
    if not value:
        return None
    match raw["type"]:
        case "text":
            flow = parse_rich_text(value, references, own)
            return TextBlock(flow=flow) if flow else None
        case "image":
            use = _image_use(value)
            return ImageBlock(use=use) if use else None
        case "files":
            files = tuple(file_id(key) for key in list_items(value["files"]) if key)
            return FilesBlock(title=value["title"], files=files) if files else None
        case "table":
            return _table(value)
        case "callout":
            flow = parse_rich_text(value["text"] or "", references, own)
            return CalloutBlock(tone=value["tone"] or "info", flow=flow) if flow else None
        case "quote":
            return QuoteBlock(text=value["text"] or "", source=value.get("source") or "")
        case "details":
            flow = parse_rich_text(value["text"] or "", references, own)
            return DetailsBlock(summary=value["summary"] or "", flow=flow) if flow else None
        case "cards":
            cards = tuple(card for item in list_items(value["cards"]) if (card := _card(item, references)))
            return CardsBlock(title=value["title"], cards=cards) if cards else None
        case "latest":
            target = references.page(value["section"]) if value.get("section") else None
            if target is None or target.to != "page":
                return None
            return LatestBlock(title=value["title"], section=target.ref, count=value.get("count") or 5)
        case "contact" if value.get("agency"):
            return ContactBlock(agency=references.agency(value["agency"]))
        case "agencies" if value.get("parent"):
            return AgenciesBlock(title=value["title"], parent=references.agency(value["parent"]))
    return None


def list_items(raw: list[Any]) -> list[Any]:
    """Return the values of a list block; older lists are stored as values without ids."""
    return [item["value"] if isinstance(item, dict) and item.get("type") == "item" else item for item in raw or []]


def _image_use(value: dict[str, Any]) -> ImageUse | None:
    if not value.get("image"):
        return None
    return ImageUse(
        image=image_id(value["image"]),
        alt="" if value.get("decorative") else value.get("alt") or "",
        caption=value.get("caption") or "",
        credit=value.get("credit") or "",
    )


def _card(value: dict[str, Any], references: References) -> Card | None:
    link = read_link(value.get("link"), references)
    return Card(title=value["title"], link=link, text=value.get("text") or "") if link else None


def _table(value: dict[str, Any]) -> TableBlock | None:
    table = value.get("table") or {}
    if not table.get("columns"):
        return None
    return TableBlock(
        caption=table.get("caption") or "",
        head=tuple(column["heading"] for column in table["columns"]),
        rows=tuple(tuple(cell or "" for cell in row["values"]) for row in table["rows"]),
        row_headers=bool(value.get("row_headers")),
    )
