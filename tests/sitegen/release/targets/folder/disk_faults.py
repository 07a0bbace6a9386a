"""A disk that logs its operations, and that can fail or kill the process at any one of them.

It wraps every function of `os` that changes something on a disk. `test_crashes.py` proves with Python's own audit
events that none is missing from the list.
"""

import contextlib
import errno
import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from unittest import mock

from sitegen.release.targets.folder import durable

CHANGING = ("open", "write", "fsync", "link", "replace", "unlink", "symlink", "mkdir", "rmdir", "utime")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
OPEN_FOR_A_LOCK = os.O_RDONLY | os.O_CREAT | os.O_CLOEXEC

Deed = Callable[["Operation"], None]


@dataclass(frozen=True)
class Operation:
    """One change of the disk: the name of the function, and the paths that it was given."""

    name: str
    paths: tuple[str, ...]
    perform: Callable[[], Any] = field(compare=False, repr=False)
    data: tuple[int, memoryview] | None = field(default=None, compare=False, repr=False)


@dataclass
class Disk:
    """Logs the operations in order; calls `deed` before the operation with the number `at`."""

    at: int = -1
    deed: Deed = lambda operation: None
    log: list[Operation] = field(default_factory=list)
    handles: dict[int, str] = field(default_factory=dict)

    def note(self, operation: Operation) -> Any:
        self.log.append(operation)
        if len(self.log) - 1 == self.at:
            self.deed(operation)
        return operation.perform()


@contextlib.contextmanager
def watched(disk: Disk) -> Iterator[Disk]:
    """Send all changes of the disk through `disk` until the block ends."""
    with contextlib.ExitStack() as stack:
        for name in CHANGING:
            stack.enter_context(mock.patch.object(os, name, _watching(disk, name, getattr(os, name))))
        whole = _watching(disk, "sync_file_system", durable.sync_file_system)
        stack.enter_context(mock.patch.object(durable, "sync_file_system", whole))
        yield disk


def kill(operation: Operation) -> None:
    """Kill the process; if the operation is a write, after half of its bytes."""
    if operation.data:
        handle, data = operation.data
        _write(handle, data[: len(data) // 2])
    os.kill(os.getpid(), signal.SIGKILL)


def fill_up(operation: Operation) -> None:
    """Raise the error of a full disk."""
    names = operation.paths if operation.name not in ("write", "fsync") else ()
    first, second = (*names, None, None)[:2]
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), first, None, second)


_write = os.write


def _watching(disk: Disk, name: str, original: Callable[..., Any]) -> Callable[..., Any]:
    def watch(*arguments: Any, **options: Any) -> Any:
        def perform() -> Any:
            return original(*arguments, **options)

        if name == "open":
            flags = arguments[1]
            if not flags & WRITING or flags == OPEN_FOR_A_LOCK:
                handle = perform()
            else:
                handle = disk.note(Operation(name, (os.fspath(arguments[0]),), perform))
            disk.handles[handle] = os.fspath(arguments[0])
            return handle
        if name == "write":
            if arguments[0] not in disk.handles:
                return perform()
            place = disk.handles[arguments[0]]
            return disk.note(Operation(name, (place,), perform, (arguments[0], memoryview(arguments[1]))))
        if name == "fsync":
            return disk.note(Operation(name, (disk.handles[arguments[0]],), perform))
        pair = name in ("link", "replace", "symlink")
        paths = tuple(os.fspath(argument) for argument in arguments[: 2 if pair else 1])
        return disk.note(Operation(name, paths, perform))

    return watch
