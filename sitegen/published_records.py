"""The records of a portal as last published; the target stores them beside the releases.

They replace a record that is refused, so that its page stays at its last good version. They are only a cache: if they
are lost or unreadable, the portal is built from the records that are good now, and a page whose record is refused then
is missing until the record is corrected.
"""

import logging
from collections.abc import Iterable
from typing import Final

import msgspec

from content_models.errors import MotCuaError
from content_models.kind import RecordBase
from content_models.portal import Portal
from content_models.record import Record
from content_models.snapshot import MAX_LINE, Header, encode_snapshot, parse_snapshot, sort_records
from sitegen.release.target import Target

SOURCE: Final = "the published records"
"""Their name in messages; a target need not store them in a file."""

_line = msgspec.json.Decoder(Header | Portal)
_log = logging.getLogger(__name__)


def read_published_records(target: Target, portal: str) -> tuple[Record, ...]:
    """Read the records of a portal as last published; none before the first release, and none if they are damaged."""
    try:
        file = target.open_records()
        if file is None:
            return ()
        with file:
            return parse_snapshot(iter(lambda: file.readline(MAX_LINE + 1), b""), SOURCE).records
    except MotCuaError as error:
        _log.warning("the last good records of %s cannot be used, building without them: %s", portal, error)
        return ()


def read_published_portal(target: Target) -> Portal | None:
    """The portal's own record, which is the first after the header; None if it is missing or unreadable."""
    file = target.open_records()
    if file is None:
        return None
    with file:
        head = [file.readline(MAX_LINE + 1), file.readline(MAX_LINE + 1)]
    try:
        portal = _line.decode(head[1])
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return portal if isinstance(portal, Portal) else None


def write_published_records(target: Target, portal: str, records: Iterable[RecordBase]) -> None:
    """Replace the published records of a portal."""
    target.write_records(b"".join(encode_snapshot(portal, sort_records(records))))
