"""What every target can do: hold one portal's releases. Every kind passes tests/contracts/test_target.py."""

from collections.abc import Iterable
from datetime import datetime
from typing import BinaryIO, Literal, Protocol, runtime_checkable

import msgspec

from sitegen.release.manifest import Manifest
from sitegen.release.output import BlobRef, Output
from sitegen.release.record import ReleaseRecord
from sitegen.release.release_result import ReleaseResult

KEPT: int = 10
"""How many releases a collection keeps unless told otherwise."""


class Live(msgspec.Struct, frozen=True):
    """The release that citizens see."""

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
    """One way in which a target is not as its records say: what is wrong with what, where."""

    kind: Literal["manifest", "blob", "file", "asset", "unfinished"]
    place: str
    what: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what}"


class Target(Protocol):
    """A place where one portal's releases stand, one of them live.

    Nothing is remembered between two calls: what another process published meanwhile is seen by the next one. Every
    method may raise a ReleaseError.
    """

    def live(self) -> Live | None:
        """The release that is live; None before the first. Needs no lock and may be asked at any time."""

    def releases(self) -> tuple[ReleaseRecord, ...]:
        """The records of all kept releases, newest first."""

    def read(self, path: str) -> bytes | None:
        """The bytes that a reader gets for a path: of the live release, or an asset of any kept release; else None."""

    def put(self, contents: Iterable[bytes]) -> list[BlobRef]:
        """Store bytes ahead of a publish, from any number of processes; a collection in between may drop them."""

    def publish(
        self, outputs: Iterable[Output], *, made_at: datetime, floor: int = 0, address: str = ""
    ) -> ReleaseResult:
        """Make these outputs, and nothing else, the live site, as a release numbered above `floor`.

        `address` is that of the front page; a target whose files are named by their addresses needs it.
        After an error the old release is live, unless the error came after the switch: publishing again is always
        right, and finds nothing to do where the release is live.
        """

    def rollback(self, to: int, *, made_at: datetime, floor: int = 0) -> ReleaseResult:
        """Make a new release with the content and the address of a kept one; raises ReleaseNotFoundError."""

    def open_records(self) -> BinaryIO | None:
        """The records as last published, to be read from the start and closed; None where there are none."""

    def write_records(self, records: bytes) -> None:
        """Replace the published records whole or not at all; a reader that has them open reads on in the old ones."""

    def verify(self) -> tuple[Discrepancy, ...]:
        """Compare all bytes at the target with its records; publishing waits meanwhile."""

    def collect(self, keep: int = KEPT, *, dry_run: bool = True) -> Collected:
        """Delete all that none of the newest `keep` releases needs."""


@runtime_checkable
class OpensFiles(Protocol):
    """What a target can do besides if its live files are files of this machine: they are sent without being loaded."""

    def open_file(self, path: str) -> BinaryIO | None:
        """What `read` would give, opened in one step, so that no release that goes live meanwhile mixes with it."""
