"""What only the folder target promises about its files on the disk, its lock and its pointer."""

import errno
import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from sitegen.lock import Lock
from sitegen.release import storing
from sitegen.release.errors import (
    OutputError,
    TargetBusyError,
    TargetDamagedError,
    TargetFullError,
    TargetUnusableError,
)
from sitegen.release.output import BlobRef, Output
from sitegen.release.targets.folder import blobs, durable
from sitegen.release.targets.folder import target as folder
from sitegen.release.targets.folder.layout import Layout
from sitegen.release.targets.folder.release_log import ReleaseLog
from sitegen.release.targets.folder.target import FolderTarget
from tests.children import start, wait_for
from tests.sitegen.release.conftest import LimitLinks
from tests.sitegen.release.sites import NOON, files_below, in_tree, outputs, shown

SITE = {"index.html": b"one", "tin-tuc/index.html": b"news", "assets/site.1.css": b"p{}"}


@pytest.fixture
def target(tmp_path: Path) -> FolderTarget:
    return FolderTarget(tmp_path / "mic")


def publish(target: FolderTarget, **pages: bytes) -> int:
    files = {f"{name}.html": data for name, data in pages.items()}
    return target.publish(outputs(files), made_at=NOON).number


def test_a_site_is_served_from_live_and_assets(target: FolderTarget) -> None:
    target.publish(outputs(SITE), made_at=NOON)
    assert (target.root / "live").readlink() == Path("a")
    assert shown(target.root) == in_tree(SITE)
    assert files_below(target.root / "assets") == {"site.1.css": b"p{}"}
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (target.root / "live").rglob("*.html")}
    assert all(mode & 0o222 == 0 for mode in modes)


def test_releases_take_turns_in_two_trees_and_the_one_before_stays(target: FolderTarget) -> None:
    for number, tree in ((1, "a"), (2, "b"), (3, "a")):
        publish(target, index=b"%d" % number)
        assert (target.root / "live").readlink() == Path(tree)
    assert files_below(target.root / "b") == {"index.html": b"2"}


def test_assets_of_earlier_releases_stay_until_they_are_collected(target: FolderTarget) -> None:
    for number in range(4):
        target.publish(outputs({f"assets/{number}.css": b"%d" % number}), made_at=NOON)
    assert sorted(files_below(target.root / "assets")) == [f"{number}.css" for number in range(4)]
    target.collect(keep=2, dry_run=False)
    assert sorted(files_below(target.root / "assets")) == ["2.css", "3.css"]


def test_what_did_not_change_is_not_touched(target: FolderTarget) -> None:
    """This keeps the answer “not modified” of a web server correct over any number of releases."""
    pages = set()
    for number in range(4):
        publish(target, index=b"%d" % number, same=b"same")
        status = (target.root / "live" / "same.html").stat()
        pages.add((status.st_ino, status.st_mtime_ns, status.st_size))
    assert len(pages) == 1


def test_a_changed_page_of_the_same_length_has_another_etag(
    target: FolderTarget, monkeypatch: pytest.MonkeyPatch
) -> None:
    """nginx makes the ETag from whole seconds and length; here all pages have the same length and first second."""
    monkeypatch.setattr(blobs, "first_second", lambda _: blobs.FIRST_SECOND)
    etags = set()
    for number in range(5):
        publish(target, index=b"%d" % number)
        status = (target.root / "live" / "index.html").stat()
        etags.add((int(status.st_mtime), status.st_size))
    assert len(etags) == 5
    assert target.rollback(2, made_at=NOON).number == 6
    status = (target.root / "live" / "index.html").stat()
    assert (int(status.st_mtime), status.st_size) in etags


def test_pages_beyond_the_links_a_file_may_have_are_copied(target: FolderTarget, limit_links: LimitLinks) -> None:
    limit_links(5)
    pages = {f"trang-{number}/index.html": b"the same everywhere" for number in range(20)}
    target.publish(outputs(pages), made_at=NOON)
    assert shown(target.root) == pages
    inodes = {path.stat().st_ino for path in (target.root / "live").rglob("*.html")}
    assert len(inodes) == 18
    assert len({path.stat().st_mtime for path in (target.root / "live").rglob("*.html")}) == 1
    assert target.verify() == ()
    publish(target, index=b"other")
    target.rollback(1, made_at=NOON)
    assert shown(target.root) == pages


def test_a_second_publisher_is_told_that_the_folder_is_taken(target: FolderTarget) -> None:
    publish(target, index=b"one")
    hasty = FolderTarget(target.root, waits=False)
    with Lock(target.root / "lock", waits=False).alone():
        with pytest.raises(TargetBusyError, match=r"/mic: another process is publishing to this folder. Wait"):
            publish(hasty, index=b"two")
        with pytest.raises(TargetBusyError):
            hasty.put([b"bytes"])
        assert hasty.read("index.html") == b"one"
    assert publish(hasty, index=b"two") == 2


def publish_number(root: Path, number: int) -> None:
    publish(FolderTarget(root), index=b"%d" % number)


