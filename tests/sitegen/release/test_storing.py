"""Outputs are stored in batches and become entries of a manifest."""

from collections.abc import Iterable

import pytest

from sitegen.release import storing
from sitegen.release.errors import OutputError
from sitegen.release.manifest import Entry
from sitegen.release.output import BlobRef, Output
from sitegen.release.storing import store_outputs


class Batches:
    """A store of blobs that remembers its batches."""

    def __init__(self) -> None:
        self.batches: list[list[bytes]] = []

    def holds(self, blob: BlobRef) -> bool:
        return any(BlobRef.of(data) == blob for batch in self.batches for data in batch)

    def put(self, contents: Iterable[bytes]) -> list[BlobRef]:
        self.batches.append(list(contents))
        return [BlobRef.of(data) for data in self.batches[-1]]


def page(path: str, data: bytes | BlobRef) -> Output:
    return Output(path=path, class_="page", data=data)


def test_bytes_are_stored_in_batches_and_keep_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storing, "BATCH", 4)
    blobs = Batches()
    entries = list(store_outputs([page("a", b"123"), page("b", b"45"), page("c", b"6")], blobs, "here"))
    assert blobs.batches == [[b"123", b"45"], [b"6"]]
    assert entries == [
        Entry(path=path, class_="page", sha256=BlobRef.of(data).sha256, size=len(data))
        for path, data in (("a", b"123"), ("b", b"45"), ("c", b"6"))
    ]


def test_a_reference_is_taken_where_its_bytes_are_and_refused_where_not() -> None:
    blobs = Batches()
    [known] = blobs.put([b"known"])
    assert [entry.sha256 for entry in store_outputs([page("a", known)], blobs, "here")] == [known.sha256]
    with pytest.raises(OutputError, match=r"'b': its bytes, blob [0-9a-f]{64}, are not at here"):
        list(store_outputs([page("b", BlobRef.of(b"unknown"))], blobs, "here"))
