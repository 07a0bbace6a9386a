"""The folder target: one portal's releases in a folder that a web server serves."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sitegen.release import durable
from sitegen.release.blobs import digest_of_file
from sitegen.release.collect import carry_out, plan_collection
from sitegen.release.errors import OutputError, TargetDamagedError, explained
from sitegen.release.journal import Intent
from sitegen.release.layout import Layout
from sitegen.release.manifest import EMPTY, NOTHING, Difference, Entry, Manifest, compare
from sitegen.release.output import BlobRef, Output, is_asset
from sitegen.release.record import ReleaseKind, ReleaseRecord
from sitegen.release.recovery import recover
from sitegen.release.release_result import ReleaseResult
from sitegen.release.target import KEPT, Collected, Discrepancy, Live
from sitegen.release.trees import TreeName
from sitegen.release.verify import find_faults

BATCH = 16 * 1024 * 1024
"""Bytes of outputs that are held in memory before they are stored."""


class FolderTarget:
    """A portal's folder; see `layout.py` for what lies in it, and decision 0002 for why.

    Serve `live/` by opening each file through the link, in one call: that answer is the bytes of one release. What
    keeps the resolved folder for longer than a whole publish may find files of the release after the next in it.
    """

    def __init__(self, root: Path, *, waits: bool = True) -> None:
        """`waits` says whether a second publisher waits for the first, or gets TargetBusyError."""
        self.root = root
        self._layout = Layout(root, waits)
        with explained(root):
            self._layout.check()

    def live(self) -> Live | None:
        """The release that is live; None before the first. Needs no lock and may be asked at any time."""
        with explained(self.root):
            served = self._layout.served()
            while served:
                record = self._layout.releases.newest_in(served)
                # Had the pointer moved meanwhile, this might be the record of a release that is still being made.
                before, served = served, self._layout.served()
                if before == served:
                    if record is None:
                        raise TargetDamagedError(
                            f"{self._layout.releases.folder}: no record says what {self.root / 'live'} shows. "
                            "Restore the folder from a copy, or remove `live` and publish anew."
                        )
                    return Live(record, self._layout.manifest(record.root))
            return None

    def releases(self) -> tuple[ReleaseRecord, ...]:
        """The records of all kept releases, newest first."""
        return tuple(self._layout.releases)

    def read(self, path: str) -> bytes | None:
        """The bytes of a path of the live release; None where it has no such path."""
        live = self.live()
        entry = live.manifest.get(path) if live else None
        return self._layout.blobs.read(entry.sha256) if entry else None

    def put(self, contents: Iterable[bytes]) -> list[BlobRef]:
        """Store bytes ahead of a publish, from any number of processes; a collection in between may drop them."""
        with explained(self.root):
            self._layout.prepare()
            with self._layout.lock.together():
                return self._layout.blobs.put(contents)

    def publish(self, outputs: Iterable[Output], *, made_at: datetime, floor: int = 0) -> ReleaseResult:
        """Make these outputs, and nothing else, the live site, as a release numbered above `floor`."""
        with self._changing():
            manifest = Manifest.of(self._store(outputs))
            return self._release(manifest, "publish", made_at, floor)

    def rollback(self, to: int, *, made_at: datetime, floor: int = 0) -> ReleaseResult:
        """Make a new release with the content of a kept one; raises ReleaseNotFoundError."""
        with self._changing():
            manifest = self._layout.manifest(self._layout.releases.read(to).root)
            return self._release(manifest, "rollback", made_at, floor, of=to)

    def recover(self) -> None:
        """Clear up after a publish that died; every publish does this first."""
        with self._changing():
            pass

    def verify(self) -> tuple[Discrepancy, ...]:
        """Compare all bytes in the folder with its records; publishing waits meanwhile."""
        with self._looking():
            return tuple(find_faults(self._layout))

    def collect(self, keep: int = KEPT, *, dry_run: bool = True) -> Collected:
        """Delete all that none of the newest `keep` releases needs."""
        if dry_run:
            with self._looking():
                return plan_collection(self._layout, keep)
        with self._changing():
            return carry_out(self._layout, plan_collection(self._layout, keep))

    @contextmanager
    def _changing(self) -> Iterator[None]:
        with explained(self.root):
            self._layout.prepare()
            with self._layout.lock.alone():
                recover(self._layout)
                yield

    @contextmanager
    def _looking(self) -> Iterator[None]:
        with explained(self.root):
            if not self.root.is_dir():
                yield
                return
            with self._layout.lock.together():
                yield

    def _store(self, outputs: Iterable[Output]) -> Iterator[Entry]:
        """Store outputs as they come, some megabytes at a time, so that a large site need not fit into memory."""
        batch: list[tuple[Output, bytes]] = []
        waiting = 0
        for output in outputs:
            if isinstance(output.data, BlobRef):
                if not self._layout.blobs.holds(output.data):
                    raise OutputError(
                        f"{output.path!r}: its bytes, blob {output.data.sha256}, are not at {self.root}. "
                        "Store them there first, or publish the path with its bytes."
                    )
                yield _entry(output, output.data)
                continue
            batch.append((output, output.data))
            waiting += len(output.data)
            if waiting >= BATCH:
                yield from self._store_batch(batch)
                batch, waiting = [], 0
        yield from self._store_batch(batch)

    def _store_batch(self, batch: list[tuple[Output, bytes]]) -> Iterator[Entry]:
        blobs = self._layout.blobs.put(data for _, data in batch)
        return (_entry(output, blob) for (output, _), blob in zip(batch, blobs, strict=True))

    def _release(
        self, manifest: Manifest, kind: ReleaseKind, made_at: datetime, floor: int, of: int | None = None
    ) -> ReleaseResult:
        layout, live = self._layout, self.live()
        if live and live.manifest.root == manifest.root:
            return ReleaseResult.of(live.record, "unchanged", NOTHING)
        difference = compare(live.manifest if live else EMPTY, manifest)
        tree = layout.idle()
        record = ReleaseRecord(
            number=max([floor, *layout.releases.numbers()]) + 1,
            root=manifest.root,
            kind=kind,
            made_at=made_at,
            outputs=len(manifest),
            bytes=sum(entry.size for entry in manifest),
            added=len(difference.added),
            changed=len(difference.changed),
            removed=len(difference.removed),
            tree=tree,
            of=of,
        )
        layout.blobs.put(manifest.documents())
        assets = layout.assets.missing((*difference.added, *difference.changed))
        layout.journal.begin(Intent(number=record.number, tree=tree))
        touched = layout.assets.add(assets)
        touched |= layout.trees[tree].bring(compare(layout.held(tree), manifest))
        durable.sync(touched)
        layout.releases.write(record)
        self._read_back(tree, difference)
        layout.serve(tree)
        layout.journal.clear()
        return ReleaseResult.of(record, "published" if kind == "publish" else "rolled back", difference)

    def _read_back(self, tree: TreeName, difference: Difference) -> None:
        """Read one file of what changed. Before the pointer moves: a bad file must not be live while it is found."""
        files = [entry for entry in (*difference.added, *difference.changed) if not is_asset(entry.path)]
        if not files:
            return
        sample = min(files, key=lambda entry: (entry.size, entry.path))
        place = self._layout.trees[tree].folder / sample.path
        if digest_of_file(place) != sample.sha256:
            raise TargetDamagedError(
                f"{place}: reads back with other bytes than were written, so the release was not made live. "
                "Run a verification, replace the blobs it names from a copy, and check the disk."
            )


def _entry(output: Output, blob: BlobRef) -> Entry:
    return Entry(path=output.path, class_=output.class_, sha256=blob.sha256, size=blob.size)
