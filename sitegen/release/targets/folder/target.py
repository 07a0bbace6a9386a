"""A target that stores one portal's releases in a folder which a web server serves."""

import errno
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import msgspec

from sitegen.release.errors import TargetDamagedError
from sitegen.release.manifest import Difference, Manifest, compare
from sitegen.release.output import BlobRef, Output, is_asset
from sitegen.release.paths import is_path
from sitegen.release.plan import is_live, plan_release
from sitegen.release.record import ReleaseKind, ReleaseRecord
from sitegen.release.release_result import ReleaseResult
from sitegen.release.storing import store_outputs
from sitegen.release.target import KEPT, Collected, Discrepancy, LiveRelease
from sitegen.release.targets.folder import durable
from sitegen.release.targets.folder.blobs import digest_of_file
from sitegen.release.targets.folder.collect import carry_out, plan_collection
from sitegen.release.targets.folder.disk_errors import explained, open_for_reading
from sitegen.release.targets.folder.journal import Intent
from sitegen.release.targets.folder.layout import Layout
from sitegen.release.targets.folder.recovery import recover
from sitegen.release.targets.folder.release_log import TreeRecord
from sitegen.release.targets.folder.trees import TreeName
from sitegen.release.targets.folder.verify import find_faults


class FolderTarget:
    """The folder of a portal; `layout.py` describes its files, and decision 0002 gives the reasons.

    To serve `live/`, open each file through the link in one call: the result is the bytes of one release. A server that
    keeps the resolved folder for longer than a whole publish may find files of a later release in it.
    """

    def __init__(self, root: Path, *, waits: bool = True) -> None:
        """`waits` decides whether a second publisher waits for the first or gets TargetBusyError."""
        self.root = root
        self._layout = Layout(root, waits)
        with explained(root):
            self._layout.check()

    def live(self) -> LiveRelease | None:
        """The release that is live; None before the first. Needs no lock and may be called at any time."""
        with explained(self.root):
            served = self._layout.served()
            while served:
                record = self._layout.releases.newest_in(served)
                # If the link was switched meanwhile, this may be the record of a release that is still being made.
                before, served = served, self._layout.served()
                if before == served:
                    if record is None:
                        raise TargetDamagedError(
                            f"{self._layout.releases.folder}: no record says what {self.root / 'live'} shows. "
                            "Restore the folder from a copy, or remove `live` and publish anew."
                        )
                    return LiveRelease(record, self._layout.manifest(record.root))
            return None

    def releases(self) -> tuple[ReleaseRecord, ...]:
        """The records of all kept releases, newest first."""
        return tuple(self._layout.releases)

    def read(self, path: str) -> bytes | None:
        """The bytes for a path, from the live release or from an asset of any kept release; None if there are none."""
        file = self.open_file(path)
        if file is None:
            return None
        with file:
            return file.read()

    def open_file(self, path: str) -> BinaryIO | None:
        """Open what `read` would return in one step, so that a release which goes live meanwhile cannot mix with it."""
        return open_for_reading(self._layout.public(path)) if is_path(path) else None

    def put(self, contents: Iterable[bytes]) -> list[BlobRef]:
        """Store bytes ahead of a publish, from any number of processes; a collection in between may delete them."""
        with explained(self.root):
            self._layout.prepare()
            with self._layout.lock.together():
                return self._layout.blobs.put(contents)

    def publish(
        self, outputs: Iterable[Output], *, made_at: datetime, floor: int = 0, address: str = ""
    ) -> ReleaseResult:
        """Make exactly these outputs the live site, as a release with a number above `floor`."""
        with self._changing():
            manifest = Manifest.of(store_outputs(outputs, self._layout.blobs, str(self.root)))
            return self._release(manifest, "publish", address, made_at, floor)

    def rollback(self, to: int, *, made_at: datetime, floor: int = 0) -> ReleaseResult:
        """Make a new release with the content and the address of a kept one; raises ReleaseNotFoundError."""
        with self._changing():
            kept = self._layout.releases.read(to)
            return self._release(self._layout.manifest(kept.root), "rollback", kept.address, made_at, floor, of=to)

    def open_records(self) -> BinaryIO | None:
        """Open the records as last published, from the start, for the caller to close; None if there are none."""
        return open_for_reading(self._layout.records, missing={errno.ENOENT})

    def write_records(self, records: bytes) -> None:
        """Replace the published records atomically; a reader that has them open continues to read the old ones."""
        with self._changing():
            durable.replace_file(self._layout.records, records, self._layout.scratch)

    def recover(self) -> None:
        """Clean up after an interrupted publish; every publish starts with this."""
        with self._changing():
            pass

    def verify(self) -> tuple[Discrepancy, ...]:
        """Compare all bytes in the folder with its records; publishing waits until this is done."""
        with self._looking():
            return tuple(find_faults(self._layout))

    def collect(self, keep: int = KEPT, *, dry_run: bool = True) -> Collected:
        """Delete everything that none of the newest `keep` releases needs."""
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

    def _release(
        self, manifest: Manifest, kind: ReleaseKind, address: str, made_at: datetime, floor: int, of: int | None = None
    ) -> ReleaseResult:
        layout, live = self._layout, self.live()
        if live and is_live(live, manifest, address):
            return ReleaseResult.unchanged(live.record)
        above = [floor, *layout.releases.numbers()]
        planned, difference = plan_release(manifest, live, kind, made_at=made_at, above=above, address=address, of=of)
        tree = layout.idle()
        record = TreeRecord(**msgspec.structs.asdict(planned), tree=tree)
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
        return ReleaseResult.released(record, difference)

    def _read_back(self, tree: TreeName, difference: Difference) -> None:
        """Read back the smallest changed file before the switch, so that bytes damaged by the disk do not go live."""
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
