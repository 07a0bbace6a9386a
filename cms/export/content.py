"""Reads everything that the generator needs to build one portal, in its current state."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import msgspec

from cms.export.portal_records import export_portal
from cms.export.shared_records import export_shared
from content_models.kind import RecordBase
from content_models.snapshot import Snapshot, encode_snapshot, parse_snapshot, sort_records


class Content(msgspec.Struct, frozen=True):
    """The records of a portal and the shared ones; equal hashes mean that nothing changed."""

    portal: Snapshot
    shared: Snapshot
    hash: str


def read_content(key: str) -> Content:
    """Return the current content of a portal; raises UnknownPortalError."""
    portal, shared = export_portal(key), export_shared(key)
    return Content(check_records(key, portal), check_records(None, shared), hash_records(key, portal, shared))


def check_records(portal: str | None, records: Iterable[RecordBase]) -> Snapshot:
    """Return the records that pass the rules, and the problems of the others; None as portal means shared records.

    The records are encoded and parsed again, so that they are checked exactly as strictly as a snapshot file.
    """
    lines = encode_snapshot(portal, sort_records(records))
    return parse_snapshot(lines, portal or "shared")


def hash_records(key: str, portal: list[RecordBase], shared: list[RecordBase]) -> str:
    """Return one hash over all records from which a portal is built."""
    digest = hashlib.sha256()
    for owner, records in ((key, portal), (None, shared)):
        for line in encode_snapshot(owner, records):
            digest.update(line)
    return digest.hexdigest()
