"""Reads all files of the demo's content; no database is involved."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, Literal

import msgspec

from cms.demo.manuscript import Manuscript, read_manuscript
from cms.demo.procedures import DEFINITIONS, read_definitions, read_listings
from cms.demo.tables import Kind, convert, read_tables
from content_models.languages import FIRST_LANGUAGE
from content_models.listing import LocalListing
from content_models.procedure import Procedure
from content_models.record import page_kind

CONTENT = Path(__file__).parent / "content"
PICTURES = CONTENT / "pictures"
LEAFLETS = CONTENT / "leaflets"
PORTALS = ("quoc-gia", "bo-tu-phap", "bo-noi-vu", "lang-son", "da-nang", "dong-dang", "ky-lua")
"""The folders of portals, in the order in which the portals are created."""

Texts = dict[str, str]
"""A short text by locale."""


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
    """A person who can log in; `roles` gives the role at each agency."""

    username: str
    name: str
    national: bool = False
    roles: dict[str, Literal["editor", "approver"]] = {}


class Picture(_Entry, frozen=True):
    """A picture with its alternative text."""

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
    """A portal: its path below the origin, its languages, theme and colours, its menus and redirects."""

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
    definitions: tuple[Procedure, ...]
    listings: dict[str, tuple[LocalListing, ...]]


def read_library(folder: Path = CONTENT) -> Library:
    """Read all files; raises DemoError naming the file that is wrong."""
    definitions = read_definitions(folder / DEFINITIONS)
    known = {definition.id for definition in definitions if definition.locale == FIRST_LANGUAGE}
    return Library(
        bodies=_entries(folder / "directory.toml", "agency", Body),
        people=read_people(folder),
        pictures={entry.name: entry for entry in _entries(folder / "pictures.toml", "picture", Picture)},
        leaflets={entry.name: entry for entry in _entries(folder / "leaflets.toml", "leaflet", Leaflet)},
        sites=tuple(_site(folder / key) for key in PORTALS),
        manuscripts=tuple(page for key in PORTALS for page in _manuscripts(folder / key)),
        definitions=definitions,
        listings={key: read_listings(folder / key, known) for key in PORTALS},
    )


def read_people(folder: Path = CONTENT) -> tuple[Person, ...]:
    """Only the logins."""
    return _entries(folder / "people.toml", "person", Person)


def _site(folder: Path) -> Site:
    file = folder / "portal.toml"
    return convert(file, {"key": folder.name, **read_tables(file)}, Site, folder.name)


def _manuscripts(folder: Path) -> list[Manuscript]:
    """The pages of a portal: parents before children, sections and pages by their order, articles by their date."""
    found = []
    for file in sorted(folder.glob("*/**/*.md")):
        locale, _, name = file.relative_to(folder).with_suffix("").as_posix().partition("/")
        found.append(read_manuscript(file, folder.name, locale, name))
    return sorted(found, key=_place)


def _place(page: Manuscript) -> tuple[int, int, str, str, str]:
    depth = page.name.count("/") + 1 if page.parent else 0
    dated = page.head.published.isoformat() if page_kind(page.kind).traits.dated else ""
    return depth, page.head.order, dated, page.name, page.locale


def _entries(file: Path, table: str, kind: type[Kind]) -> tuple[Kind, ...]:
    return tuple(convert(file, entry, kind, _name(entry)) for entry in read_tables(file)[table])


def _name(entry: dict[str, Any]) -> str:
    """The name that identifies an entry within its file."""
    return str(entry.get("key") or entry.get("name") or entry.get("username"))
