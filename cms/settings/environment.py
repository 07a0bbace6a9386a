"""Settings that depend on the machine: read once from the environment, typed and checked."""

import os
import re
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import msgspec

from cms.errors import SettingsError

Database = dict[str, Any]
"""An entry of Django's DATABASES."""

POSTGRES_SCHEMES = ("postgres", "postgresql")
KEY_FILE = "secret-key"
"""The file in the data folder that holds the secret key of this installation."""

SQLITE_TIMEOUT = 20
"""Seconds that a writer waits for another writer before it fails."""


class Environment(msgspec.Struct, frozen=True, kw_only=True):
    """The values of `MOTCUA_DATA`, `DATABASE_URL` and the other variables."""

    data: Path
    database_url: str
    bind: str
    port: int
    public_url: str
    debug: bool
    hosts: tuple[str, ...]
    behind_proxy: bool
    mail_url: str
    log_level: str
    secret_key: str

    @property
    def media(self) -> Path:
        """Uploads; its folder `by-hash` holds the published files."""
        return self.data / "media"

    @property
    def releases(self) -> Path:
        """One folder per portal, as the folder target keeps it."""
        return self.data / "releases"

    @property
    def index(self) -> Path:
        """The search index; if it is lost, it is rebuilt from the live portals."""
        return self.data / "index"

    @property
    def mail(self) -> Path:
        """Where e-mails are written if no mail server is configured."""
        return self.data / "mail"

    @property
    def state(self) -> Path:
        """Locks, sockets and stamps of running processes."""
        return self.data / "state"

    @property
    def secure(self) -> bool:
        """Whether browsers reach the CMS through https."""
        return self.public_url.startswith("https://")

    def databases(self) -> dict[str, Database]:
        """The connections: `default` for writing; `reader`, which only reads and sees one state during an export."""
        if not self.database_url:
            return _sqlite(self.data / "db.sqlite3")
        return _from_url(self.database_url)


def read_environment(variables: Mapping[str, str] = os.environ) -> Environment:
    """Read all variables; raises SettingsError with the variable, its value and what to write instead."""
    data = data_folder(variables)
    _make_folder(data)
    port = _port(variables.get("PORT") or "8000")
    public_url = (variables.get("PUBLIC_URL") or f"http://localhost:{port}/").rstrip("/") + "/"
    parts = urlsplit(public_url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise SettingsError(f"PUBLIC_URL={public_url} is no address; write one such as https://cms.example/")
    level = (variables.get("LOG_LEVEL") or "INFO").upper()
    if level not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
        raise SettingsError(f"LOG_LEVEL={level} is unknown; write DEBUG, INFO, WARNING or ERROR")
    return Environment(
        data=data,
        database_url=variables.get("DATABASE_URL", ""),
        bind=variables.get("BIND") or "127.0.0.1",
        port=port,
        public_url=public_url,
        debug=_switch(variables, "DEBUG"),
        hosts=_hosts(variables.get("ALLOWED_HOSTS", ""), parts.hostname),
        behind_proxy=_switch(variables, "BEHIND_PROXY"),
        mail_url=variables.get("MAIL_URL", ""),
        log_level=level,
        secret_key=variables.get("SECRET_KEY") or _secret_key(data / KEY_FILE),
    )


def data_folder(variables: Mapping[str, str] = os.environ) -> Path:
    """The data folder of this installation; it is neither created nor read yet."""
    return Path(variables.get("MOTCUA_DATA") or "var").expanduser().absolute()


def _make_folder(data: Path) -> None:
    try:
        for name in ("", "media", "media/by-hash", "releases", "index", "mail", "state", "static"):
            (data / name).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(
            f"MOTCUA_DATA={data} cannot be used: {error.strerror}. Name a folder that you may write to."
        ) from error


def _port(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", text) or not 0 < int(text) < 65_536:
        raise SettingsError(f"PORT={text} is no port; write a number from 1 to 65535")
    return int(text)


def _switch(variables: Mapping[str, str], name: str) -> bool:
    text = variables.get(name, "").lower()
    if text not in {"", "0", "1", "false", "true", "no", "yes"}:
        raise SettingsError(f"{name}={text} is neither yes nor no; write 1 or 0")
    return text in {"1", "true", "yes"}


def _hosts(text: str, public: str) -> tuple[str, ...]:
    named = [host for host in re.split(r"[\s,]+", text) if host]
    return tuple(sorted({*named, public, "localhost", "127.0.0.1"}))


def _secret_key(file: Path) -> str:
    """The secret key of this installation; created at the first start, readable only by its owner."""
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _existing_key(file)
    except OSError as error:
        raise SettingsError(f"cannot write {file}: {error.strerror}. Check who owns the folder.") from error
    with os.fdopen(handle, "w", encoding="ascii") as target:
        target.write(secrets.token_urlsafe(64))
    return _existing_key(file)


def _existing_key(file: Path) -> str:
    key = file.read_text(encoding="ascii").strip()
    if len(key) < 50:
        raise SettingsError(f"{file} holds {len(key)} characters and is no key; delete it, a new one is made.")
    return key


def _sqlite(file: Path) -> dict[str, Database]:
    options = {
        # With DEFERRED, a transaction that first reads and then writes fails at once when another one wrote.
        "transaction_mode": "IMMEDIATE",
        "timeout": SQLITE_TIMEOUT,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
    reading = {"transaction_mode": "DEFERRED", "timeout": SQLITE_TIMEOUT, "init_command": "PRAGMA query_only=ON;"}
    shared = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(file)}
    return {
        "default": {**shared, "OPTIONS": options},
        "reader": {**shared, "OPTIONS": reading, "TEST": {"MIRROR": "default"}},
    }


def _from_url(url: str) -> dict[str, Database]:
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(Path(unquote(parts.path)))
    if parts.scheme not in POSTGRES_SCHEMES:
        raise SettingsError(
            f"DATABASE_URL starts with {parts.scheme or 'nothing'}://; write postgres://user:password@host/name, "
            "or leave it out for SQLite"
        )
    shared = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
    }
    options = dict(parse_qsl(parts.query))
    reading = "-c default_transaction_isolation=repeatable\\ read -c default_transaction_read_only=on"
    return {
        "default": {**shared, "OPTIONS": options},
        "reader": {**shared, "OPTIONS": {**options, "options": reading}, "TEST": {"MIRROR": "default"}},
    }
