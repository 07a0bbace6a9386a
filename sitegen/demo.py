"""Builds the portals of a folder of snapshots and serves them on one port: something to look at, two minutes after
a fresh clone."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from content_models.agency import Agency
from content_models.portal import Portal
from content_models.record import Record
from content_models.snapshot import Snapshot, read_snapshot
from sitegen.build import Result, build_portal
from sitegen.errors import BuildError

WRITTEN_FOR = "http://localhost:8000"
"""The origin in the addresses of snapshots made for a demo."""


def build_demo(site: Path, data: Path, origin: str, *, reset: bool) -> list[Result]:
    """Publish every portal of a folder of snapshots as if it lived at an origin."""
    shared_file = site / "shared.jsonl"
    if not shared_file.is_file():
        raise BuildError(f"{site}: holds no shared.jsonl, so it is no folder of snapshots. Name another with --site.")
    out = data / "releases"
    if reset and out.exists():
        shutil.rmtree(out)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BuildError(
            f"{data}: cannot be written ({error.strerror}). Choose another folder: make demo DATA=/path/to/folder."
        ) from error
    shared = _moved(read_snapshot(shared_file), origin)
    snapshots = sorted(path for path in site.glob("*.jsonl") if path != shared_file)
    return [
        build_portal(_moved(read_snapshot(path), origin), shared, site / "media", out, made_at=datetime.now(UTC))
        for path in snapshots
    ]


def _moved(snapshot: Snapshot, origin: str) -> Snapshot:
    """The same records at another origin: the base URL is a record, so this is an ordinary change."""
    return msgspec.structs.replace(snapshot, records=tuple(_at(record, origin) for record in snapshot.records))


def _at(record: Record, origin: str) -> Record:
    match record:
        case Portal():
            return msgspec.structs.replace(record, base_url=record.base_url.replace(WRITTEN_FOR, origin, 1))
        case Agency():
            return msgspec.structs.replace(record, portal_url=record.portal_url.replace(WRITTEN_FOR, origin, 1))
        case _:
            return record
