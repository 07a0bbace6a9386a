"""The example site matches its sources and contains every feature."""

import hashlib
import unicodedata
from collections import Counter
from pathlib import Path
from typing import get_args
from urllib.parse import urlsplit

import msgspec
import pytest

from content_models.agency import Agency
from content_models.block import Block
from content_models.link import Link
from content_models.listing import LocalListing
from content_models.media import File, Image
from content_models.page import Article, PageBase, ProcedureList
from content_models.procedure import Channel, Procedure, Sort, State
from content_models.record import Record, references, walk
from content_models.snapshot import Snapshot, read_snapshot
from tests.sites.two_agencies import MEDIA, PORTALS, SITE, main, stale_files, write_site

FIRST_LIMIT = 600_000
"""Maximum bytes of all pictures and documents together, so that a clone stays small."""


def read(name: str) -> Snapshot:
    return read_snapshot(SITE / f"{name}.jsonl")


def links_of(record: Record) -> list[Link]:
    return [struct for _, struct in walk(record) if isinstance(struct, Link)]


def test_the_snapshots_are_fresh() -> None:
    assert main(["--check"]) == 0


def test_a_stale_snapshot_is_seen(tmp_path: Path) -> None:
    write_site(tmp_path)
    assert stale_files(tmp_path) == []
    path = tmp_path / "lang-son.jsonl"
    path.write_bytes(path.read_bytes().replace("xứ Lạng".encode(), "Lạng Sơn".encode(), 1))
    (tmp_path / "shared.jsonl").unlink()
    assert stale_files(tmp_path) == ["shared.jsonl", "lang-son.jsonl"]


@pytest.mark.parametrize("name", ["shared", *PORTALS])
def test_no_record_is_refused(name: str) -> None:
    assert read(name).problems == ()


@pytest.mark.parametrize("name", PORTALS)
def test_every_id_leads_somewhere_in_the_same_language(name: str) -> None:
    records, shared = read(name).records, read("shared").records
    pages = {(record.id, record.locale) for record in records if isinstance(record, PageBase)}
    others = {(type(record), record.id) for record in (*records, *shared)}
    kinds = {"image": Image, "file": File, "agency": Agency, "procedure": Procedure}
    for record in records:
        for reference in references(record):
            if reference.namespace == "page":
                assert (reference.id, getattr(record, "locale", "vi")) in pages, (record.id, reference)
            else:
                assert (kinds[reference.namespace], reference.id) in others, (record.id, reference)


def test_the_media_folder_holds_the_bytes_that_are_named_and_no_others() -> None:
    named: dict[str, int] = {}
    for record in [*read("quoc-gia").records, *read("lang-son").records]:
        parts = record.renditions if isinstance(record, Image) else (record,) if isinstance(record, File) else ()
        named |= {part.sha256: part.bytes for part in parts}
    found = {path.name: path.read_bytes() for path in MEDIA.iterdir()}
    assert {name: len(data) for name, data in found.items()} == named
    assert {name: hashlib.sha256(data).hexdigest() for name, data in found.items()} == {name: name for name in named}
    assert sum(named.values()) < FIRST_LIMIT


def test_every_kind_of_block_genre_and_link_is_shown() -> None:
    records = [*read("quoc-gia").records, *read("lang-son").records]
    blocks = {type(block) for record in records if isinstance(record, PageBase) for block in record.body}
    assert blocks == set(Block.__args__)
    assert {record.genre for record in records if isinstance(record, Article)} == {
        "news",
        "announcement",
        "guidance",
        "press",
    }
    assert {link.to for record in records for link in links_of(record)} >= {"page", "file", "agency", "email", "phone"}


def test_procedures_are_shown_in_every_state_with_and_without_what_an_agency_says() -> None:
    found = [record for record in read("shared").records if isinstance(record, Procedure)]
    assert {record.locale for record in found} == {"vi", "en"}
    assert {record.state for record in found} == set(get_args(State)) - {"amended"}
    assert {record.sort for record in found} == {"standard", "internal"} < set(get_args(Sort))
    ways = [way for record in found for way in record.methods or ()]
    assert {way.channel for way in ways} == set(get_args(Channel))
    assert {0, None, 100} <= {fee.amount for way in ways for fee in way.fees or ()}
    for name in ("methods", "dossier", "requirements", "redress"):
        states = {state(getattr(record, name)) for record in found}
        assert states == {"unknown", "none", "known"}, name
    listings = [record for record in read("lang-son").records if isinstance(record, LocalListing)]
    assert {state(record.fees) for record in listings} == {"unknown", "none", "known"}
    for portal in PORTALS:
        lists = [record.locale for record in read(portal).records if isinstance(record, ProcedureList)]
        assert sorted(lists) == ["en", "vi"]


def state(value: object) -> str:
    return "unknown" if value is None else "known" if value else "none"


def test_one_listing_has_several_pages() -> None:
    articles = Counter(record.locale for record in read("lang-son").records if isinstance(record, Article))
    assert articles["vi"] >= 25


def test_nothing_leads_to_a_host_that_could_be_real() -> None:
    for name in ("shared", *PORTALS):
        for record in read(name).records:
            links = links_of(record)
            hosts = {link.ref.rpartition("@")[2] for link in links if link.to == "email"}
            hosts |= {urlsplit(link.ref).hostname or "" for link in links if link.to == "url"}
            if isinstance(record, Procedure):
                hosts |= {urlsplit(record.url).hostname or "localhost"}
            if isinstance(record, LocalListing):
                hosts |= {record.email.rpartition("@")[2], urlsplit(record.apply_url).hostname or ""} - {""}
            if isinstance(record, Agency):
                hosts |= {record.email.rpartition("@")[2], urlsplit(record.portal_url).hostname or "localhost"}
            assert {host for host in hosts if host != "localhost" and not host.endswith(".example")} == set()


def test_dates_are_of_2026_and_past() -> None:
    for name in PORTALS:
        for page in [record for record in read(name).records if isinstance(record, PageBase)]:
            assert "2026-01-01" <= page.first_published_at.date().isoformat() <= "2026-11-19"
            assert page.first_published_at <= page.updated_at
            assert page.updated_at.date().isoformat() <= "2026-11-19"


def test_every_rendition_of_an_image_has_the_same_proportions() -> None:
    for name in PORTALS:
        for image in [record for record in read(name).records if isinstance(record, Image)]:
            assert {round(part.width / part.height, 3) for part in image.renditions} == {round(16 / 9, 3)}
            types = Counter(part.type for part in image.renditions)
            assert types == {"image/avif": 3, "image/webp": 3, "image/jpeg": 1}


def test_the_texts_are_composed_unicode() -> None:
    for name in ("shared", *PORTALS):
        text = (SITE / f"{name}.jsonl").read_text(encoding="utf-8")
        assert text == unicodedata.normalize("NFC", text)
        assert "\N{REPLACEMENT CHARACTER}" not in text
        assert msgspec.json.decode(text.splitlines()[0])["version"] == 1
