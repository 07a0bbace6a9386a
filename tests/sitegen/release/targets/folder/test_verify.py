"""Every difference between a folder and its records is reported."""

from pathlib import Path

import pytest

from sitegen.release.output import BlobRef
from sitegen.release.targets.folder.journal import Intent
from sitegen.release.targets.folder.layout import Layout
from sitegen.release.targets.folder.target import FolderTarget
from tests.sitegen.release.sites import NOON, outputs


@pytest.fixture
def target(tmp_path: Path) -> FolderTarget:
    target = FolderTarget(tmp_path)
    for word in (b"one", b"two", b"three"):
        target.publish(outputs({"index.html": word, "a/b.html": b"same", "assets/1.css": b"p{}"}), made_at=NOON)
    return target


@pytest.fixture
def layout(target: FolderTarget) -> Layout:
    return Layout(target.root, waits=True)


def told(target: FolderTarget) -> list[str]:
    return [str(fault).replace(f"{target.root}/", "") for fault in target.verify()]


def test_a_sound_folder_has_no_faults(target: FolderTarget) -> None:
    assert told(target) == []


def test_a_damaged_blob_is_named_where_it_lies(target: FolderTarget, layout: Layout) -> None:
    blob = BlobRef.of(b"one")
    path = layout.blobs.path(blob.sha256)
    path.chmod(0o644)
    path.write_bytes(b"eno")
    [fault] = told(target)
    assert fault.startswith(f"blobs/{blob.sha256[:2]}/{blob.sha256}: holds other bytes than its name says")


def test_a_missing_blob_is_named_with_each_release_that_needs_it(target: FolderTarget, layout: Layout) -> None:
    blob = BlobRef.of(b"same")
    layout.blobs.remove(blob.sha256)
    place = f"blobs/{blob.sha256[:2]}/{blob.sha256}"
    assert told(target) == [f"{place}: is missing; release {number} needs it" for number in (3, 2, 1)]


def test_a_manifest_that_cannot_be_read_is_named_and_the_rest_goes_on(target: FolderTarget, layout: Layout) -> None:
    layout.blobs.remove(layout.releases.read(2).root)
    (target.root / "a" / "stranger").write_bytes(b"")
    first, second = told(target)
    assert first.startswith("release 2: ")
    assert "this blob is missing" in first
    assert second == "a/stranger: is a file that is not in release 3"


def test_files_of_both_trees_and_assets_are_compared(target: FolderTarget) -> None:
    (target.root / "live" / "index.html").unlink()
    (target.root / "b" / "a" / "b.html").unlink()
    (target.root / "b" / "a" / "b.html").write_bytes(b"emas")
    (target.root / "b" / "c" / "d").mkdir(parents=True)
    (target.root / "assets" / "1.css").unlink()
    assert told(target) == [
        *(f"assets/1.css: is missing or has other bytes than in release {number}" for number in (3, 2, 1)),
        "a/index.html: is missing or has other bytes than in release 3",
        "b/a/b.html: is missing or has other bytes than in release 2",
        "b/c/d: is an empty folder",
    ]


def test_a_publish_that_did_not_end_is_named_and_its_tree_not_judged(target: FolderTarget, layout: Layout) -> None:
    layout.journal.begin(Intent(number=4, tree="b"))
    (target.root / "b" / "index.html").unlink()
    [fault] = told(target)
    assert fault.startswith("journal.json: the publish of release 4 did not come to its end")


def test_a_live_tree_without_a_record_is_named(target: FolderTarget, layout: Layout) -> None:
    for number in (1, 3):
        layout.releases.remove(number)
    assert told(target)[0] == "releases: no record says what tree a holds"
