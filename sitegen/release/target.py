"""What every target can do; a new kind of target is a new file and passes tests/contracts/test_target.py."""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal, Protocol

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

    kind: Literal["manifest", "blob", "tree", "asset", "journal"]
    place: str
    what: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what}"


class Target(Protocol):
    """A place where one portal's releases stand, one of them live."""

    def live(self) -> Live | None:
        """The release that is live; None before the first. Needs no lock and may be asked at any time."""

    def releases(self) -> tuple[ReleaseRecord, ...]:
        """The records of all kept releases, newest first."""

    def read(self, path: str) -> bytes | None:
        """The bytes of a path of the live release; None where it has no such path."""

    def put(self, contents: Iterable[bytes]) -> list[BlobRef]:
        """Store bytes ahead of a publish, from any number of processes; a collection in between may drop them."""

    def publish(self, outputs: Iterable[Output], *, made_at: datetime, floor: int = 0) -> ReleaseResult:
        """Make these outputs, and nothing else, the live site, as a release numbered above `floor`.

        After an error the old release is live, unless the error came after the switch: publishing again is always
        right, and finds nothing to do where the release is live.
        """

    def rollback(self, to: int, *, made_at: datetime, floor: int = 0) -> ReleaseResult:
        """Make a new release with the content of a kept one; raises ReleaseNotFoundError."""

    def verify(self) -> tuple[Discrepancy, ...]:
        """Compare all bytes at the target with its records; publishing waits meanwhile."""

    def collect(self, keep: int = KEPT, *, dry_run: bool = True) -> Collected:
        """Delete all that none of the newest `keep` releases needs."""
