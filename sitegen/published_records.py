"""The records of a portal as last published, kept beside its releases.

They stand in for a record that is refused, so that its page stays at its last good version. They are a cache: lost
or unreadable, a portal is built from what is good now, and a page that is refused just then is missing until mended.
"""

import logging
from collections.abc import Iterable
from pathlib import Path

from content_models.errors import SnapshotError
from content_models.record import Record
from content_models.snapshot import read_snapshot, write_snapshot

FILE = "records.jsonl"
_log = logging.getLogger(__name__)


def read_published_records(folder: Path) -> tuple[Record, ...]:
    """The kept records of a portal's folder; none where there are none yet."""
    path = folder / FILE
    if not path.exists():
        return ()
    try:
        return read_snapshot(path).records
    except SnapshotError as error:
        _log.warning("the last good records of %s cannot be used, building without them: %s", folder.name, error)
        return ()


def write_published_records(folder: Path, portal: str, records: Iterable[Record]) -> None:
    """Replace the kept records of a portal, whole or not at all."""
    write_snapshot(folder / FILE, portal, records)
