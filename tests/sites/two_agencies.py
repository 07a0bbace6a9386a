"""The example site of two agencies: `python -m tests.sites.two_agencies [--check]` writes its snapshots.

The texts are in sources/, where they can be read; the snapshots, which a CMS would export, are committed too.
"""

import hashlib
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from content_models.agency import Agency
from content_models.kind import RecordBase
from content_models.listing import LocalListing
from content_models.media import File, Image
from content_models.menu import Menu
from content_models.portal import Portal
from content_models.procedure import Procedure
from content_models.record import name_of, page_kinds
from content_models.redirect import Redirect
from content_models.slug import slugify
from content_models.snapshot import encode_snapshot, sort_records, write_snapshot
from tests.sites.notation import parse_flow, parse_link

SOURCES = Path(__file__).parent / "sources"
SITE = Path(__file__).parent / "two-agencies"
MEDIA = SITE / "media"
PORTALS = ("quoc-gia", "lang-son")
FLOWING_BLOCKS = {"text", "callout", "details"}

Table = dict[str, Any]


def build_snapshots() -> dict[str, tuple[str | None, list[RecordBase]]]:
    """Return for each file name the key of its portal (None for shared) and its records."""
    snapshots: dict[str, tuple[str | None, list[RecordBase]]] = {"shared.jsonl": (None, list(_read_shared()))}
    for key in PORTALS:
        snapshots[f"{key}.jsonl"] = (key, list(_read_portal(SOURCES / key)))
    return snapshots


def write_site(site: Path = SITE) -> None:
    """Write the snapshots, and the documents into the media folder."""
    (site / "media").mkdir(parents=True, exist_ok=True)
    for document in (SOURCES / "files").iterdir():
        (site / "media" / _sha256(document)).write_bytes(document.read_bytes())
    for name, (key, records) in build_snapshots().items():
        write_snapshot(site / name, key, records)


def stale_files(site: Path = SITE) -> list[str]:
    """Return the committed snapshots that differ from what the sources give."""
    stale = []
    for name, (key, records) in build_snapshots().items():
        expected = b"".join(encode_snapshot(key, sort_records(records)))
        if not (site / name).is_file() or (site / name).read_bytes() != expected:
            stale.append(name)
    return stale


def _read_shared() -> Iterator[RecordBase]:
    for table in _read(SOURCES / "directory.toml")["agency"]:
        yield msgspec.convert({"kind": "agency", **table}, Agency)
    for path in sorted(SOURCES.glob("procedures.*.toml")):
        tables = _read(path)
        for table in tables["procedure"]:
            yield msgspec.convert({"kind": "procedure", "locale": tables["locale"], **table}, Procedure)


def _read_portal(folder: Path) -> Iterator[RecordBase]:
    tables = _read(folder / "portal.toml")
    renditions = msgspec.json.decode((SOURCES / "renditions.json").read_bytes())
    yield msgspec.convert({"kind": "portal", **tables["portal"]}, Portal)
    for table in tables["image"]:
        yield msgspec.convert({"kind": "image", "renditions": renditions[table["id"]], **table}, Image)
    for table in tables["file"]:
        document = SOURCES / "files" / table["name"]
        facts = {"sha256": _sha256(document), "bytes": document.stat().st_size}
        yield msgspec.convert({"kind": "file", **facts, **table}, File)
    for table in tables["redirect"]:
        yield msgspec.convert({"kind": "redirect", **_with_links(table)}, Redirect)
    for table in tables.get("listing", []):
        listing = {"procedure": table["id"], "updated_at": table["first_published_at"], **table}
        yield msgspec.convert({"kind": "listing", **listing}, LocalListing)
    for texts in sorted(folder.glob("*.toml")):
        if texts.name != "portal.toml":
            yield from _read_texts(_read(texts))


def _read_texts(tables: Table) -> Iterator[RecordBase]:
    locale = tables["locale"]
    for table in tables.get("menu", []):
        yield msgspec.convert({"kind": "menu", "locale": locale, **_with_links(table)}, Menu)
    for model in page_kinds():
        kind = name_of(model)
        for table in tables.get(kind, []):
            yield msgspec.convert({"kind": kind, "locale": locale, **_page(kind, table)}, model)


def _page(kind: str, table: Table) -> Table:
    """Return a page with defaults filled in: date of change, and for short articles id, slug, parent and body."""
    page = {"updated_at": table["first_published_at"], **table}
    if kind == "article":
        slug = slugify(table["title"])
        page = {"id": slug, "slug": slug, "parent": "tin-tuc", **page}
    if text := page.pop("text", None):
        page["body"] = [{"b": "text", "text": text}]
    page["body"] = [_block(block) for block in page.get("body", [])]
    return page


def _block(table: Table) -> Table:
    block = _with_links(table)
    if block["b"] in FLOWING_BLOCKS:
        block["flow"] = parse_flow(block.pop("text"))
    return block


def _with_links(table: Table) -> Table:
    """Return a table with parsed links, including those of its cards or items."""
    result: Table = {}
    for name, value in table.items():
        if name == "link":
            result[name] = parse_link(value)
        elif name in {"cards", "items"}:
            result[name] = [_with_links(item) for item in value]
        else:
            result[name] = value
    return result


def _read(path: Path) -> Table:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main(arguments: list[str]) -> int:
    """Write the site, or with --check report which files are stale."""
    if arguments == ["--check"]:
        stale = stale_files()
        for name in stale:
            print(f"{SITE / name} is stale: run python -m tests.sites.two_agencies", file=sys.stderr)
        return 1 if stale else 0
    write_site()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
