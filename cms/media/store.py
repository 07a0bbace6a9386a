"""The folder of published files: each is named by its SHA-256 and written completely or not at all."""

import hashlib
import os
import shutil
import tempfile
from pathlib import Path
from typing import IO

from django.conf import settings


def folder() -> Path:
    """The path of the folder, which the generator reads."""
    return Path(settings.MEDIA_ROOT) / "by-hash"


def keep_bytes(data: bytes) -> str:
    """Store bytes; returns their SHA-256."""
    name = hashlib.sha256(data).hexdigest()
    target = folder() / name
    if not target.exists():
        with _NewFile(target) as file:
            file.write(data)
    return name


def keep_file(source: IO[bytes], name: str) -> None:
    """Store a file whose hash is known."""
    target = folder() / name
    if not target.exists():
        with _NewFile(target) as file:
            shutil.copyfileobj(source, file)


class _NewFile:
    """Write to a temporary file in the same folder and rename it, so that nobody reads half a file."""

    def __init__(self, target: Path) -> None:
        self._target = target
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".new-", dir=target.parent)
        self._temporary = Path(name)
        self._file = os.fdopen(handle, "wb")

    def __enter__(self) -> IO[bytes]:
        return self._file

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        self._file.close()
        if kind is None:
            self._temporary.chmod(0o444)
            self._temporary.replace(self._target)
        else:
            self._temporary.unlink(missing_ok=True)
