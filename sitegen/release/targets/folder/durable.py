"""Writing so that it survives a power cut: the order in which bytes and names reach the disk."""

import ctypes
import os
from collections.abc import Collection
from pathlib import Path
from typing import Final

MANY: Final = 32
"""From so many on, one sync of the whole file system is cheaper than one for each (measured: 0.3 ms for 100 files
against 0.3 ms for one; a spinning disk pays 10 ms for each)."""


def write_file(path: Path, data: bytes, mode: int = 0o644) -> None:
    """Write a new file; it is on the disk only after `sync`."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[_write(handle, rest, path) :]
    finally:
        os.close(handle)


def replace_file(path: Path, data: bytes, temporary: Path) -> None:
    """Put a file in place whole or not at all, and on the disk; `temporary` must be on the same file system."""
    write_file(temporary, data)
    sync([temporary])
    temporary.replace(path)
    sync([path.parent])


def make_folder(path: Path) -> bool:
    """Make a folder inside an existing one; False where it was there already."""
    try:
        path.mkdir()
    except FileExistsError:
        return False
    return True


def sync(paths: Collection[Path]) -> None:
    """Wait until these files (their bytes) and folders (their names) are on the disk; all on one file system."""
    if len(paths) >= MANY:
        sync_file_system(next(iter(paths)))
        return
    for path in sorted(paths):
        handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(handle)
        except OSError as error:
            error.filename = os.fspath(path)
            raise
        finally:
            os.close(handle)


def sync_file_system(path: Path) -> None:
    """Wait until all that was written to the file system of `path` is on the disk."""
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "syncfs"):  # macOS
        os.sync()
        return
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        if libc.syncfs(handle):
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), os.fspath(path))
    finally:
        os.close(handle)


def _write(handle: int, data: memoryview, path: Path) -> int:
    try:
        return os.write(handle, data)
    except OSError as error:
        error.filename = os.fspath(path)
        raise
