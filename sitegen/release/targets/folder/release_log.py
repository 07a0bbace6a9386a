"""The records of all kept releases: releases/00000042.json."""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sitegen.release.document import decode, encode
from sitegen.release.errors import ReleaseNotFoundError, release_not_kept
from sitegen.release.record import ReleaseRecord
from sitegen.release.targets.folder import durable
from sitegen.release.targets.folder.trees import TreeName

_NAME = re.compile(r"(\d{8,})\.json")


class TreeRecord(ReleaseRecord, frozen=True, kw_only=True):
    """A release and the tree in which it was made."""

    tree: TreeName


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

    def read(self, number: int) -> TreeRecord:
        """Read one record; raises ReleaseNotFoundError."""
        path = self._path(number)
        try:
            return decode(path.read_bytes(), TreeRecord, str(path))
        except FileNotFoundError as error:
            raise release_not_kept(number, str(self.folder), self.numbers()) from error

    def __iter__(self) -> Iterator[TreeRecord]:
        return (self.read(number) for number in self.numbers())

    def newest_in(self, tree: TreeName) -> TreeRecord | None:
        """The release in a tree, which is the newest that was made in it."""
        for number in self.numbers():
            # Without the lock, the record of an interrupted publish may disappear meanwhile; that release was never
            # live.
            with suppress(ReleaseNotFoundError):
                record = self.read(number)
                if record.tree == tree:
                    return record
        return None

    def write(self, record: TreeRecord) -> None:
        """Write a record; it is on the disk when this returns."""
        durable.replace_file(self._path(record.number), encode(record), self._temporary)

    def remove(self, number: int) -> None:
        """Delete a record."""
        self._path(number).unlink()

    def _path(self, number: int) -> Path:
        return self.folder / f"{number:08d}.json"
