"""PostgreSQL: the server that TEST_DATABASE_URL names, or the local one, started for this run only."""

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

# Django compares letters in the database, where the plain C locale knows none beyond ASCII.
NEW_CLUSTER = ("--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")

# Nothing in these databases outlives the run, so no write waits for a disk.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_wal_size=2GB")

# SIGINT ends its sessions at once; SIGTERM would wait for them to leave.
FAST_STOP = signal.SIGINT


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a PostgreSQL server, with the right to make databases on it."""
    if address := os.environ.get(ADDRESS):
        yield address
    elif binaries := find_binaries():
        yield from serve(binaries)
    else:
        absent("PostgreSQL", f"neither {ADDRESS} nor a local server; {INSTALLER}")


@pytest.fixture(scope="session")
def database_url(postgresql: str) -> Iterator[str]:
    """The address of an empty PostgreSQL database of this run."""
    with empty_database(postgresql) as address:
        yield address


@contextmanager
def empty_database(server: str) -> Iterator[str]:
    """The address of a database on a server that is dropped afterwards, whoever still uses it."""
    name = f"motcua_test_{os.getpid()}_{secrets.token_hex(4)}"
    database = sql.Identifier(name)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'").format(database))
        yield urlsplit(server)._replace(path=f"/{name}").geturl()
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(database))


def find_binaries(debian: Path = DEBIAN) -> Path | None:
    """The folder of initdb and postgres: the newest that Debian installed, else that on the PATH."""
    versions = [folder for folder in debian.glob("*/bin") if (folder / "initdb").exists()]
    if versions:
        return max(versions, key=lambda folder: float(folder.parent.name))
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def serve(binaries: Path) -> Iterator[str]:
    """Run a fresh server on a free port of 127.0.0.1 until the generator is closed."""
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
    """PostgreSQL refuses to run as root, so root lends it the user that Debian made for it."""
    return "postgres" if os.geteuid() == 0 else None


def without_postgres_settings(environment: Mapping[str, str]) -> dict[str, str]:
    """PGPORT, PGDATA and their like would lead these programs to another server."""
    return {name: value for name, value in environment.items() if not name.startswith("PG")}
