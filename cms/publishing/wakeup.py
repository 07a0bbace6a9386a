"""Waking workers as soon as a change is committed: by a local socket with SQLite, by NOTIFY with PostgreSQL.

Workers also poll, in case a message is lost.
"""

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
"""In bytes; the kernel accepts at most 107 for the path of a socket."""


class WorkerListener(Protocol):
    """Waits for notify_workers on behalf of one worker."""

    def wait(self, seconds: float) -> bool:
        """Wait for a message, at most this long; returns whether one came."""

    def close(self) -> None:
        """Stop listening."""


def notify_workers() -> None:
    """Tell the workers that changes were committed; a worker that starts later finds the rows by itself."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"NOTIFY {CHANNEL}")
        return
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as caller:
        caller.setblocking(False)
        caller.sendto(b"!", str(socket_path()))


def open_listener() -> WorkerListener:
    """The listener that suits the database."""
    return PostgresListener() if connection.vendor == "postgresql" else SocketListener()


def socket_path() -> Path:
    """The socket's path: in the data folder, or in the folder for temporary files if that path would be too long."""
    path = Path(settings.ENVIRONMENT.state) / "worker.sock"
    if len(os.fsencode(path)) <= LONGEST_PATH:
        return path
    name = hashlib.sha256(os.fsencode(path)).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"motcua-{os.getuid()}-{name}.sock"


class SocketListener:
    """A datagram socket; it belongs to the worker that started last, and other workers poll."""

    def __init__(self) -> None:
        self._path = socket_path()
        self._path.unlink(missing_ok=True)
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(str(self._path))
        self._path.chmod(0o600)
        self._socket.setblocking(False)

    def wait(self, seconds: float) -> bool:
        """Wait, then discard all messages that came, since one look at the queue answers them all."""
        readable, _, _ = select.select([self._socket], [], [], seconds)
        with contextlib.suppress(BlockingIOError):
            while readable:
                self._socket.recv(16)
        return bool(readable)

    def close(self) -> None:
        """Close the socket and remove its file."""
        self._socket.close()
        self._path.unlink(missing_ok=True)


class PostgresListener:
    """LISTEN on a separate connection, since Django's may be in a transaction."""

    def __init__(self) -> None:
        parameters = connection.get_connection_params()
        names = ("dbname", "user", "password", "host", "port")
        chosen = {name: parameters[name] for name in names if parameters.get(name)}
        self._connection = psycopg.connect(autocommit=True, **chosen)
        self._connection.execute(f"LISTEN {CHANNEL}")

    def wait(self, seconds: float) -> bool:
        """Wait for one message; each further one costs one look at the queue, which is cheap."""
        return bool(list(self._connection.notifies(timeout=seconds, stop_after=1)))

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()
