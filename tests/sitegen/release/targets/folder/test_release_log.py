"""The records of releases, each with the tree in which the release was made."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

import msgspec
import pytest

from sitegen.release.errors import NewerFormatError, ReleaseNotFoundError, TargetDamagedError
from sitegen.release.targets.folder.release_log import ReleaseLog, TreeRecord
from sitegen.release.targets.folder.trees import TreeName

HANOI = timezone(timedelta(hours=7))


def record(number: int, tree: TreeName = "a") -> TreeRecord:
    return TreeRecord(
        number=number,
        root="0" * 64,
        kind="publish",
        made_at=datetime(2026, 9, 2, 14, 2, 7, tzinfo=HANOI),
        outputs=3,
        bytes=1024,
        added=1,
        changed=2,
        removed=0,
        tree=tree,
    )


@pytest.fixture
def log(tmp_path: Path) -> ReleaseLog:
    (tmp_path / "releases").mkdir()
    return ReleaseLog(tmp_path / "releases", tmp_path / "next")


def test_a_record_is_read_back_from_its_own_file(log: ReleaseLog) -> None:
    log.write(record(42))
    assert log.read(42) == record(42)
    assert msgspec.json.decode((log.folder / "00000042.json").read_bytes()) == {
        "number": 42,
        "root": "0" * 64,
        "kind": "publish",
        "made_at": "2026-09-02T14:02:07+07:00",
        "outputs": 3,
        "bytes": 1024,
        "added": 1,
        "changed": 2,
        "removed": 0,
        "tree": "a",
        "of": None,
        "address": "",
        "format": 1,
    }


def test_records_come_newest_first_by_number_and_not_by_name(log: ReleaseLog) -> None:
    for number in (9, 100_000_000, 10):
        log.write(record(number))
    (log.folder / "notes.txt").write_text("of no concern")
    assert log.numbers() == [100_000_000, 10, 9]
    assert [each.number for each in log] == [100_000_000, 10, 9]


def test_a_tree_holds_the_newest_release_made_in_it(log: ReleaseLog) -> None:
    assert log.newest_in("a") is None
    for number, tree in ((1, "a"), (2, "b"), (3, "a")):
        log.write(record(number, tree))  # type: ignore[arg-type]
    assert [log.newest_in("a"), log.newest_in("b")] == [record(3, "a"), record(2, "b")]


def test_a_log_without_a_folder_is_empty(tmp_path: Path) -> None:
    assert ReleaseLog(tmp_path / "nowhere", tmp_path).numbers() == []


def test_a_removed_record_is_not_found(log: ReleaseLog) -> None:
    log.write(record(1))
    log.remove(1)
    with pytest.raises(ReleaseNotFoundError, match="release 1: is not kept"):
        log.read(1)


def test_a_record_that_cannot_be_read_is_named(log: ReleaseLog) -> None:
    (log.folder / "00000001.json").write_bytes(b'{"format":2,"anything":[]}')
    with pytest.raises(NewerFormatError, match=r"releases/00000001\.json: has format 2"):
        log.read(1)
    (log.folder / "00000001.json").write_bytes(b'{"format":1,"number":')
    with pytest.raises(TargetDamagedError, match=r"releases/00000001\.json: is not what this program wrote"):
        log.read(1)


def test_a_time_without_a_zone_makes_no_record() -> None:
    with pytest.raises(ValueError, match=r"made_at: .* has no time zone"):
        msgspec.structs.replace(record(1), made_at=datetime(2026, 9, 2))  # noqa: DTZ001
