"""A theme folder together with the themes that it extends; files of the extending theme take precedence."""

import hashlib
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from content_models.quoting import quote
from sitegen.errors import ThemeError
from sitegen.render.theme_settings import check_colours, read_settings
from sitegen.site.procedures.pages import site_kinds

THEMES = Path(__file__).parent.parent.parent / "themes"
"""The folder of the themes of this installation, beside the packages."""

_BLOCKS = ("text", "image", "files", "table", "callout", "quote", "details", "cards", "latest", "contact", "agencies")

_LAYOUTS = ("not_found", "search", "redirect")
"""Layouts of pages that are not records; each page kind names its own layout."""

_PROCEDURE = ("dossier", "steps", "places", "ways", "facts", "forms", "legal", "links", "remarks", "procedure-text")
"""Components for the parts of a procedure's page; a view chooses among them."""


_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
_ID = re.compile(r'\bid="([\w.-]+)"')


class Theme(NamedTuple):
    """All contents of a theme, read once."""

    name: str
    templates: Mapping[str, str]
    styles: tuple[str, ...]
    messages: Mapping[str, Mapping[str, object]]
    static: Mapping[str, bytes]
    tokens: Mapping[str, str]
    contrast: tuple[tuple[str, str], ...]
    ids: frozenset[str]
    """The ids of elements in templates, which no heading of a text may have."""
    digest: str
    """A hash over all files, so that outputs of different themes differ in what they read."""


def required_templates() -> list[str]:
    """The templates that a theme or its parents must have: for each page kind, block, part and feed."""
    return [
        *dict.fromkeys(kind.traits.template for kind in site_kinds()),
        *[f"layouts/{name}.html" for name in _LAYOUTS],
        *[f"components/{name}/template.html" for name in (*_BLOCKS, *_PROCEDURE, "search-results")],
        *[f"feeds/{name}.xml" for name in ("feed", "sitemap", "sitemap-index")],
    ]


def load_theme(name: str, themes: Path = THEMES) -> Theme:
    """Read a theme; raises ThemeError if it, a parent, or a required template is missing."""
    folders = _lineage(name, themes)
    files: dict[str, bytes] = {}
    tokens: dict[str, str] = {}
    contrast: list[tuple[str, str]] = []
    messages: dict[str, dict[str, object]] = {}
    digest = hashlib.blake2b(digest_size=16)
    for folder in folders:
        settings = read_settings(folder)
        tokens |= settings.tokens
        contrast += settings.contrast
        own = {
            path.relative_to(folder).as_posix(): _read(path, name)
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }
        files |= own
        digest.update(_digest(own).encode())
        for locale, texts in _messages(own, name).items():
            messages[locale] = messages.get(locale, {}) | texts
    check_colours(name, tokens, contrast)
    templates = {path: _text(path, data, name) for path, data in files.items() if path.endswith((".html", ".xml"))}
    for required in required_templates():
        if required not in templates:
            raise ThemeError(
                f"theme {name}: the template {required} is missing, and no theme it extends has it. "
                f"Add the file to {themes / name}, or let theme.toml extend “base”."
            )
    return Theme(
        name=name,
        templates=templates,
        styles=_styles(files, name),
        messages=messages,
        static={path: data for path, data in files.items() if path.startswith("static/")},
        tokens=tokens,
        contrast=tuple(contrast),
        ids=frozenset(name for source in templates.values() for name in _ID.findall(source)),
        digest=digest.hexdigest(),
    )


def _lineage(name: str, themes: Path) -> list[Path]:
    """The folders of a theme and its ancestors, the furthest ancestor first."""
    found: list[Path] = []
    current = name
    while current:
        folder = themes / current
        if not _NAME.fullmatch(current) or not (folder / "theme.toml").is_file():
            known = ", ".join(sorted(path.parent.name for path in themes.glob("*/theme.toml"))) or "none"
            raise ThemeError(
                f"theme {quote(current)} has no theme.toml in {themes}. Themes found there: {known}. "
                "Choose one of them in the portal's settings, or add the folder."
            )
        if folder in found:
            raise ThemeError(f"theme {name}: extends itself by way of {current}. Change “extends” in its theme.toml.")
        found.append(folder)
        current = read_settings(folder).extends
    return found[::-1]


def _read(path: Path, theme: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ThemeError(f"theme {theme}: cannot read {path}: {error.strerror}. Check its permissions.") from error


def _text(path: str, data: bytes, theme: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ThemeError(f"theme {theme}: {path} is not UTF-8 ({error}). Save it as UTF-8.") from error


def _styles(files: Mapping[str, bytes], theme: str) -> tuple[str, ...]:
    """The style sheets in a fixed order: tokens, general rules, then those of components and layouts."""
    first = [path for path in ("tokens.css", "base.css") if path in files]
    rest = sorted(path for path in files if path.endswith(".css") and path.startswith(("components/", "layouts/")))
    return tuple(_text(path, files[path], theme) for path in (*first, *rest))


def _messages(files: Mapping[str, bytes], theme: str) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = {}
    for path, data in files.items():
        if not (path.startswith("messages/") and path.endswith(".toml")):
            continue
        try:
            found[Path(path).stem] = _flat(tomllib.loads(_text(path, data, theme)))
        except tomllib.TOMLDecodeError as error:
            raise ThemeError(f"theme {theme}: {path} cannot be read: {error}. Mend the file.") from error
    return found


def _flat(table: Mapping[str, object], prefix: str = "") -> dict[str, object]:
    """Flatten nested tables to dotted names; a table of plural forms stays one value."""
    found: dict[str, object] = {}
    for key, value in table.items():
        name = f"{prefix}{key}"
        if isinstance(value, Mapping) and "other" not in value:
            found |= _flat(value, f"{name}.")
        else:
            found[name] = value
    return found


def _digest(files: Mapping[str, bytes]) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(files):
        digest.update(f"{path}\0{len(files[path])}\0".encode())
        digest.update(files[path])
    return digest.hexdigest()
