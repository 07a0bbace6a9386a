"""The store of bytes by their hash: blobs/ab/ab12…, written once and never changed.

A web server such as nginx makes the ETag of a file from its size and its modification time in whole seconds. If these
were the real times, two pages of the same length that are published in the same second would look the same to a browser
that revalidates. So the time of a blob is derived from its hash instead, spread over the 946,684,800 seconds of 1990 to
2019.

Two contents of the same length would still share a second with a chance of one in 950 million. So each blob claims its
second and size with a hard link in blobs/stamps, named as nginx writes the ETag; if the claim is taken, it tries the
next second. Thus no two blobs in a store have the same ETag at the same time. A blob that was collected and a later one
may share one, with the same small chance, but only a browser that missed all kept releases could notice.
"""

import itertools
import os
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final

from sitegen.release.errors import TargetDamagedError
from sitegen.release.output import BlobRef
from sitegen.release.targets.folder import durable

FIRST_SECOND: Final = 631_152_000
"""1990-01-01T00:00:00Z, in seconds since 1970."""

SECONDS: Final = 946_684_800
"""Seconds from 1990 to the end of 2019, which is in the past whatever the clock of the machine says."""

READ_ONLY: Final = 0o444


class BlobStore:
    """Blobs in one folder; they are first written to `temporary`, a folder on the same file system."""

    def __init__(self, folder: Path, temporary: Path) -> None:
        self.folder = folder
        self.stamps = folder / "stamps"
        self._temporary = temporary
        self._count = itertools.count()

    def path(self, digest: str) -> Path:
        """The path of the blob with this hash, whether it exists or not."""
        return self.folder / digest[:2] / digest

    def holds(self, blob: BlobRef) -> bool:
        """Whether the blob exists with its full size; only a verification checks hashes of existing bytes."""
        try:
            return self.path(blob.sha256).stat().st_size == blob.size
        except FileNotFoundError:
            return False

    def put(self, contents: Iterable[bytes]) -> list[BlobRef]:
        """Store missing contents; they are on the disk when this returns. Several processes may do so concurrently."""
        blobs: list[BlobRef] = []
        fresh: dict[BlobRef, Path] = {}
        for data in contents:
            blob = BlobRef.of(data)
            blobs.append(blob)
            if blob not in fresh and not self.holds(blob):
                fresh[blob] = self._write(blob, data)
        # Give a blob its name only after its bytes are on the disk, so that every blob that is found is complete.
        durable.sync(fresh.values())
        for blob, temporary in fresh.items():
            self._admit(blob, temporary)
        if fresh:
            durable.sync({self.folder, *(self.path(blob.sha256).parent for blob in fresh)})
        return blobs

    def read(self, digest: str) -> bytes:
        """The bytes of a blob; raises TargetDamagedError if it is missing."""
        try:
            return self.path(digest).read_bytes()
        except FileNotFoundError as error:
            raise TargetDamagedError(
                f"{self.path(digest)}: this blob is missing. Restore it from a copy of the folder."
            ) from error

    def digests(self) -> Iterator[str]:
        """The hashes of all blobs in the store, sorted."""
        for shard in sorted(self.folder.glob("[0-9a-f][0-9a-f]")):
            yield from sorted(path.name for path in shard.iterdir())

    def remove(self, digest: str) -> None:
        """Delete a blob and its claim; the caller must know that no kept release needs it."""
        path = self.path(digest)
        status = path.stat()
        path.unlink()
        stamp = self.stamps / _stamp(int(status.st_mtime), status.st_size)
        if stamp.exists() and os.path.samestat(stamp.stat(), status):
            stamp.unlink()

    def orphans(self) -> list[Path]:
        """Claims whose blob was never stored or has been deleted."""
        return sorted(stamp for stamp in self.stamps.iterdir() if stamp.stat().st_nlink == 1)

    def _write(self, blob: BlobRef, data: bytes) -> Path:
        temporary = self._temporary / f"{blob.sha256}.{os.getpid()}.{next(self._count)}"
        durable.write_file(temporary, data, READ_ONLY)
        _set_second(temporary, first_second(blob.sha256))
        return temporary

    def _admit(self, blob: BlobRef, temporary: Path) -> None:
        """Claim a second, then give the blob its final name."""
        second = first_second(blob.sha256)
        while not self._claim(temporary, second, blob.size):
            second = _next_second(second)
        if second != first_second(blob.sha256):
            _set_second(temporary, second)
        destination = self.path(blob.sha256)
        durable.make_folder(destination.parent)
        temporary.replace(destination)

    def _claim(self, temporary: Path, second: int, size: int) -> bool:
        try:
            os.link(temporary, self.stamps / _stamp(second, size))
        except FileExistsError:
            return False
        return True


def first_second(digest: str) -> int:
    """The modification time that a blob gets, in seconds since 1970, unless another blob of its size has claimed it."""
    return FIRST_SECOND + int(digest[:16], 16) % SECONDS


def digest_of_file(path: Path) -> str:
    """The SHA-256 of a file's bytes, read in chunks."""
    with path.open("rb") as file:
        digest = sha256()
        while piece := file.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()


def _next_second(second: int) -> int:
    return FIRST_SECOND + (second - FIRST_SECOND + 1) % SECONDS


def _set_second(path: Path, second: int) -> None:
    os.utime(path, ns=(second * 1_000_000_000, second * 1_000_000_000))


def _stamp(second: int, size: int) -> str:
    return f"{second:x}-{size:x}"
