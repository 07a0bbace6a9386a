"""Stores portals in the memory of this process: for tests, and to try a build without keeping its result."""

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from threading import Lock
from typing import BinaryIO

from sitegen.release.collection import check_keep, needed_by
from sitegen.release.errors import changed_asset, release_not_kept
from sitegen.release.manifest import Manifest
from sitegen.release.output import BlobRef, Output, is_asset
from sitegen.release.paths import is_path
from sitegen.release.plan import is_live, plan_release
from sitegen.release.record import ReleaseKind, ReleaseRecord
from sitegen.release.release_result import ReleaseResult
from sitegen.release.storing import store_outputs
from sitegen.release.target import KEPT, Collected, Discrepancy, LiveRelease


class MemoryBlobs:
    """A store of bytes by their hash."""

    def __init__(self) -> None:
        self.contents: dict[str, bytes] = {}

    def holds(self, blob: BlobRef) -> bool:
        """Whether these bytes are stored completely."""
        return len(self.contents.get(blob.sha256, b"")) == blob.size and blob.sha256 in self.contents

    def put(self, contents: Iterable[bytes]) -> list[BlobRef]:
        """Store the contents that are missing; returns a reference to each."""
        blobs: list[BlobRef] = []
        for data in contents:
            blobs.append(blob := BlobRef.of(data))
            self.contents.setdefault(blob.sha256, data)
        return blobs


@dataclass
class Portal:
    """The state of one portal. `assets` has the hash of each asset by its path, `releases` the records by number."""

    blobs: MemoryBlobs = field(default_factory=MemoryBlobs)
    assets: dict[str, str] = field(default_factory=dict)
    releases: dict[int, ReleaseRecord] = field(default_factory=dict)
    live: LiveRelease | None = None
    records: bytes | None = None
    version: int = 0
    changing: Lock = field(default_factory=Lock)


class MemoryPortals:
    """A store of portals that exists as long as the process."""

    def __init__(self) -> None:
        self._portals: dict[str, Portal] = {}

    def target(self, key: str) -> "MemoryTarget":
        """The target of a portal, which may not have been published yet."""
        return MemoryTarget(key, self._portals.setdefault(key, Portal()))

    def versions(self) -> Mapping[str, str]:
        """The keys of all published portals, each with a tag that changes whenever the portal's records change."""
        published = {key: portal for key, portal in self._portals.items() if portal.records is not None}
        return {key: str(portal.version) for key, portal in sorted(published.items())}


class MemoryTarget:
    """One portal's releases; any number of threads may use it, also through several targets of the same portal."""

    def __init__(self, key: str, portal: Portal) -> None:
        self._place = f"the memory of this process, portal {key}"
        self._portal = portal

    def live(self) -> LiveRelease | None:
        """The release that is live; None before the first."""
        return self._portal.live

    def releases(self) -> tuple[ReleaseRecord, ...]:
        """The records of all kept releases, newest first."""
        return tuple(self._portal.releases[number] for number in self._numbers())

    def read(self, path: str) -> bytes | None:
        """The bytes for a path, from the live release or from an asset of any kept release; None if there are none."""
        if not is_path(path):
            return None
        live = self._portal.live
        entry = live.manifest.get(path) if live else None
        digest = entry.sha256 if entry else self._portal.assets.get(path)
        return self._portal.blobs.contents[digest] if digest else None

    def put(self, contents: Iterable[bytes]) -> list[BlobRef]:
        """Store bytes ahead of a publish; a collection in between may delete them."""
        return self._portal.blobs.put(contents)

    def publish(
        self, outputs: Iterable[Output], *, made_at: datetime, floor: int = 0, address: str = ""
    ) -> ReleaseResult:
        """Make exactly these outputs the live site, as a release with a number above `floor`."""
        with self._portal.changing:
            manifest = Manifest.of(store_outputs(outputs, self._portal.blobs, self._place))
            return self._release(manifest, "publish", address, made_at, floor)

    def rollback(self, to: int, *, made_at: datetime, floor: int = 0) -> ReleaseResult:
        """Make a new release with the content and the address of a kept one; raises ReleaseNotFoundError."""
        with self._portal.changing:
            if to not in self._portal.releases:
                raise release_not_kept(to, self._place, self._numbers())
            kept = self._portal.releases[to]
            return self._release(self._manifest(to), "rollback", kept.address, made_at, floor, of=to)

    def open_records(self) -> BinaryIO | None:
        """Open the records as last published, from the start, for the caller to close; None if there are none."""
        return None if self._portal.records is None else io.BytesIO(self._portal.records)

    def write_records(self, records: bytes) -> None:
        """Replace the published records atomically; a reader that has them open continues to read the old ones."""
        with self._portal.changing:
            self._portal.records = records
            self._portal.version += 1

    def verify(self) -> tuple[Discrepancy, ...]:
        """Compare all bytes with the records; publishing waits until this is done."""
        with self._portal.changing:
            contents = self._portal.blobs.contents
            damaged = [digest for digest, data in contents.items() if sha256(data).hexdigest() != digest]
            missing = needed_by(self._manifest(number) for number in self._numbers()).blobs - contents.keys()
            return (
                *(Discrepancy(kind="blob", place=digest, what="holds other bytes") for digest in damaged),
                *(Discrepancy(kind="blob", place=digest, what="is missing") for digest in sorted(missing)),
            )

    def collect(self, keep: int = KEPT, *, dry_run: bool = True) -> Collected:
        """Delete everything that none of the newest `keep` releases needs."""
        check_keep(keep)
        with self._portal.changing:
            portal, numbers = self._portal, self._numbers()
            needed = needed_by(self._manifest(number) for number in numbers[:keep])
            plan = Collected(
                releases=tuple(sorted(numbers[keep:])),
                assets=tuple(sorted(portal.assets.keys() - needed.assets)),
                blobs=tuple(sorted(portal.blobs.contents.keys() - needed.blobs)),
                bytes=sum(len(portal.blobs.contents[digest]) for digest in portal.blobs.contents.keys() - needed.blobs),
                dry_run=dry_run,
            )
            if not dry_run:
                for number in plan.releases:
                    del portal.releases[number]
                for path in plan.assets:
                    del portal.assets[path]
                for digest in plan.blobs:
                    del portal.blobs.contents[digest]
            return plan

    def _numbers(self) -> list[int]:
        return sorted(self._portal.releases, reverse=True)

    def _manifest(self, number: int) -> Manifest:
        return Manifest.open(self._portal.releases[number].root, self._portal.blobs.contents.__getitem__)

    def _release(
        self, manifest: Manifest, kind: ReleaseKind, address: str, made_at: datetime, floor: int, of: int | None = None
    ) -> ReleaseResult:
        portal = self._portal
        if portal.live and is_live(portal.live, manifest, address):
            return ReleaseResult.unchanged(portal.live.record)
        above = [floor, *portal.releases]
        record, difference = plan_release(
            manifest, portal.live, kind, made_at=made_at, above=above, address=address, of=of
        )
        assets = {entry.path: entry.sha256 for entry in manifest if is_asset(entry.path)}
        for path, digest in assets.items():
            if portal.assets.get(path, digest) != digest:
                raise changed_asset(path)
        portal.blobs.put(manifest.documents())
        portal.assets.update(assets)
        portal.releases[record.number] = record
        portal.live = LiveRelease(record, self._manifest(record.number))
        return ReleaseResult.released(record, difference)
