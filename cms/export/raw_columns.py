"""Reads columns as plain data, through a database connection that only exports use."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import msgspec
from django.conf import settings
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

READER: str = settings.EXPORT_DATABASE
"""The alias of the database connection for exports."""


def raw_blocks(stored: Any) -> list[dict[str, Any]]:
    """Return the stored JSON of a StreamField as plain data."""
    if isinstance(stored, str):
        return json.loads(stored) if stored else []
    return list(getattr(stored, "raw_data", stored) or [])


def read_rows(rows: QuerySet[Any], columns: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """Yield the given columns of each row as plain data.

    JSON is read as text, because Django and Wagtail would create objects from each column of blocks. That would take
    twice as long as everything else, and there are thousands of rows with a dozen such columns.
    """
    kept = {field.name for field in rows.model._meta.fields if field.get_internal_type() == "JSONField"}
    texts = {f"text_of_{name}": Cast(name, TextField()) for name in columns if name in kept}
    wanted = [f"text_of_{name}" if name in kept else name for name in columns]
    for values in rows.annotate(**texts).values_list(*wanted).iterator():
        yield {
            name: msgspec.json.decode(value) if name in kept else value
            for name, value in zip(columns, values, strict=True)
        }
