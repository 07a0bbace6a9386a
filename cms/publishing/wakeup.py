"""Waking the worker at once: a local socket for SQLite, NOTIFY for PostgreSQL; polling is only the fall-back."""

from __future__ import annotations

import contextlib
import hashlib
import os
import select
import socket
import tempfile
from pathlib import Path
from typing import Protocol

import psycopg
from django.conf import settings
from django.db import connection

CHANNEL = "motcua_changes"
LONGEST_PATH = 100
"""Bytes; the kernel takes 107 for the path of a socket."""


class WorkerListener(Protocol):
    """What a worker listens to."""

    def wait(self, seconds: float) -> bool:
        """Wait until somebody rings, at most so long; whether somebody did."""

    def close(self) -> None:
        """Stop listening."""


def notify_workers() -> None:
    """Tell the workers that rows were committed; a worker that is not there finds them when it starts."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"NOTIFY {CHANNEL}")
        return
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as caller:
        caller.setblocking(False)
        caller.sendto(b"!", str(socket_path()))


def open_listener() -> WorkerListener:
    """The bell of this installation's database."""
    return PostgresListener() if connection.vendor == "postgresql" else SocketListener()


def socket_path() -> Path:
    """In the data folder, or, where that path is too long for a socket, in the folder for temporary files."""
    path = Path(settings.ENVIRONMENT.state) / "worker.sock"
    if len(os.fsencode(path)) <= LONGEST_PATH:
        return path
    name = hashlib.sha256(os.fsencode(path)).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"motcua-{os.getuid()}-{name}.sock"


class SocketListener:
    """A datagram socket that the last started worker owns; others poll."""

    def __init__(self) -> None:
        self._path = socket_path()
        self._path.unlink(missing_ok=True)
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(str(self._path))
        self._path.chmod(0o600)
        self._socket.setblocking(False)

    def wait(self, seconds: float) -> bool:
        """Wait, then take all rings at once."""
        readable, _, _ = select.select([self._socket], [], [], seconds)
        with contextlib.suppress(BlockingIOError):
            while readable:
                self._socket.recv(16)
        return bool(readable)

    def close(self) -> None:
        """Leave the path for the next worker."""
        self._socket.close()
        self._path.unlink(missing_ok=True)


class PostgresListener:
    """A connection of its own that listens; Django's may be in a transaction."""

    def __init__(self) -> None:
        parameters = connection.get_connection_params()
        names = ("dbname", "user", "password", "host", "port")
        chosen = {name: parameters[name] for name in names if parameters.get(name)}
        self._connection = psycopg.connect(autocommit=True, **chosen)
        self._connection.execute(f"LISTEN {CHANNEL}")

    def wait(self, seconds: float) -> bool:
        """Wait for one notice; those behind it cost one look at the queue each, which is cheap."""
        return bool(list(self._connection.notifies(timeout=seconds, stop_after=1)))

    def close(self) -> None:
        """End the connection."""
        self._connection.close()
