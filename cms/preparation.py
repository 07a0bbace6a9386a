"""Prepares a data folder: tables and initial rows, unless a stamp shows that this version has done so already."""

from __future__ import annotations

import fcntl
import hashlib
import os
from pathlib import Path

import django
from django.conf import settings


def start() -> None:
    """Set up Django; raises SettingsError if a value in the environment cannot be used."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.project")
    django.setup()


def prepare() -> bool:
    """Bring the database up to date; returns whether there was anything to do.

    Two commands that start at the same moment wait for one another.
    """
    start()
    stamp = Path(settings.ENVIRONMENT.state) / "prepared"
    if _is_fresh(stamp):
        return False
    with (Path(settings.ENVIRONMENT.state) / "preparing.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if _is_fresh(stamp):
            return False
        from django.core.management import call_command

        from cms.agencies.initial_data import create_initial_data

        call_command("migrate", verbosity=0, interactive=False)
        create_initial_data()
        stamp.write_text(_version(), encoding="ascii")
    return True


def _is_fresh(stamp: Path) -> bool:
    database = settings.DATABASES["default"]
    lost = database["ENGINE"].endswith("sqlite3") and not Path(database["NAME"]).exists()
    return not lost and stamp.exists() and stamp.read_text(encoding="ascii") == _version()


def _version() -> str:
    """Return a hash of the database's address and the names of all migrations."""
    from django.apps import apps

    names = [f"{settings.ENVIRONMENT.database_url}"]
    for app in apps.get_app_configs():
        names += sorted(f"{app.label}/{file.name}" for file in Path(app.path, "migrations").glob("[0-9]*.py"))
    return hashlib.sha256("\n".join(names).encode()).hexdigest()
