"""One publish, stopped at every single operation on the disk: what is live is the old release or the new, whole."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sitegen.release.errors import TargetFullError
from sitegen.release.targets.folder import durable
from sitegen.release.targets.folder.target import FolderTarget
from tests.children import run
from tests.sitegen.release.sites import NOON, Files, among_assets, files_below, in_tree, outputs, shown
from tests.sitegen.release.targets.folder.disk_faults import (
    OPEN_FOR_A_LOCK,
    WRITING,
    Disk,
    Operation,
    fill_up,
    kill,
    watched,
)


def page(number: int, edition: str) -> bytes:
    return f"<p>{number} {edition}</p>".encode() * 40


# Thirty files that between them change in every way a file can change between the release before last, which the
# idle tree holds, and the next: added, changed, removed, a page that becomes a folder, a folder that becomes a page.
EARLIER = {f"trang-{number}/index.html": page(number, "1") for number in range(24)} | {
    "index.html": b"one",
    "thu-muc/mot": b"a file that will be a folder",
    "assets/site.1.css": b"p{}",
}
OLD = EARLIER | {f"trang-{number}/index.html": page(number, "2") for number in range(8)} | {"index.html": b"two"}
NEW = {path: data for path, data in OLD.items() if path not in {"trang-20/index.html", "thu-muc/mot"}} | {
    "index.html": b"three",
    "trang-0/index.html": page(0, "3"),
    "trang-1": b"a folder that became a file",
    "trang-9/index.html": page(0, "3"),
    "thu-muc/mot/index.html": b"a file that became a folder",
    "tin-tuc/2026/09/moi/index.html": page(99, "3"),
    "assets/site.3.css": b"p{color:red}",
}
NEW.pop("trang-1/index.html")
NEXT = NEW | {"index.html": b"four", "trang-2/index.html": page(2, "4"), "assets/site.4.css": b"p{color:blue}"}


@pytest.fixture
def before(memory_folder: Path) -> Path:
    """A folder in which OLD is live and the idle tree holds EARLIER."""
    root = memory_folder / "before"
    target = FolderTarget(root)
    target.publish(outputs(EARLIER), made_at=NOON)
    target.publish(outputs(OLD), made_at=NOON)
    return root


def copy(folder: Path, name: str) -> Path:
    """A fresh copy, hard links kept."""
    other = folder.parent / name
    shutil.rmtree(other, ignore_errors=True)
    subprocess.run(["cp", "-a", folder, other], check=True)
    return other


def publish(root: Path, disk: Disk, files: Files = NEW) -> None:
    with watched(disk):
        FolderTarget(root).publish(outputs(files), made_at=NOON)


def count_operations(root: Path, files: Files = NEW) -> list[Operation]:
    disk = Disk()
    publish(root, disk, files)
    return disk.log


def assert_whole(root: Path, where: str) -> None:
    """The live site is OLD or NEW byte for byte, to a reader and to a fresh target, and the next publish works."""
    target = FolderTarget(root)
    live = target.live()
    assert live is not None, where
    number = live.record.number
    files = {2: OLD, 3: NEW}[number]
    assert shown(root) == in_tree(files), where
    assert {entry.path: target.read(entry.path) for entry in live.manifest} == files, where
    assets = {f"assets/{path}": data for path, data in files_below(root / "assets").items()}
    assert among_assets(files).items() <= assets.items(), where
    assert {fault.kind for fault in target.verify()} <= {"unfinished"}, where

    assert_next_works(target, number, where)


def assert_next_works(target: FolderTarget, number: int, where: str) -> None:
    """Release `number` is live, and the one after it can be made."""
    release = target.publish(outputs(NEXT), made_at=NOON)
    assert (release.outcome, release.number) == ("published", number + 1), where
    assert shown(target.root) == in_tree(NEXT), where
    assert target.verify() == (), where
    assert list((target.root / "tmp").iterdir()) == [], where


def test_a_publish_killed_at_any_operation_leaves_the_old_release_or_the_new(before: Path) -> None:
    operations = count_operations(copy(before, "counted"))
    assert len(operations) > 100
    for number, operation in enumerate(operations):
        root = copy(before, "killed")
        assert run(publish, root, Disk(number, kill)) == -signal.SIGKILL, operation
        assert_whole(root, f"killed at operation {number}, {operation}")


def test_the_first_publish_killed_at_any_operation_leaves_no_site_or_a_whole_one(memory_folder: Path) -> None:
    files = {path: NEW[path] for path in ("index.html", "trang-1", "thu-muc/mot/index.html", "assets/site.3.css")}
    operations = count_operations(memory_folder / "counted", files)
    for number, operation in enumerate(operations):
        root = memory_folder / f"killed {number}"
        assert run(publish, root, Disk(number, kill), files) == -signal.SIGKILL, operation
        target = FolderTarget(root)
        live = target.live()
        assert live is None or shown(root) == in_tree(files)
        assert_next_works(target, live.record.number if live else 0, f"killed at operation {number}, {operation}")


def test_a_disk_that_is_full_at_any_operation_leaves_the_old_release_or_the_new(before: Path) -> None:
    operations = count_operations(copy(before, "counted"))
    for number, operation in enumerate(operations):
        root = copy(before, "full")
        with pytest.raises(TargetFullError, match=f"^{root}[/:]") as raised:
            publish(root, Disk(number, fill_up))
        assert "no space left" in str(raised.value)
        assert_whole(root, f"full at operation {number}, {operation}")


def test_a_publish_that_clears_up_after_another_may_be_killed_too(before: Path) -> None:
    operations = count_operations(copy(before, "counted"))
    middle = [number for number, operation in enumerate(operations) if "/a/" in operation.paths[-1]]
    root = copy(before, "dead")
    run(publish, root, Disk(middle[len(middle) // 2], kill))
    assert FolderTarget(root).verify() != ()
    again = count_operations(copy(root, "counted"))
    cleared = next(number for number, operation in enumerate(again) if operation.paths[0].endswith("/journal.json"))
    for number, operation in enumerate(again[: cleared + 2]):
        other = copy(root, "killed twice")
        assert run(publish, other, Disk(number, kill)) == -signal.SIGKILL, operation
        assert_whole(other, f"killed again at operation {number}, {operation}")


def publish_and_compare(root: Path) -> None:
    """What Python itself tells of every opened, linked, renamed, removed … file must be what was counted."""
    told: list[str] = []
    events = {"os.link": "link", "os.rename": "replace", "os.remove": "unlink", "os.symlink": "symlink"}
    events |= {"os.mkdir": "mkdir", "os.rmdir": "rmdir", "os.utime": "utime"}
    escaped = {"os.truncate", "os.chmod", "os.chown", "os.mkfifo", "os.putenv", "shutil.move", "shutil.rmtree"}

    def hear(event: str, arguments: tuple[object, ...]) -> None:
        if event in escaped or event in events:
            told.append(events.get(event, event))
        elif event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITING:
            told.append("lock" if arguments[2] & ~os.O_NOFOLLOW == OPEN_FOR_A_LOCK else "open")

    disk = Disk()
    sys.addaudithook(hear)
    publish(root, disk)
    heard = [name for name in told if name != "lock"]
    counted = [operation.name for operation in disk.log]
    assert heard == [name for name in counted if name not in {"write", "fsync", "sync_file_system"}]
    assert len(heard) > 50


def test_no_change_of_the_disk_escapes_the_count(before: Path) -> None:
    # In a process of its own, as an audit hook cannot be taken back.
    assert run(publish_and_compare, before) == 0


@pytest.mark.parametrize("many", [1, 10_000], ids=["whole file system", "each file"])
def test_all_that_a_release_is_made_of_is_on_the_disk_before_the_pointer_moves(
    before: Path, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(durable, "MANY", many)
    unsynced: set[str] = set()
    flipped = False
    scratch = {str(before / "tmp"), str(before / "blobs" / "stamps")}
    for operation in count_operations(before):
        *_, last = operation.paths
        match operation.name:
            case "write" | "open":
                unsynced.add(last)
            case "fsync":
                unsynced.discard(last)
            case "sync_file_system":
                unsynced.clear()
            case "link" | "replace" | "unlink" | "mkdir" | "rmdir" | "symlink":
                assert operation.name != "replace" or operation.paths[0] not in unsynced, operation
                if last == str(before / "live"):
                    flipped = True
                    assert unsynced == set()
                if str(before / "a") in last:
                    assert str(before) not in unsynced, "the tree is changed before the intent is on the disk"
                unsynced -= {last} if operation.name == "rmdir" else set()
                unsynced |= {str(Path(last).parent)} - scratch
            case "utime":
                pass
    assert flipped
    assert unsynced <= {str(before)}, "only the removal of the journal may be lost"
