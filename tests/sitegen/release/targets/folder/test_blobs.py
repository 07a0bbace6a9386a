"""The store of bytes by their hash, and the modification times of its files."""

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.release.errors import TargetDamagedError
from sitegen.release.output import BlobRef
from sitegen.release.targets.folder import blobs
from sitegen.release.targets.folder.blobs import FIRST_SECOND, SECONDS, BlobStore, digest_of_file, first_second
from tests.children import start, wait_for


def open_store(folder: Path) -> BlobStore:
    return BlobStore(folder / "blobs", folder / "tmp")


@pytest.fixture
def store(tmp_path: Path) -> BlobStore:
    for folder in ("tmp", "blobs", "blobs/stamps"):
        (tmp_path / folder).mkdir()
    return open_store(tmp_path)


def etag(path: Path) -> str:
    """Return the ETag as nginx makes it, from the modification time in whole seconds and the size."""
    status = path.stat()
    return f"{int(status.st_mtime):x}-{status.st_size:x}"


def test_bytes_lie_at_their_hash_and_cannot_be_written(store: BlobStore) -> None:
    [blob] = store.put([b"xin"])
    path = store.folder / blob.sha256[:2] / blob.sha256
    assert store.path(blob.sha256) == path
    assert path.read_bytes() == store.read(blob.sha256) == b"xin"
    assert stat.S_IMODE(path.stat().st_mode) & 0o222 == 0
    assert digest_of_file(path) == blob.sha256


def test_the_same_bytes_are_written_once(store: BlobStore) -> None:
    [blob] = store.put([b"xin"])
    first = store.path(blob.sha256).stat()
    assert store.put([b"xin", b"xin"]) == [blob, blob]
    assert store.path(blob.sha256).stat() == first
    assert list(store.digests()) == [blob.sha256]
    assert list((store.folder.parent / "tmp").iterdir()) == []


def test_a_blob_that_lost_its_end_is_written_anew(store: BlobStore) -> None:
    [blob] = store.put([b"xin"])
    path = store.path(blob.sha256)
    path.chmod(0o644)
    path.write_bytes(b"x")
    assert not store.holds(blob)
    store.put([b"xin"])
    assert store.read(blob.sha256) == b"xin"


def test_a_missing_blob_is_named(store: BlobStore) -> None:
    digest = BlobRef.of(b"lost").sha256
    with pytest.raises(TargetDamagedError, match=f"{digest}: this blob is missing. Restore it"):
        store.read(digest)


@given(st.binary(max_size=40))
def test_the_time_of_a_blob_is_made_of_its_hash_and_lies_in_the_past(data: bytes) -> None:
    second = first_second(BlobRef.of(data).sha256)
    assert FIRST_SECOND <= second < FIRST_SECOND + SECONDS
    assert second < 1_577_836_800, "2020-01-01T00:00:00Z"


def test_the_times_of_blobs_are_spread_over_all_the_years() -> None:
    years = {(first_second(BlobRef.of(b"%d" % number).sha256) - FIRST_SECOND) // 31_557_600 for number in range(1000)}
    assert years == set(range(30))


def test_the_time_of_a_blob_is_the_same_on_every_machine(store: BlobStore) -> None:
    [blob] = store.put([b"xin"])
    assert store.path(blob.sha256).stat().st_mtime_ns == first_second(blob.sha256) * 10**9 == 1_064_064_906 * 10**9


def test_no_two_blobs_of_one_size_share_a_second(store: BlobStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """With only eight seconds instead of thirty years to choose from, blobs collide at their first second."""
    monkeypatch.setattr(blobs, "SECONDS", 8)
    pages = [b"page %d" % number for number in range(8)]
    put = [blob for page in pages for blob in store.put([page])]
    assert len({first_second(blob.sha256) for blob in put}) < 8
    assert len({etag(store.path(blob.sha256)) for blob in put}) == 8
    assert {stamp.name for stamp in store.stamps.iterdir()} == {etag(store.path(blob.sha256)) for blob in put}


def test_blobs_of_different_size_may_share_a_second(store: BlobStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blobs, "SECONDS", 1)
    short, long = store.put([b"a", b"bb"])
    assert store.path(short.sha256).stat().st_mtime == store.path(long.sha256).stat().st_mtime == FIRST_SECOND


def test_a_blob_that_is_removed_gives_its_second_back(store: BlobStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blobs, "SECONDS", 2)
    first, second = store.put([b"a", b"b"])
    store.remove(first.sha256)
    [third] = store.put([b"c"])
    assert list(store.digests()) == sorted([second.sha256, third.sha256])
    assert etag(store.path(second.sha256)) != etag(store.path(third.sha256))


def test_a_claim_without_a_blob_is_an_orphan(store: BlobStore) -> None:
    store.put([b"a"])
    assert store.orphans() == []
    orphan = store.stamps / "1-1"
    orphan.write_bytes(b"")
    assert store.orphans() == [orphan]


def put_many(folder: Path) -> None:
    open_store(folder).put([b"%d" % (number % 50) for number in range(200)])


def test_several_processes_may_store_the_same_bytes(store: BlobStore, tmp_path: Path) -> None:
    children = [start(put_many, tmp_path) for _ in range(3)]
    assert [wait_for(child) for child in children] == [0, 0, 0]
    assert len(list(store.digests())) == 50
    assert all(store.read(digest) and digest_of_file(store.path(digest)) == digest for digest in store.digests())
    assert len({etag(store.path(digest)) for digest in store.digests()}) == 50