def test_publishers_that_wait_come_one_after_the_other(target: FolderTarget) -> None:
    children = [start(publish_number, target.root, number) for number in range(6)]
    assert [wait_for(child) for child in children] == [0] * 6
    assert [record.number for record in target.releases()] == [6, 5, 4, 3, 2, 1]
    assert target.verify() == ()


def test_a_large_site_passes_through_memory_in_batches(target: FolderTarget, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storing, "BATCH", 100)
    stored: list[int] = []

    def pages() -> Iterator[Output]:
        for number in range(10):
            stored.append(len(list((target.root / "blobs").glob("??/*"))))
            yield Output(path=f"{number}.html", class_="page", data=b"%d" % number * 60)

    target.publish(pages(), made_at=NOON)
    assert stored == [0, 0, 2, 2, 4, 4, 6, 6, 8, 8]
    assert target.read("7.html") == b"7" * 60


def test_a_full_disk_leaves_the_old_site_and_its_remains_are_cleared_away(
    target: FolderTarget, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(target, index=b"one")
    with monkeypatch.context() as patch:

        def full(*_: object) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

        patch.setattr(os, "write", full)
        with pytest.raises(TargetFullError, match=rf"{target.root}/tmp/\w+\S+: no space left .* Free some space"):
            publish(target, index=b"two")
    assert list((target.root / "tmp").iterdir()) != []
    assert shown(target.root) == {"index.html": b"one"}
    target.recover()
    assert list((target.root / "tmp").iterdir()) == []
    assert publish(target, index=b"two") == 2


def test_a_read_only_folder_is_told_by_name_and_still_read(
    target: FolderTarget, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The refusal is simulated, because the tests may run as a user who may write everywhere."""
    publish(target, index=b"one")
    real = os.open

    def refuse(path: Path, flags: int, *more: int) -> int:
        if flags & os.O_CREAT:
            raise OSError(errno.EROFS, "Read-only file system", os.fspath(path))
        return real(path, flags, *more)

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(TargetUnusableError, match=rf"{target.root}/lock: cannot be written .* the right"):
        publish(target, index=b"two")
    assert target.read("index.html") == b"one"


def test_a_file_that_reads_back_wrong_is_never_live(target: FolderTarget, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(target, index=b"one")
    monkeypatch.setattr(folder, "digest_of_file", lambda _: "0" * 64)
    with pytest.raises(TargetDamagedError, match=r"/b/index\.html: reads back with other bytes .* not made live"):
        publish(target, index=b"two")
    assert shown(target.root) == {"index.html": b"one"}
    monkeypatch.undo()
    assert publish(target, index=b"two") == 2


def test_the_live_release_is_never_one_that_is_still_being_made(
    target: FolderTarget, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer must be right even if a publish ends after the pointer was read and before the records are."""
    for word in (b"one", b"two"):
        publish(target, index=word)
    newest_in = ReleaseLog.newest_in
    moved: list[bool] = []

    def move_meanwhile(log: ReleaseLog, tree: str) -> object:
        if not moved:
            moved.append(True)
            publish(FolderTarget(target.root), index=b"three")
        return newest_in(log, "a" if tree == "a" else "b")

    monkeypatch.setattr(ReleaseLog, "newest_in", move_meanwhile)
    live = target.live()
    assert live is not None
    assert live.record.number == 3
    assert moved == [True]


def test_a_live_tree_without_its_record_is_named(target: FolderTarget) -> None:
    publish(target, index=b"one")
    Layout(target.root, waits=True).releases.remove(1)
    with pytest.raises(TargetDamagedError, match=r"no record says what .*live shows. Restore the folder"):
        target.live()


def test_a_store_that_is_no_folder_any_more_is_named(target: FolderTarget) -> None:
    publish(target, a=b"1")
    shutil.rmtree(target.root / "blobs")
    (target.root / "blobs").write_bytes(b"")
    with pytest.raises(TargetDamagedError, match=r"blobs/.*: is not as the records of this site say"):
        target.live()


def test_a_rollback_to_the_release_before_only_moves_the_pointer(
    target: FolderTarget, monkeypatch: pytest.MonkeyPatch
) -> None:
    for word in (b"one", b"two"):
        publish(target, index=word, **{f"page{number}": word for number in range(20)})
    trees = files_below(target.root / "a")
    synced: list[Path] = []
    monkeypatch.setattr(durable, "sync_file_system", synced.append)
    inodes = {path: path.stat().st_ino for path in (target.root / "a").rglob("*")}
    target.rollback(1, made_at=NOON)
    assert (target.root / "live").readlink() == Path("a")
    assert files_below(target.root / "a") == trees
    assert {path: path.stat().st_ino for path in (target.root / "a").rglob("*")} == inodes
    assert synced == []


def test_a_half_copied_reference_is_told(target: FolderTarget) -> None:
    blob = BlobRef.of(b"bytes")
    longer = BlobRef(sha256=blob.sha256, size=blob.size + 1)
    target.put([b"bytes"])
    with pytest.raises(OutputError, match="are not at"):
        target.publish([Output(path="a.html", class_="page", data=longer)], made_at=NOON)
