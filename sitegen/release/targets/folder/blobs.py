"""The store of bytes by their hash: blobs/ab/ab12…, written once, never changed.

A web server such as nginx makes its ETag of a file's modification time in whole seconds and its size. Two
pages of one length published in the same second would then look the same to a browser that revalidates. So the
time of a blob has nothing to do with a clock: it is taken from the hash, spread over the 946,684,800 seconds of
1990 to 2019. Two contents of one length would still share a second once in 950 million pairs; so each blob
claims its second and size by a hard link in blobs/stamps, named as nginx writes the ETag, and a blob that finds
its place taken moves on to the next free second. No two blobs that are in a store at one time have one ETag. (A
blob that was collected and one that came later may: once in 950 million pairs, and it would take a browser that
slept through all kept releases to notice.)
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
"""1990-01-01T00:00:00Z."""

SECONDS: Final = 946_684_800
"""From 1990 to the end of 2019: always in the past, whatever the clock of the machine says."""

READ_ONLY: Final = 0o444


class BlobStore:
    """Blobs in one folder; `temporary` is a folder on the same file system where they are written first."""

    def __init__(self, folder: Path, temporary: Path) -> None:
        self.folder = folder
        self.stamps = folder / "stamps"
        self._temporary = temporary
        self._count = itertools.count()

    def path(self, digest: str) -> Path:
        """Where the blob of this hash lies, or would lie."""
        return self.folder / digest[:2] / digest

    def holds(self, blob: BlobRef) -> bool:
        """Whether the blob is there in full size; a hash over old bytes is the business of a verification."""
        try:
            return self.path(blob.sha256).stat().st_size == blob.size
        except FileNotFoundError:
            return False

    def put(self, contents: Iterable[bytes]) -> list[BlobRef]:
        """Store what is missing, on the disk when this returns; several processes may do so at once."""
        blobs: list[BlobRef] = []
        fresh: dict[BlobRef, Path] = {}
        for data in contents:
            blob = BlobRef.of(data)
            blobs.append(blob)
            if blob not in fresh and not self.holds(blob):
                fresh[blob] = self._write(blob, data)
        # Only bytes that are on the disk get a name there: a blob that is found is a blob that is whole.
        durable.sync(fresh.values())
        for blob, temporary in fresh.items():
            self._admit(blob, temporary)
        if fresh:
            durable.sync({self.folder, *(self.path(blob.sha256).parent for blob in fresh)})
        return blobs

    def read(self, digest: str) -> bytes:
        """The bytes of a blob; raises TargetDamagedError where there is none."""
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
        """Delete a blob and its claim; the caller knows that no kept release needs it."""
        path = self.path(digest)
        status = path.stat()
        path.unlink()
        stamp = self.stamps / _stamp(int(status.st_mtime), status.st_size)
        if stamp.exists() and os.path.samestat(stamp.stat(), status):
            stamp.unlink()

    def orphans(self) -> list[Path]:
        """Claims whose blob never came to be or is gone."""
        return sorted(stamp for stamp in self.stamps.iterdir() if stamp.stat().st_nlink == 1)

    def _write(self, blob: BlobRef, data: bytes) -> Path:
        temporary = self._temporary / f"{blob.sha256}.{os.getpid()}.{next(self._count)}"
        durable.write_file(temporary, data, READ_ONLY)
        _set_second(temporary, first_second(blob.sha256))
        return temporary

    def _admit(self, blob: BlobRef, temporary: Path) -> None:
        """Claim a second, then give the blob its name."""
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
    """The modification time, in seconds since 1970, that a blob gets unless another of its size has it."""
    return FIRST_SECOND + int(digest[:16], 16) % SECONDS


def digest_of_file(path: Path) -> str:
    """The sha256 of a file's bytes, read in pieces."""
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
