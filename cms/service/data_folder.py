"""The data folder of one installation."""

from __future__ import annotations

import shutil
from pathlib import Path

from cms.errors import SettingsError
from cms.settings.environment import KEY_FILE

MADE_BY_US = ("db.sqlite3", "db.sqlite3-shm", "db.sqlite3-wal", "media", "releases", "index", "mail", "state", "static")
"""Everything that a start puts into a data folder, except the secret key, which is kept so that logins survive."""


def empty_folder(data: Path) -> None:
    """Remove what earlier starts put into a data folder, and nothing else in it.

    Raises SettingsError for a folder that Một Cửa did not create: its `releases` may belong to somebody else.
    """
    if not data.exists() or not any(data.iterdir()):
        return
    if not (data / KEY_FILE).is_file():
        raise SettingsError(
            f"{data} was not made by Một Cửa (it holds no {KEY_FILE}), so it is not emptied; name another folder, "
            "or empty it yourself"
        )
    for name in MADE_BY_US:
        path = data / name
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
