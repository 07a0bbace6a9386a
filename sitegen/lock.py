"""A lock between the processes of one machine; it ends with the process that holds it, however that ends."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Lock:
    """A lock on a file. `waits` says whether one who finds it taken waits, or gets BlockingIOError."""

    def __init__(self, path: Path, waits: bool) -> None:
        self._path = path
        self._waits = waits

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the lock against everybody else: for changes of what others rely on."""
        with self._held(fcntl.LOCK_EX):
            yield

    @contextmanager
    def together(self) -> Iterator[None]:
        """Hold the lock with others who do the same: for adding blobs, and for looking at all of it."""
        with self._held(fcntl.LOCK_SH):
            yield

    @contextmanager
    def _held(self, kind: int) -> Iterator[None]:
        handle = os.open(self._path, os.O_RDONLY | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            try:
                fcntl.flock(handle, kind if self._waits else kind | fcntl.LOCK_NB)
            except BlockingIOError as error:
                error.filename = os.fspath(self._path)
                raise
            try:
                yield
            finally:
                # Closing alone would not do: a child that was forked meanwhile has a copy of the handle.
                fcntl.flock(handle, fcntl.LOCK_UN)
        finally:
            os.close(handle)
