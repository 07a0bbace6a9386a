"""Folders of themes for tests: the base theme, unchanged or with changed files, and other themes beside it."""

import shutil
from pathlib import Path

from sitegen.render.theme import THEMES


def with_base(folder: Path, files: dict[str, str] | None = None) -> Path:
    """A folder of themes with a copy of the base theme, of which some files are replaced, or removed ('')."""
    themes = folder / "themes"
    if not themes.exists():
        shutil.copytree(THEMES / "base", themes / "base")
    return change(themes, "base", files or {})


def with_child(folder: Path, files: dict[str, str], name: str = "con", extends: str = "base") -> Path:
    """A folder of themes with the base theme and one that extends it, made of a few files."""
    themes = with_base(folder)
    (themes / name).mkdir()
    settings = f'name = "{name}"\nextends = "{extends}"\n'
    return change(themes, name, {"theme.toml": settings, **files})


def change(themes: Path, theme: str, files: dict[str, str]) -> Path:
    """Write files of a theme by their path; an empty text removes the file."""
    for path, text in files.items():
        file = themes / theme / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if text:
            file.write_text(text, encoding="utf-8")
        else:
            file.unlink()
    return themes
