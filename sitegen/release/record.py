"""What is kept of each release: releases/00000042.json."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from sitegen.release import durable
from sitegen.release.document import FORMAT, decode, encode
from sitegen.release.errors import ReleaseNotFoundError
from sitegen.release.trees import TreeName

ReleaseKind = Literal["publish", "rollback"]

_NAME = re.compile(r"(\d{8,})\.json")


class ReleaseRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One release: the root hash of its manifest, what it holds, and how it differs from what was live before.

    `of` is the number of the release whose content a rollback brought back; `bytes` is the sum over all outputs.
    """

    number: int
    root: str
    kind: ReleaseKind
    made_at: Annotated[datetime, Meta(tz=True)]
    outputs: int
    bytes: int
    added: int
    changed: int
    removed: int
    tree: TreeName
    of: int | None = None
    format: int = FORMAT

    def __post_init__(self) -> None:
        if self.made_at.tzinfo is None:
            raise ValueError(f"made_at: {self.made_at} has no time zone. Pass an aware datetime.")


class ReleaseLog:
    """The records of all kept releases of a target."""

    def __init__(self, folder: Path, temporary: Path) -> None:
        self.folder = folder
        self._temporary = temporary

    def numbers(self) -> list[int]:
        """The numbers of all records, newest first."""
        if not self.folder.is_dir():
            return []
        names = (_NAME.fullmatch(path.name) for path in self.folder.iterdir())
        return sorted((int(name[1]) for name in names if name), reverse=True)

    def read(self, number: int) -> ReleaseRecord:
        """One record; raises ReleaseNotFoundError."""
        path = self._path(number)
        try:
            return decode(path.read_bytes(), ReleaseRecord, str(path))
        except FileNotFoundError as error:
            kept = self.numbers()
            known = f"Kept are {kept[-1]} to {kept[0]}." if kept else "There is no release yet."
            raise ReleaseNotFoundError(f"release {number}: is not kept in {self.folder}. {known}") from error

    def __iter__(self) -> Iterator[ReleaseRecord]:
        return (self.read(number) for number in self.numbers())

    def newest_in(self, tree: TreeName) -> ReleaseRecord | None:
        """The release a tree holds: the newest that was made in it."""
        for number in self.numbers():
            # Without the lock, the record of a publish that died may go while we look: it was never live.
            with suppress(ReleaseNotFoundError):
                record = self.read(number)
                if record.tree == tree:
                    return record
        return None

    def write(self, record: ReleaseRecord) -> None:
        """Write a record; it is on the disk when this returns."""
        durable.replace_file(self._path(record.number), encode(record), self._temporary)

    def remove(self, number: int) -> None:
        """Delete a record."""
        self._path(number).unlink()

    def _path(self, number: int) -> Path:
        return self.folder / f"{number:08d}.json"
