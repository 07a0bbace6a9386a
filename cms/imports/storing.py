"""Save definitions in batches, each in one short transaction, so that editors never wait long.

Each batch is complete in itself. An import that is killed leaves whole batches behind and finds them unchanged
when it runs again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db import transaction
from wagtail.models import Locale

from cms.export.raw_columns import raw_blocks
from cms.imports.definition import Definition, Taken
from cms.imports.directory import Directory
from cms.imports.reading.record import Reading
from cms.procedures.models import Procedure
from cms.procedures.records import column_names, columns_of, record_of
from cms.publishing.changes import record_change_of_definitions
from content_models.languages import FIRST_LANGUAGE
from content_models.procedure import Procedure as ProcedureRecord

COLUMNS = column_names(ProcedureRecord)
SOURCES = ("source_detail", "source_catalogue")
WRITTEN = (*COLUMNS, "folded", "field", "source_id", *SOURCES, "oddities")
"""The columns that an import writes. Whether a definition is published is not among them: editors decide that."""

ReadAgain = Callable[[dict[str, Any]], Reading | None]
"""Reads a source that was stored earlier; None if it is no longer a valid record."""
Recall = Callable[[str, bool, dict[str, Any] | None], Reading | None]
"""Returns the previous reading of a full record or a row, or the current one if the source did not change."""


def store(readings: Sequence[Reading], directory: Directory, read_again: ReadAgain) -> list[Taken]:
    """Save some readings; returns the outcome of each."""
    fresh = {(reading.record.id, reading.in_full): reading for reading in readings}

    def recall(key: str, in_full: bool, values: dict[str, Any] | None) -> Reading | None:
        reading = fresh.get((key, in_full))
        if reading and reading.values == values:
            return reading
        return read_again(values) if values else None

    with transaction.atomic():
        locale = Locale.objects.get(language_code=FIRST_LANGUAGE)
        definitions = _load(locale, {reading.record.id for reading in readings}, directory, recall)
        taken = [definitions.setdefault(reading.record.id, Definition()).take(reading) for reading in readings]
        _save(locale, (item for item in definitions.values() if item.must_be_stored), directory)
        record_change_of_definitions(key for key, item in definitions.items() if item.must_be_shown)
    return taken


def _load(locale: Locale, keys: set[str], directory: Directory, recall: Recall) -> dict[str, Definition]:
    """The stored definitions with these keys, locked against other writers."""
    rows = Procedure.objects.select_for_update().filter(key__in=keys, locale=locale)
    columns = ("key", *COLUMNS, *SOURCES)
    known = directory.known()
    found: dict[str, Definition] = {}
    for values in rows.order_by("pk").values_list(*columns):
        row: dict[str, Any] = {
            name: raw_blocks(value) if hasattr(value, "raw_data") else value
            for name, value in zip(columns, values, strict=True)
        }
        key = row["key"]
        found[key] = Definition(
            record_of(row | {"locale": FIRST_LANGUAGE}, known),
            detail=recall(key, True, row["source_detail"]),
            row=recall(key, False, row["source_catalogue"]),
        )
    return found


def _save(locale: Locale, definitions: Iterable[Definition], directory: Directory) -> None:
    """Insert new definitions and update existing ones with the same few statements."""
    rows = [
        Procedure(
            key=definition.record.id,
            locale=locale,
            **columns_of(definition.record, directory.numbers),
            **definition.source,
        )
        for definition in definitions
        if definition.record
    ]
    if rows:
        Procedure.objects.bulk_create(
            rows, update_conflicts=True, update_fields=WRITTEN, unique_fields=["key", "locale"]
        )
