"""The files of the repository, as in a fresh clone."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = {".git", ".venv", "node_modules", "var", "__pycache__"}


def files(root: Path = ROOT) -> list[Path]:
    """Return all files that are or could be committed; without git, all files in the folder."""
    command = ["git", "-C", str(root), "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        listed = subprocess.run(command, capture_output=True, check=True).stdout.decode().split("\0")
    except (FileNotFoundError, subprocess.CalledProcessError):
        return sorted(walk(root))
    return sorted(path for name in listed if name and (path := root / name).is_file())


def walk(root: Path) -> Iterator[Path]:
    for folder, names, found in os.walk(root):
        names[:] = [name for name in names if name not in NOT_OURS and not name.endswith(("_cache", ".egg-info"))]
        yield from (Path(folder) / name for name in found)


def texts(root: Path = ROOT) -> Iterator[tuple[str, str]]:
    """Yield the relative path and the text of every text file."""
    for path in files(root):
        try:
            yield path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
