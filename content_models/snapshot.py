"""Snapshots: a header line, then one record per line (JSON Lines), in UTF-8.

A page that is missing from a snapshot is taken down. So nothing of a file may be used unless all of it was read: the
header says how many records follow, and a file with another number is refused. A record that breaks a rule does not
stop the others: it is left out and named, and its page stays as it was.
"""

import os
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import Meta

from content_models.decoding_error import find_broken_rule
from content_models.errors import SnapshotError
from content_models.identity import Id
from content_models.kind import RecordBase
from content_models.problem import Problem
from content_models.quoting import LONGEST_FIELD, printable, quote
from content_models.record import Key, Record, key_of, kinds, locale_of, record_type
from content_models.refusal import LinePosition, refusals_of, refuse_control_character, refuse_invalid
from content_models.rules import put_into_words
from content_models.text import find_control_character

FORMAT: Final = "motcua-records"
VERSION = 1
MAX_LINE = 8 * 1024 * 1024
"""Bytes. A page of text has some kilobytes; a longer line is not a record and could fill the memory."""


class Header(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind", tag="header"):
    """The first line; `portal` is the key of the portal, or None in the file of shared records."""

    format: Literal["motcua-records"]
    version: int
    portal: Id | None
    records: Annotated[int, Meta(ge=0)]


class Snapshot(msgspec.Struct, frozen=True):
    """The content of a file: its header, the usable records, and the problems of the others."""

    header: Header
    records: tuple[Record, ...]
    problems: tuple[Problem, ...]


_encoder = msgspec.json.Encoder(order="deterministic")


def read_snapshot(path: Path) -> Snapshot:
    """Read a file of records; raises SnapshotError if it is truncated, newer than this program, or not a snapshot."""
    try:
        with path.open("rb") as file:
            # Not `for line in file`: that would read a file without line ends into memory as a whole.
            return parse_snapshot(iter(lambda: file.readline(MAX_LINE + 1), b""), path.name)
    except OSError as error:
        raise SnapshotError(f"cannot read {path}: {error.strerror}. Check the path and its permissions.") from error


def parse_snapshot(lines: Iterable[bytes], source: str) -> Snapshot:
    """Parse the lines of a file; `source` is its name in messages."""
    numbered = enumerate(lines, start=1)
    header = _read_header(next(numbered, (1, b""))[1], source)
    records: list[Record] = []
    problems: list[Problem] = []
    seen: dict[Key, int] = {}
    count = 0
    for number, line in numbered:
        count += 1
        if len(line) > MAX_LINE:
            raise SnapshotError(
                f"{source}, line {number}: has more than {MAX_LINE:,} bytes, which no record has. "
                "Check that the file has one record per line."
            )
        place = LinePosition(source, number)
        record = _read_record(line, place, problems)
        if record is None:
            continue
        try:
            refusals = list(refusals_of(record, header.portal is None, seen.get(key_of(record), 0), place))
        except RecursionError as error:
            raise _damaged(line, place, error) from error
        seen.setdefault(key_of(record), number)
        problems += refusals
        if not refusals:
            records.append(record)
    if count != header.records:
        raise SnapshotError(
            f"{source}: number of records announced in the header: {header.records:,}; found: {count:,}. "
            "The file is cut off or was edited by hand: export it again. Nothing was changed."
        )
    return Snapshot(header, tuple(records), tuple(problems))


def write_snapshot(path: Path, portal: str | None, records: Iterable[RecordBase]) -> int:
    """Write a snapshot whole or not at all; return the number of records."""
    ordered = sort_records(records)
    # Not tempfile: only the user who writes could read its files, and web server and publisher may be two users.
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with temporary.open("wb") as file:
            file.writelines(encode_snapshot(portal, ordered))
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise SnapshotError(
            f"cannot write {path}: {error.strerror}. Check the folder, its permissions and space."
        ) from error
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return len(ordered)


def encode_snapshot(portal: str | None, records: list[RecordBase]) -> Iterator[bytes]:
    """Yield the lines of a snapshot; records keep the given order."""
    header = Header(format=FORMAT, version=VERSION, portal=portal, records=len(records))
    yield _encoder.encode(header) + b"\n"
    for record in records:
        yield _encoder.encode(record) + b"\n"


def sort_records(records: Iterable[RecordBase]) -> list[RecordBase]:
    """Sort records by kind, id and locale, so that equal content gives equal files."""
    rank = {kind: position for position, kind in enumerate(kinds())}
    return sorted(records, key=lambda record: (rank[type(record)], record.id, locale_of(record)))


def _read_header(line: bytes, source: str) -> Header:
    if not line.strip():
        raise SnapshotError(f"{source}: is empty. A snapshot starts with a header line; export it again.")
    try:
        raw = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise SnapshotError(
            f"{source}, line 1: is no JSON in UTF-8 ({error}). A snapshot starts with a header line."
        ) from error
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise SnapshotError(
            f"{source}, line 1: {quote(line.decode().strip())} is not the header of a snapshot. This is a file of "
            f'another format; a snapshot starts with {{"kind":"header","format":"{FORMAT}", and is made by an export.'
        )
    version = raw.get("version")
    if isinstance(version, int) and version > VERSION:
        raise SnapshotError(
            f"{source}, line 1, field version: {version} is newer than {VERSION}, the newest this program reads. "
            "Upgrade Một Cửa on this machine, or export with the older version."
        )
    try:
        header = msgspec.convert(raw, Header)
    except msgspec.ValidationError as error:
        broken = find_broken_rule(error, raw, Header)
        sentence, remedy = put_into_words(broken)
        raise SnapshotError(
            f"{source}, line 1, field {printable(broken.field, LONGEST_FIELD)}: {sentence}. "
            f"{remedy}, or export the file again."
        ) from error
    if header.version != VERSION:
        raise SnapshotError(
            f"{source}, line 1, field version: {header.version} is older than {VERSION}. Export the file again."
        )
    return header


def _read_record(line: bytes, place: LinePosition, problems: list[Problem]) -> Record | None:
    try:
        return _decode_record(line, place, problems)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _damaged(line, place, error) from error


def _decode_record(line: bytes, place: LinePosition, problems: list[Problem]) -> Record | None:
    try:
        if character := find_control_character(line):
            problems.append(refuse_control_character(_decode_named(line, place), character, place))
            return None
        record: Record = _decoder(record_type()).decode(line)
        return record
    except msgspec.ValidationError as error:
        # The decoder stops at the first wrong value, so the rest of the line may still not be JSON.
        problems.append(refuse_invalid(_decode_named(line, place), error, place))
        return None


@cache
def _decoder(of: Any) -> msgspec.json.Decoder[Any]:
    """A decoder for a type, cached until another kind is registered."""
    return msgspec.json.Decoder(of)


def _decode_named(line: bytes, place: LinePosition) -> dict[str, object]:
    """Decode a faulty record as plain data. Without its id, the page that must stay as it was would be unknown."""
    raw = msgspec.json.decode(line)
    if isinstance(raw, dict) and isinstance(raw.get("id"), str):
        return raw
    raise SnapshotError(
        f"{place.source}, line {place.line}: {quote(line.decode().strip())} is no record, since it has no id. "
        "Export the file again. Nothing was changed."
    )


def _damaged(line: bytes, place: LinePosition, error: Exception) -> SnapshotError:
    end = quote(line[-60:].decode("utf-8", "replace").strip())
    return SnapshotError(
        f"{place.source}, line {place.line}: the line that ends in {end} is no record in JSON and UTF-8 ({error}). "
        "The file is damaged or cut off: export it again. Nothing was changed."
    )
