"""The contract of every target, which holds one portal's releases. Every kind passes tests/contracts/test_target.py."""

from collections.abc import Iterable
from datetime import datetime
from typing import BinaryIO, Literal, Protocol, runtime_checkable

import msgspec

from sitegen.release.manifest import Manifest
from sitegen.release.output import BlobRef, Output
from sitegen.release.record import ReleaseRecord
from sitegen.release.release_result import ReleaseResult

KEPT: int = 10
"""The number of releases that a collection keeps by default."""


class LiveRelease(msgspec.Struct, frozen=True):
    """The live release."""

    record: ReleaseRecord
    manifest: Manifest


class Collected(msgspec.Struct, frozen=True, kw_only=True):
    """What a collection deleted, or would delete; `bytes` is the sum over the blobs."""

    releases: tuple[int, ...]
    assets: tuple[str, ...]
    blobs: tuple[str, ...]
    bytes: int
    dry_run: bool


class Discrepancy(msgspec.Struct, frozen=True, kw_only=True):
    """One difference between a target and its own records: what is wrong, and where."""

    kind: Literal["manifest", "blob", "file", "asset", "unfinished"]
    place: str
    what: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what}"


class Target(Protocol):
    """A place with one portal's releases, one of which is live.

    Nothing is cached between two calls, so a call sees what another process published in the meantime. Every method may
    raise a ReleaseError.
    """

    def live(self) -> LiveRelease | None:
        """The release that is live; None before the first. Needs no lock and may be called at any time."""

    def releases(self) -> tuple[ReleaseRecord, ...]:
        """The records of all kept releases, newest first."""

    def read(self, path: str) -> bytes | None:
        """The bytes for a path, from the live release or from an asset of any kept release; None if there are none."""

    def put(self, contents: Iterable[bytes]) -> list[BlobRef]:
        """Store bytes ahead of a publish, from any number of processes; a collection in between may delete them."""

    def publish(
        self, outputs: Iterable[Output], *, made_at: datetime, floor: int = 0, address: str = ""
    ) -> ReleaseResult:
        """Make exactly these outputs the live site, as a release with a number above `floor`.

        `address` is that of the front page; a target whose files are named by their addresses needs it. After an error
        the previous release is live, unless the error came after the switch. Publishing again is always safe: it does
        nothing if the release is live already.
        """

    def rollback(self, to: int, *, made_at: datetime, floor: int = 0) -> ReleaseResult:
        """Make a new release with the content and the address of a kept one; raises ReleaseNotFoundError."""

    def open_records(self) -> BinaryIO | None:
        """Open the records as last published, from the start, for the caller to close; None if there are none."""

    def write_records(self, records: bytes) -> None:
        """Replace the published records atomically; a reader that has them open continues to read the old ones."""

    def verify(self) -> tuple[Discrepancy, ...]:
        """Compare all bytes at the target with its records; publishing waits until this is done."""

    def collect(self, keep: int = KEPT, *, dry_run: bool = True) -> Collected:
        """Delete everything that none of the newest `keep` releases needs."""


@runtime_checkable
class OpensFiles(Protocol):
    """An optional ability of a target whose live files are on this machine: they can be sent without loading them."""

    def open_file(self, path: str) -> BinaryIO | None:
        """Open what `read` would return in one step, so that a release which goes live meanwhile cannot mix with it."""
