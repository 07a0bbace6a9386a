"""All that the generator needs to build one portal, as it is now."""

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
    """The content of a portal now; raises UnknownPortalError."""
    portal, shared = export_portal(key), export_shared(key)
    return Content(check_records(key, portal), check_records(None, shared), hash_records(key, portal, shared))


def check_records(portal: str | None, records: Iterable[RecordBase]) -> Snapshot:
    """The records that pass the rules, and the problems of the others; no portal means shared records.

    They are encoded and parsed, so that the database is checked exactly as strictly as a snapshot file.
    """
    lines = encode_snapshot(portal, sort_records(records))
    return parse_snapshot(lines, portal or "shared")


def hash_records(key: str, portal: list[RecordBase], shared: list[RecordBase]) -> str:
    """One hash over everything that a portal is built from."""
    digest = hashlib.sha256()
    for owner, records in ((key, portal), (None, shared)):
        for line in encode_snapshot(owner, records):
            digest.update(line)
    return digest.hexdigest()
