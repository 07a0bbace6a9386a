"""Reads the demo's procedures and local listings from files into records; no database is involved.

A definition is a file `<code>.<locale>.toml` in the folder `procedures`; a portal's listings are in its folder, in
`listings.toml`. A field that is left out is unknown; an empty list or text means “confirmed that there is none”.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from cms.demo.errors import DemoError
from cms.demo.tables import convert, read_tables
from cms.procedures.records import key_of_code
from content_models.languages import FIRST_LANGUAGE
from content_models.listing import LocalListing
from content_models.procedure import Procedure

DEFINITIONS = "procedures"
LISTINGS = "listings.toml"
NAMED_BY_FILE = frozenset({"id", "code", "locale", "url", "kind"})
"""Fields that come from the file name, and fields that the export computes."""


def read_definitions(folder: Path) -> tuple[Procedure, ...]:
    """All definitions in a folder by code, Vietnamese before translations."""
    found = [_definition(file) for file in folder.glob("*.toml")]
    return tuple(sorted(found, key=lambda one: (one.id, one.locale != FIRST_LANGUAGE, one.locale)))


def read_listings(folder: Path, known: Collection[str]) -> tuple[LocalListing, ...]:
    """The listings of a portal; the national portal shows every definition and has no such file."""
    return tuple(_listing(file, raw, known) for file in folder.glob(LISTINGS) for raw in read_tables(file)["listing"])


def _definition(file: Path) -> Procedure:
    code, _, locale = file.stem.rpartition(".")
    raw = read_tables(file)
    if stated := NAMED_BY_FILE & raw.keys():
        raise DemoError(f"{file}: {', '.join(sorted(stated))}: is no field of such a file. Take it out.")
    named = {"id": key_of_code(code), "code": code, "locale": locale}
    return convert(file, {**raw, **named}, Procedure, code)


def _listing(file: Path, raw: dict[str, object], known: Collection[str]) -> LocalListing:
    name = str(raw.get("procedure", "an entry without a procedure"))
    listing = convert(file, {**raw, "id": raw.get("procedure")}, LocalListing, name)
    if listing.procedure not in known:
        missing = f"{DEFINITIONS}/{name}.{FIRST_LANGUAGE}.toml"
        raise DemoError(f"{file}: there is no procedure “{name}”. Add {missing}, or correct it.")
    return listing
