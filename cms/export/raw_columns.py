"""How exports read the database: through a connection of their own, and columns as plain data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import msgspec
from django.conf import settings
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

READER: str = settings.EXPORT_DATABASE
"""The database alias through which exports read."""


def raw_blocks(stored: Any) -> list[dict[str, Any]]:
    """The stored JSON of a body as data."""
    if isinstance(stored, str):
        return json.loads(stored) if stored else []
    return list(getattr(stored, "raw_data", stored) or [])


def read_rows(rows: QuerySet[Any], columns: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """Some columns of some rows as plain data.

    JSON is read as text: from each column of blocks Django and Wagtail would make objects of their own, which takes
    twice as long as all the rest, and there are thousands of rows with a dozen such columns.
    """
    kept = {field.name for field in rows.model._meta.fields if field.get_internal_type() == "JSONField"}
    texts = {f"text_of_{name}": Cast(name, TextField()) for name in columns if name in kept}
    wanted = [f"text_of_{name}" if name in kept else name for name in columns]
    for values in rows.annotate(**texts).values_list(*wanted).iterator():
        yield {
            name: msgspec.json.decode(value) if name in kept else value
            for name, value in zip(columns, values, strict=True)
        }
