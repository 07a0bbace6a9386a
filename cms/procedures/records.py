"""Converts stored definitions and listings to records and back. Pure, so that import, export and forms agree."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import msgspec

from cms.procedures.shapes import Form, from_raw, slots_of, to_raw
from cms.references import References
from content_models.folding import fold
from content_models.listing import LocalListing
from content_models.procedure import Procedure

LINE = 500
NO_AGENCIES: Mapping[str, int] = MappingProxyType({})
DEFINITION_KEYS = ("id", "locale", "url")
"""Fields of a definition without a column: those that identify the row, and those that the export computes."""
LISTING_KEYS = ("id", "procedure")


def key_of_code(code: str) -> str:
    """The id of a procedure, made from its national code; empty if the code has no letter or digit."""
    return re.sub(r"[^a-z0-9._-]+", "-", fold(code))[:80].strip("-._")


def columns_of(record: Procedure, agencies: Mapping[str, int] = NO_AGENCIES) -> dict[str, Any]:
    """The columns of a `Procedure` row except key, language and source; `agencies` gives primary keys by agency key.

    Equal records give equal columns, block ids included. Raises KeyError for an owner that `agencies` lacks.
    """
    columns = _flat(Procedure, to_raw(record, agencies, f"{record.id}/{record.locale}"), DEFINITION_KEYS)
    columns["owner_id"] = columns.pop("owner")
    return columns | finding_columns(record.code, record.name, [field.name for field in record.fields])


def finding_columns(code: str, name: str, fields: list[str]) -> dict[str, str]:
    """The columns that screens search and filter by: the words without accents, and the main field of work."""
    return {"folded": fold(f"{code} {name}"), "field": fields[0][:LINE] if fields else ""}


def record_of(row: Mapping[str, Any], references: References, *, url: str = "") -> Procedure:
    """The definition in a row: `key`, `locale` (the language's code) and the columns, with blocks as raw data."""
    raw = _deep(Procedure, row) | {"id": row["key"], "url": url, "owner": row["owner_id"]}
    record: Procedure = from_raw(Procedure, raw, references)
    return record


def listing_columns(record: LocalListing, agencies: Mapping[str, int] = NO_AGENCIES) -> dict[str, Any]:
    """The columns of a `Listing` row except portal and procedure."""
    return _flat(LocalListing, to_raw(record, agencies, f"listing/{record.id}"), LISTING_KEYS)


def listing_record(row: Mapping[str, Any], references: References) -> LocalListing:
    """The listing in a row: `key` (the procedure's) and the columns, with blocks as raw data."""
    raw = _deep(LocalListing, row) | {"id": row["key"], "procedure": row["key"]}
    record: LocalListing = from_raw(LocalListing, raw, references)
    return record


def column_names(struct: type[msgspec.Struct]) -> tuple[str, ...]:
    """The names of the columns that keep a definition or a listing, in the order of the contract."""
    names: list[str] = []
    for slot in slots_of(struct):
        if slot.name in (*DEFINITION_KEYS, *LISTING_KEYS):
            continue
        if slot.form is Form.PART:
            names += [f"{slot.name}_{inner.name}" for inner in slots_of(slot.struct)]
        else:
            names += [f"{slot.name}_id" if slot.agency else slot.name, *([slot.flag] if slot.three_states else [])]
    return tuple(names)


def _flat(struct: type[msgspec.Struct], raw: dict[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    """Split the fields of a part into columns of their own, which a form shows side by side."""
    parts = {slot.name for slot in slots_of(struct) if slot.form is Form.PART}
    columns = {name: value for name, value in raw.items() if name not in parts and name not in keys}
    for part in parts:
        columns |= {f"{part}_{name}": value for name, value in raw[part].items()}
    return columns


def _deep(struct: type[msgspec.Struct], row: Mapping[str, Any]) -> dict[str, Any]:
    parts = {
        slot.name: {inner.name: row[f"{slot.name}_{inner.name}"] for inner in slots_of(slot.struct)}
        for slot in slots_of(struct)
        if slot.form is Form.PART
    }
    return {**row, **parts}
