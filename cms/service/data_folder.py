"""The data folder of one installation."""

from __future__ import annotations

import shutil
from pathlib import Path

MADE_BY_US = ("db.sqlite3", "db.sqlite3-shm", "db.sqlite3-wal", "media", "releases", "mail", "state", "static")
"""All that a start puts into a data folder, besides the secret key, which survives so that logins do."""


def empty_folder(data: Path) -> None:
    """Remove what earlier starts put into a data folder, and nothing else that may lie there."""
    for name in MADE_BY_US:
        path = data / name
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
