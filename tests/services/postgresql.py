"""PostgreSQL: the server in TEST_DATABASE_URL, or a local one that is started only for this run."""

import os
import secrets
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from psycopg import sql

from tests.services.absence import INSTALLER, absent
from tests.services.server import free_port, running

DEBIAN = Path("/usr/lib/postgresql")
ADDRESS = "TEST_DATABASE_URL"

# Django compares letters in the database, and the locale C knows only ASCII letters.
NEW_CLUSTER = ("--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")

# These databases are deleted after the run, so writes need not wait for the disk.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_wal_size=2GB")

# SIGINT closes all sessions at once; SIGTERM would wait until clients disconnect.
FAST_STOP = signal.SIGINT


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Return the address of a PostgreSQL server, with a user who may create databases."""
    if address := os.environ.get(ADDRESS):
        yield address
    elif binaries := find_binaries():
        yield from serve(binaries)
    else:
        absent("PostgreSQL", f"neither {ADDRESS} nor a local server; {INSTALLER}")


@pytest.fixture(scope="session")
def database_url(postgresql: str) -> Iterator[str]:
    """Create an empty PostgreSQL database for this run; return its address."""
    with empty_database(postgresql) as address:
        yield address


@contextmanager
def empty_database(server: str) -> Iterator[str]:
    """Create an empty database on a server; it is dropped at the end, even if there are still connections."""
    name = f"motcua_test_{os.getpid()}_{secrets.token_hex(4)}"
    database = sql.Identifier(name)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'").format(database))
        yield urlsplit(server)._replace(path=f"/{name}").geturl()
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(database))


def find_binaries(debian: Path = DEBIAN) -> Path | None:
    """Return the folder of initdb and postgres: the newest version that Debian installed, otherwise the one on PATH."""
    versions = [folder for folder in debian.glob("*/bin") if (folder / "initdb").exists()]
    if versions:
        return max(versions, key=lambda folder: float(folder.parent.name))
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def serve(binaries: Path) -> Iterator[str]:
    """Run a new server on a free port of 127.0.0.1 until the generator is closed."""
    user = unprivileged_user()
    environment = without_postgres_settings(os.environ)
    with tempfile.TemporaryDirectory(prefix="motcua-postgresql-", ignore_cleanup_errors=True) as scratch:
        folder = Path(scratch)
        if user:
            shutil.chown(folder, user, user)
        subprocess.run(
            [str(binaries / "initdb"), f"--pgdata={folder}/data", *NEW_CLUSTER],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            user=user,
            group=user,
            extra_groups=None if user is None else [],
            check=True,
        )
        port = free_port()
        settings = [*FAST, "listen_addresses=127.0.0.1", f"port={port}", "unix_socket_directories="]
        command = [str(binaries / "postgres"), "-D", f"{folder}/data", *(f"--{setting}" for setting in settings)]
        address = f"postgresql://postgres@127.0.0.1:{port}/postgres"
        log = folder / "postgresql.log"
        with running(
            command, log=log, is_ready=lambda: connects(address), user=user, environment=environment, stop=FAST_STOP
        ):
            yield address


def connects(address: str) -> bool:
    try:
        psycopg.connect(address, connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


def unprivileged_user() -> str | None:
    """Return the user to run PostgreSQL as: it refuses to run as root, so root uses the user that Debian created."""
    return "postgres" if os.geteuid() == 0 else None


def without_postgres_settings(environment: Mapping[str, str]) -> dict[str, str]:
    """Remove PGPORT, PGDATA and similar variables, with which these programs would use another server."""
    return {name: value for name, value in environment.items() if not name.startswith("PG")}
