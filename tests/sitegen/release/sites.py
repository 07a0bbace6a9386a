"""Small sites to publish, and helpers that read what a web server would serve."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from sitegen.release.output import Output, OutputClass, is_asset

NOON = datetime(2026, 9, 2, 12, 0, tzinfo=UTC)

_CLASSES: dict[str, OutputClass] = {".xml": "feed", ".json": "data", ".pdf": "download"}

Files = Mapping[str, bytes]


def outputs(files: Files) -> list[Output]:
    """The files of a site as the outputs that the generator hands over."""
    return [Output(path=path, class_=_class_of(path), data=data) for path, data in files.items()]


def shown(root: Path) -> dict[str, bytes]:
    """The files that citizens get from `live`, by path, without the assets."""
    return files_below(root / "live" / "")


def files_below(folder: Path) -> dict[str, bytes]:
    """The bytes of all files below a folder, by relative path."""
    folder = folder.resolve()
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def in_tree(files: Files) -> dict[str, bytes]:
    """The files of a site that belong in a tree: all except the assets."""
    return {path: data for path, data in files.items() if not is_asset(path)}


def among_assets(files: Files) -> dict[str, bytes]:
    """The files of a site that are assets."""
    return {path: data for path, data in files.items() if is_asset(path)}


def _class_of(path: str) -> OutputClass:
    return "asset" if is_asset(path) else _CLASSES.get(Path(path).suffix, "page")
