"""How long the path of an output may be, and which paths cannot exist together on every file system."""

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

MAX_SEGMENT = 200
"""Bytes between two slashes. File systems allow 255, and a temporary or compressed copy needs room for a suffix."""

MAX_PATH = 1000
"""Bytes; object stores allow keys of 1,024."""


class TakenName(NamedTuple):
    """A file or folder that is taken: its name as first spelled, and its owner."""

    name: str
    is_folder: bool
    owner: str


class PathConflict(NamedTuple):
    """Why a path cannot be taken: the name in conflict (the path or a folder above it), and what has that name."""

    name: str
    is_folder: bool
    taken: TakenName


class TakenPaths:
    """Paths of outputs that are taken: none may differ only by case or accent form, or be both a file and a folder."""

    def __init__(self) -> None:
        self._taken: dict[str, TakenName] = {}

    def find_conflict(self, path: str) -> PathConflict | None:
        """Return the conflict of a path with those taken; None if it is free."""
        for name, is_folder in _names_upwards(path):
            taken = self._taken.get(_folded(name))
            if taken is None:
                continue
            if is_folder and taken.is_folder and taken.name == name:
                # The folders above were taken together with this one, in the same spelling.
                return None
            return PathConflict(name, is_folder, taken)
        return None

    def claim(self, path: str, owner: str) -> PathConflict | None:
        """Take a path and the folders above it; if there is a conflict, return it and take nothing."""
        conflict = self.find_conflict(path)
        if conflict is not None:
            return conflict
        for name, is_folder in _names_upwards(path):
            folded = _folded(name)
            if folded in self._taken:
                break
            self._taken[folded] = TakenName(name, is_folder, owner)
        return None


def _names_upwards(path: str) -> Iterator[tuple[str, bool]]:
    """Yield a path, then each folder above it, with whether it is a folder."""
    yield path, False
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path, True


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
