"""Disks for the tests of releases: one in memory, and one that allows few hard links to a file."""

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
    """A folder in memory if the machine has one: a killed process leaves the same files there, ten times faster.

    It does not show what a power cut leaves; for that, one test checks the order of the syncs.
    """
    if not IN_MEMORY.is_dir():
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=IN_MEMORY, prefix="motcua-") as folder:
        yield Path(folder)


@pytest.fixture
def limit_links(monkeypatch: pytest.MonkeyPatch) -> LimitLinks:
    """Return a function that limits the hard links to a file; ext4 allows 65,000."""
    link = os.link

    def limit(most: int) -> None:
        def refuse(source: Path, destination: Path) -> None:
            if Path(source).stat().st_nlink >= most:
                raise OSError(errno.EMLINK, os.strerror(errno.EMLINK), os.fspath(source), None, os.fspath(destination))
            link(source, destination)

        monkeypatch.setattr(os, "link", refuse)

    return limit
