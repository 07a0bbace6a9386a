"""Disks for the tests of releases: a quick one, and one that gives a file few names."""

import errno
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

LimitLinks = Callable[[int], None]

IN_MEMORY = Path("/dev/shm")


@pytest.fixture
def memory_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where the machine has such a place: a killed process leaves the same there, ten times sooner.

    What a power cut leaves is another matter: for that, one test follows the order of the syncs.
    """
    if not IN_MEMORY.is_dir():
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=IN_MEMORY, prefix="motcua-") as folder:
        yield Path(folder)


@pytest.fixture
def limit_links(monkeypatch: pytest.MonkeyPatch) -> LimitLinks:
    """Sets the number of names that a file may have; ext4 allows 65,000."""
    link = os.link

    def limit(most: int) -> None:
        def refuse(source: Path, destination: Path) -> None:
            if Path(source).stat().st_nlink >= most:
                raise OSError(errno.EMLINK, os.strerror(errno.EMLINK), os.fspath(source), None, os.fspath(destination))
            link(source, destination)

        monkeypatch.setattr(os, "link", refuse)

    return limit
