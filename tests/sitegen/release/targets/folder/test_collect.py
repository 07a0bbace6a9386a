"""What a collection deletes and in which order."""

from pathlib import Path

import pytest

from sitegen.release.errors import TargetDamagedError
from sitegen.release.targets.folder.collect import carry_out, plan_collection
from sitegen.release.targets.folder.layout import Layout
from sitegen.release.targets.folder.target import FolderTarget
from tests.sitegen.release.sites import NOON, outputs
from tests.sitegen.release.targets.folder.disk_faults import Disk, watched


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    target = FolderTarget(tmp_path)
    for number in range(5):
        files = {"index.html": b"%d" % number, "same.html": b"same", f"assets/{number}.css": b"%d" % number}
        target.publish(outputs(files), made_at=NOON)
    return Layout(tmp_path, waits=True)


def test_a_plan_deletes_nothing(layout: Layout) -> None:
    before = sorted(layout.root.rglob("*"))
    assert plan_collection(layout, keep=2).blobs != ()
    assert sorted(layout.root.rglob("*")) == before


def test_blobs_of_kept_releases_and_their_manifests_stay(layout: Layout) -> None:
    needed = set()
    for number in (4, 5):
        needed |= layout.manifest(layout.releases.read(number).root).digests()
    carry_out(layout, plan_collection(layout, keep=2))
    assert set(layout.blobs.digests()) == needed


def test_records_go_before_what_they_need(layout: Layout) -> None:
    """If a collection dies half way, every release that still has a record can be restored."""
    with watched(Disk()) as disk:
        carry_out(layout, plan_collection(layout, keep=2))
    parts = [Path(operation.paths[0]).relative_to(layout.root).parts[0] for operation in disk.log]
    order = [part for part, before in zip(parts, ["", *parts], strict=False) if part != before]
    assert order == ["releases", "assets", "blobs"]
    assert [operation.name for operation in disk.log][3] == "fsync"


def test_claims_without_a_blob_are_cleared_away(layout: Layout) -> None:
    (layout.blobs.stamps / "1-1").write_bytes(b"")
    carry_out(layout, plan_collection(layout, keep=5))
    assert len(list(layout.blobs.stamps.iterdir())) == len(list(layout.blobs.digests()))


def test_bytes_stored_ahead_are_collected_where_no_release_named_them(layout: Layout) -> None:
    [blob] = FolderTarget(layout.root).put([b"for a publish that never came"])
    assert plan_collection(layout, keep=5).blobs == (blob.sha256,)
    assert plan_collection(layout, keep=5).bytes == blob.size


def test_nothing_is_deleted_where_a_kept_release_cannot_be_read(layout: Layout) -> None:
    layout.blobs.path(layout.releases.read(4).root).unlink()
    with pytest.raises(TargetDamagedError):
        plan_collection(layout, keep=2)
