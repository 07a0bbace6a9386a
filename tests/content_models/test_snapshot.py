"""Snapshots are read as they were written, have equal bytes for equal content, and are used whole or not at all."""

import errno
import os
from pathlib import Path
from random import Random

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content_models.agency import Agency
from content_models.errors import SnapshotError
from content_models.kind import RecordBase
from content_models.snapshot import (
    MAX_LINE,
    encode_snapshot,
    parse_snapshot,
    read_snapshot,
    sort_records,
    write_snapshot,
)
from tests.content_models.strategies import Site, sites
from tests.sites.broken import RECORDS, VALID, snapshot

SLOW = settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def agency(id: str, **names: str) -> Agency:
    return Agency(id=id, names=names or {"vi": "Xã Mẫu"}, level="commune")


def encode(records: list[RecordBase], portal: str | None = "xa-mau") -> bytes:
    return b"".join(encode_snapshot(portal, sort_records(records)))


@SLOW
@given(sites())
def test_what_is_written_is_read_again(site: Site) -> None:
    for records, key in ((site.records, "xa-mau"), (site.shared, None)):
        data = encode(records, key)
        found = parse_snapshot(data.splitlines(keepends=True), "x.jsonl")
        assert found.problems == ()
        assert list(found.records) == sort_records(records)
        assert found.header.portal == key
        assert encode(list(found.records), key) == data


@SLOW
@given(sites(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(site: Site, random: Random) -> None:
    shuffled = list(site.records)
    random.shuffle(shuffled)
    assert encode(shuffled) == encode(site.records)


def test_the_order_of_translations_in_a_record_does_not_matter() -> None:
    assert encode([agency("a", vi="Xã", en="Commune")]) == encode([agency("a", en="Commune", vi="Xã")])


def test_records_stand_in_the_order_of_kind_id_and_locale(tmp_path: Path) -> None:
    VALID.write(tmp_path)
    found = read_snapshot(tmp_path / "xa-mau.jsonl")
    assert [type(record).__name__ for record in sort_records(reversed(found.records))] == [
        "Portal",
        "Home",
        "Page",
        "Image",
    ]


def test_a_snapshot_is_text_that_a_person_can_read() -> None:
    header, line = encode([agency("a", vi="Xã Mẫu")], None).decode().splitlines()
    assert header == '{"kind":"header","format":"motcua-records","version":1,"portal":null,"records":1}'
    assert line == '{"kind":"agency","id":"a","names":{"vi":"Xã Mẫu"},"level":"commune"}'


def test_writing_replaces_the_file_and_tells_the_number_of_records(tmp_path: Path) -> None:
    path = tmp_path / "shared.jsonl"
    path.write_text("old", encoding="utf-8")
    assert write_snapshot(path, None, [agency("a"), agency("b")]) == 2
    assert [record.id for record in read_snapshot(path).records] == ["a", "b"]
    assert [entry.name for entry in tmp_path.iterdir()] == ["shared.jsonl"]


def test_a_record_that_cannot_be_encoded_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "shared.jsonl"
    write_snapshot(path, None, [agency("a")])
    before = path.read_bytes()
    with pytest.raises(UnicodeEncodeError):
        write_snapshot(path, None, [agency("a"), agency("b", vi="\ud800")])
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["shared.jsonl"]


def test_a_full_disk_leaves_the_old_file_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "shared.jsonl"
    write_snapshot(path, None, [agency("a")])
    before = path.read_bytes()

    def fail(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(SnapshotError) as refusal:
        write_snapshot(path, None, [agency("b")])
    assert str(refusal.value) == (
        f"cannot write {path}: No space left on device. Check the folder, its permissions and space."
    )
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["shared.jsonl"]


def test_writing_into_no_folder_is_told(tmp_path: Path) -> None:
    path = tmp_path / "absent" / "shared.jsonl"
    with pytest.raises(SnapshotError) as refusal:
        write_snapshot(path, None, [])
    assert str(refusal.value) == (
        f"cannot write {path}: No such file or directory. Check the folder, its permissions and space."
    )


def test_a_snapshot_may_be_read_by_other_users_as_the_umask_says(tmp_path: Path) -> None:
    path, usual = tmp_path / "shared.jsonl", tmp_path / "usual"
    usual.touch()
    write_snapshot(path, None, [])
    assert path.stat().st_mode == usual.stat().st_mode


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    path = tmp_path / "absent.jsonl"
    with pytest.raises(SnapshotError) as refusal:
        read_snapshot(path)
    assert str(refusal.value) == (f"cannot read {path}: No such file or directory. Check the path and its permissions.")


def test_a_folder_in_place_of_a_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match="Is a directory"):
        read_snapshot(tmp_path)


def test_a_line_longer_than_any_record_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(snapshot([], records=1) + b" " * (MAX_LINE + 5))
    with pytest.raises(SnapshotError) as refusal:
        read_snapshot(path)
    assert str(refusal.value) == (
        "x.jsonl, line 2: has more than 8,388,608 bytes, which no record has. "
        "Check that the file has one record per line."
    )


@pytest.mark.parametrize("rest", [b'"order":NaN}', b'"order":1', b'"body":' + b"[" * 100_000 + b"]" * 100_000 + b"}"])
def test_a_line_that_is_no_json_after_a_wrong_value_is_damaged(rest: bytes) -> None:
    lines = [b'{"kind":"header","format":"motcua-records","version":1,"portal":"xa-mau","records":1}\n']
    lines.append(b'{"kind":"page","id":"trang","slug":5,' + rest + b"\n")
    with pytest.raises(
        SnapshotError, match=r"^x\.jsonl, line 2: the line that ends in .* is no record in JSON and UTF-8"
    ):
        parse_snapshot(lines, "x.jsonl")


def test_a_field_of_the_header_that_somebody_made_up_is_spelled_out() -> None:
    header = b'{"kind":"header","format":"motcua-records","version":1,"portal":null,"records":0,"\\u001b[2J":1}\n'
    with pytest.raises(SnapshotError, match=r"^x\.jsonl, line 1, field \\u001b\[2J: “1” stands in a field"):
        parse_snapshot([header], "x.jsonl")


def test_a_long_record_within_the_limit_is_read() -> None:
    padded = msgspec.json.encode(RECORDS[1]) + b" " * (MAX_LINE // 2)
    assert len(parse_snapshot([snapshot([], records=1), padded], "x.jsonl").records) == 1


def test_line_ends_of_windows_are_read() -> None:
    lines = [line + b"\r\n" for line in VALID.portal.splitlines()]
    assert len(parse_snapshot(lines, "x.jsonl").records) == len(RECORDS)


def test_of_two_records_of_one_name_the_first_stays() -> None:
    twice = [RECORDS[2], {**RECORDS[2], "title": "Lần hai"}]
    found = parse_snapshot(snapshot(twice).splitlines(), "x.jsonl")
    assert [msgspec.to_builtins(record)["title"] for record in found.records] == ["Liên hệ"]
    assert [problem.code for problem in found.problems] == ["duplicate-record"]


def test_the_same_id_in_two_languages_is_one_page_in_two_languages() -> None:
    both = [RECORDS[2], {**RECORDS[2], "locale": "en"}]
    assert len(parse_snapshot(snapshot(both).splitlines(), "x.jsonl").records) == 2


def test_two_kinds_of_pages_cannot_share_an_id() -> None:
    section = {name: value for name, value in RECORDS[2].items() if name != "body"} | {"kind": "section"}
    found = parse_snapshot(snapshot([RECORDS[2], section]).splitlines(), "x.jsonl")
    assert [problem.code for problem in found.problems] == ["duplicate-record"]
