"""Everything that the files of the demo say, read and put into one place; no database is involved."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec

from cms.demo.errors import DemoError
from cms.demo.manuscript import Manuscript, read_manuscript

CONTENT = Path(__file__).parent / "content"
PICTURES = CONTENT / "pictures"
LEAFLETS = CONTENT / "leaflets"
PORTALS = ("quoc-gia", "bo-tu-phap", "bo-noi-vu", "lang-son", "da-nang", "dong-dang", "ky-lua")
"""The folders of portals, in the order in which they are opened."""

Texts = dict[str, str]
"""A short text by locale."""
Kind = TypeVar("Kind")


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A table of one of the files."""


class Body(_Entry, frozen=True):
    """An entry of the directory of agencies."""

    key: str
    level: str
    names: Texts
    parent: str = ""
    short_names: Texts = {}
    statistical_code: str = ""
    electronic_code: str = ""
    valid_from: date | None = None
    address: Texts = {}
    phone: str = ""
    email: str = ""
    hours: Texts = {}
    responsible: Texts = {}


class Person(_Entry, frozen=True):
    """Somebody who logs in; `roles` names a role for each agency."""

    username: str
    name: str
    national: bool = False
    roles: dict[str, Literal["editor", "approver"]] = {}


class Picture(_Entry, frozen=True):
    """A picture, with the words for those who cannot see it."""

    name: str
    title: str
    alt: Texts


class Leaflet(_Entry, frozen=True):
    """A document to download; `name` is its file."""

    name: str
    title: str


class Menus(_Entry, frozen=True):
    """Labels and targets of the menus in one language."""

    main: tuple[tuple[str, str], ...]
    footer: tuple[tuple[str, str], ...]


class Site(_Entry, frozen=True):
    """A portal: where it lies below the origin, its languages and looks, its menus and redirects."""

    key: str
    agency: str
    path: str
    locales: tuple[str, ...]
    names: Texts
    taglines: Texts
    tokens: dict[str, str]
    menus: dict[str, Menus]
    redirects: dict[str, str] = {}


class Library(msgspec.Struct, frozen=True):
    """The whole demo."""

    bodies: tuple[Body, ...]
    people: tuple[Person, ...]
    pictures: dict[str, Picture]
    leaflets: dict[str, Leaflet]
    sites: tuple[Site, ...]
    manuscripts: tuple[Manuscript, ...]


def read_library(folder: Path = CONTENT) -> Library:
    """Read all files; raises DemoError naming the file that is wrong."""
    return Library(
        bodies=_entries(folder / "directory.toml", "agency", Body),
        people=read_people(folder),
        pictures={entry.name: entry for entry in _entries(folder / "pictures.toml", "picture", Picture)},
        leaflets={entry.name: entry for entry in _entries(folder / "leaflets.toml", "leaflet", Leaflet)},
        sites=tuple(_site(folder / key) for key in PORTALS),
        manuscripts=tuple(page for key in PORTALS for page in _manuscripts(folder / key)),
    )


def read_people(folder: Path = CONTENT) -> tuple[Person, ...]:
    """The logins alone."""
    return _entries(folder / "people.toml", "person", Person)


def _site(folder: Path) -> Site:
    file = folder / "portal.toml"
    return _convert(file, {"key": folder.name, **_read(file)}, Site)


def _manuscripts(folder: Path) -> list[Manuscript]:
    """The pages of a portal: parents before children, sections and pages by their order, articles by their date."""
    found = []
    for file in sorted(folder.glob("*/**/*.md")):
        locale, _, name = file.relative_to(folder).with_suffix("").as_posix().partition("/")
        found.append(read_manuscript(file, folder.name, locale, name))
    return sorted(found, key=_place)


def _place(page: Manuscript) -> tuple[int, int, str, str, str]:
    depth = 0 if page.kind == "home" else page.name.count("/") + 1
    dated = page.head.published.isoformat() if page.kind == "article" else ""
    return depth, page.head.order, dated, page.name, page.locale


def _entries(file: Path, table: str, kind: type[Kind]) -> tuple[Kind, ...]:
    return tuple(_convert(file, entry, kind) for entry in _read(file)[table])


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DemoError(f"{file}: cannot be read: {error}. Take the file from the repository again.") from error


def _convert(file: Path, raw: dict[str, Any], kind: type[Kind]) -> Kind:
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        name = raw.get("key") or raw.get("name") or raw.get("username")
        raise DemoError(f"{file}: {name}: {error}. Compare it with the other entries.") from error
