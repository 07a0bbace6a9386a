"""A path becomes a hard link to a blob in one step."""

import os
from pathlib import Path

import pytest

from sitegen.release.output import BlobRef
from sitegen.release.targets.folder.links import holds_same_bytes, place
from tests.sitegen.release.conftest import LimitLinks
from tests.sitegen.release.targets.folder.disk_faults import Disk, watched

SECOND = 1_000_000_000


@pytest.fixture
def blob(tmp_path: Path) -> Path:
    path = tmp_path / "blob"
    path.write_bytes(b"new")
    os.utime(path, (SECOND, SECOND))
    path.chmod(0o444)
    return path


def test_a_new_path_and_an_old_one_become_names_of_the_blob(blob: Path, tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.write_bytes(b"old")
    for path in (tmp_path / "new", old):
        place(blob, path, tmp_path / "scratch")
        assert path.samefile(blob)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["blob", "new", "old"]


def test_a_path_changes_in_one_operation(blob: Path, tmp_path: Path) -> None:
    """At no moment does a reader find no file or a part of one."""
    page = tmp_path / "page"
    page.write_bytes(b"old")
    with watched(Disk()) as disk:
        place(blob, page, tmp_path / "scratch")
    assert [operation.name for operation in disk.log if str(page) in operation.paths] == ["link", "replace"]
    assert page.read_bytes() == b"new"


def test_a_path_that_is_the_blob_already_stays_and_leaves_nothing_behind(blob: Path, tmp_path: Path) -> None:
    for _ in range(2):
        place(blob, tmp_path / "page", tmp_path / "scratch")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["blob", "page"]


def test_a_symbolic_link_to_the_blob_is_replaced(blob: Path, tmp_path: Path) -> None:
    page = tmp_path / "page"
    page.symlink_to(blob)
    assert not holds_same_bytes(page, blob, BlobRef.of(b"new"))
    place(blob, page, tmp_path / "scratch")
    assert not page.is_symlink()
    assert page.read_bytes() == b"new"


def test_where_no_more_links_are_allowed_a_copy_takes_their_place(
    blob: Path, tmp_path: Path, limit_links: LimitLinks
) -> None:
    limit_links(2)
    (tmp_path / "third").write_bytes(b"old")
    for name in ("first", "second", "third"):
        place(blob, tmp_path / name, tmp_path / "scratch")
    assert (tmp_path / "first").samefile(blob)
    for name in ("second", "third"):
        copy = tmp_path / name
        assert not copy.samefile(blob)
        assert copy.read_bytes() == b"new"
        assert (copy.stat().st_mtime, copy.stat().st_mode) == (SECOND, blob.stat().st_mode)
        assert holds_same_bytes(copy, blob, BlobRef.of(b"new"))
    assert not (tmp_path / "scratch").exists()


def test_other_refusals_of_the_disk_are_passed_on(blob: Path, tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError):
        place(blob, blob / "page", tmp_path / "scratch")


def test_a_file_is_compared_by_its_bytes_where_it_is_no_link(blob: Path, tmp_path: Path) -> None:
    expected = BlobRef.of(b"new")
    for name, data, same in (("same", b"new", True), ("as long", b"old", False), ("longer", b"newer", False)):
        (tmp_path / name).write_bytes(data)
        assert holds_same_bytes(tmp_path / name, blob, expected) is same
    assert not holds_same_bytes(tmp_path / "nothing", blob, expected)
    assert not holds_same_bytes(tmp_path, blob, expected)
