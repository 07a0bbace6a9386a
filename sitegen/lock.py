"""A lock between the processes of one machine; it is released when its process ends, in whatever way that happens."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Lock:
    """A lock on a file. If it is taken, a caller waits, or gets BlockingIOError if `waits` is False."""

    def __init__(self, path: Path, waits: bool) -> None:
        self._path = path
        self._waits = waits

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the lock exclusively: for changes of data that others rely on."""
        with self._held(fcntl.LOCK_EX):
            yield

    @contextmanager
    def together(self) -> Iterator[None]:
        """Share the lock with other readers and adders: for adding blobs, and for inspecting the whole target."""
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
                # Closing the file is not enough: a child process that was forked meanwhile has a copy of the handle.
                fcntl.flock(handle, fcntl.LOCK_UN)
        finally:
            os.close(handle)
