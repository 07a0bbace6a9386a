"""Stores the bytes of outputs by their hash, in batches, and makes the entries of a manifest."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from sitegen.release.errors import OutputError
from sitegen.release.manifest import Entry
from sitegen.release.output import BlobRef, Output

BATCH = 16 * 1024 * 1024
"""Bytes of outputs that are collected in memory before they are stored."""


class Blobs(Protocol):
    """A store of bytes by their hash."""

    def holds(self, blob: BlobRef) -> bool:
        """Whether these bytes are stored completely."""

    def put(self, contents: Iterable[bytes]) -> list[BlobRef]:
        """Store the contents that are missing; returns a reference to each."""


def store_outputs(outputs: Iterable[Output], blobs: Blobs, place: str) -> Iterator[Entry]:
    """Store outputs as they arrive, some megabytes at a time, so that a large site need not fit into memory.

    Raises OutputError for a reference to bytes that are not stored; `place` is the target's name in that message.
    """
    batch: list[tuple[Output, bytes]] = []
    waiting = 0
    for output in outputs:
        if isinstance(output.data, BlobRef):
            if not blobs.holds(output.data):
                raise OutputError(
                    f"{output.path!r}: its bytes, blob {output.data.sha256}, are not at {place}. "
                    "Store them there first, or publish the path with its bytes."
                )
            yield _entry(output, output.data)
            continue
        batch.append((output, output.data))
        waiting += len(output.data)
        if waiting >= BATCH:
            yield from _store_batch(batch, blobs)
            batch, waiting = [], 0
    yield from _store_batch(batch, blobs)


def _store_batch(batch: list[tuple[Output, bytes]], blobs: Blobs) -> Iterator[Entry]:
    stored = blobs.put(data for _, data in batch)
    return (_entry(output, blob) for (output, _), blob in zip(batch, stored, strict=True))


def _entry(output: Output, blob: BlobRef) -> Entry:
    return Entry(path=output.path, class_=output.class_, sha256=blob.sha256, size=blob.size)
