"""Reads the demo's TOML files strictly: a wrong value is reported with its field."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from cms.demo.errors import DemoError

Kind = TypeVar("Kind")


def read_tables(file: Path) -> dict[str, Any]:
    """The content of a file; raises DemoError if it cannot be read."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DemoError(f"{file}: cannot be read: {error}. Take the file from the repository again.") from error


def convert(file: Path, raw: dict[str, Any], kind: type[Kind], name: str) -> Kind:
    """A table as a struct; raises DemoError with file, name and field of a value that does not fit."""
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        raise DemoError(f"{file}: {name}: {error}. Compare it with the other entries.") from error
