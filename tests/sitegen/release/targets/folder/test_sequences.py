"""Whatever was published, rolled back, collected or broken off: the live site is the last one published."""

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from sitegen.release.errors import OutputError, ReleaseNotFoundError
from sitegen.release.paths import check_together
from sitegen.release.targets.folder.target import FolderTarget
from tests.sitegen.release.conftest import IN_MEMORY
from tests.sitegen.release.sites import NOON, Files, among_assets, files_below, in_tree, outputs, shown
from tests.sitegen.release.targets.folder.disk_faults import Disk, Operation, watched


def fitting(files: dict[str, bytes]) -> dict[str, bytes]:
    """Leave out what cannot stand beside the paths before it."""
    site: dict[str, bytes] = {}
    for path, data in files.items():
        with suppress(OutputError):
            check_together([*site, path])
            site[path] = data
    return site


# Few names and few contents, so that a path often changes, comes back, or turns from a file into a folder.
PAGES = st.dictionaries(
    st.sampled_from(["index.html", "a", "a/b", "a/b/c.html", "a/d.html", "e/f.xml", "e/g/h/i.json", "en/index.html"]),
    st.sampled_from([b"", b"one", b"two", b"six", b"seven"]),
).map(fitting)
ASSETS = st.sets(st.sampled_from(["1", "2", "3"])).map(
    lambda names: {f"assets/site.{name}.css": f"/* {name} */".encode() for name in names}
)


class Death(BaseException):
    """The end of a process, as far as one can have it without ending it."""


def die(operation: Operation) -> None:
    raise Death


class Sequences(RuleBasedStateMachine):
    """The model is a dictionary of what each release holds."""

    @initialize(pages=PAGES, assets=ASSETS)
    def start(self, pages: Files, assets: Files) -> None:
        self.folder = Path(tempfile.mkdtemp(dir=IN_MEMORY if IN_MEMORY.is_dir() else None, prefix="motcua-"))
        self.root = self.folder / "cổng"
        self.target = FolderTarget(self.root)
        self.releases: dict[int, Files] = {}
        self.broken_off = False
        self.publish(pages, assets, 0)

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    @rule(pages=PAGES, assets=ASSETS, floor=st.integers(0, 30))
    def publish_anything(self, pages: Files, assets: Files, floor: int) -> None:
        self.publish(pages, assets, floor)

    def publish(self, pages: Files, assets: Files, floor: int) -> None:
        files = {**pages, **assets}
        release = self.target.publish(outputs(files), made_at=NOON, floor=floor)
        self.check(release.number, files, floor, unchanged=release.outcome == "unchanged")

    @rule(data=st.data(), floor=st.integers(0, 30))
    def roll_back(self, data: st.DataObject, floor: int) -> None:
        number = data.draw(st.sampled_from(sorted(self.releases)))
        release = self.target.rollback(number, made_at=NOON, floor=floor)
        self.check(release.number, self.releases[number], floor, unchanged=release.outcome == "unchanged")

    @rule(pages=PAGES, assets=ASSETS, at=st.integers(0, 150))
    def die_while_publishing(self, pages: Files, assets: Files, at: int) -> None:
        files = {**pages, **assets}
        try:
            with watched(Disk(at, die)):
                self.target.publish(outputs(files), made_at=NOON)
        except Death:
            self.broken_off = True
        live = FolderTarget(self.root).live()
        if live and live.record.number > max(self.releases, default=0):
            self.releases[live.record.number] = files

    @rule(keep=st.integers(2, 4))
    def collect(self, keep: int) -> None:
        planned = self.target.collect(keep)
        gone = sorted(self.releases)[:-keep]
        collected = self.target.collect(keep, dry_run=False)
        self.broken_off = False
        assert collected.releases == tuple(gone)
        assert set(planned.releases) >= set(collected.releases)
        for number in gone:
            del self.releases[number]
            with pytest.raises(ReleaseNotFoundError):
                self.target.rollback(number, made_at=NOON)

    @invariant()
    def the_live_site_is_the_last_published(self) -> None:
        live = FolderTarget(self.root).live()
        assert (live.record.number if live else 0) == max(self.releases, default=0)
        if live is None:
            return
        files = self.releases[live.record.number]
        assert shown(self.root) == in_tree(files)
        assert {entry.path: self.target.read(entry.path) for entry in live.manifest} == files

    @invariant()
    def every_kept_release_is_whole(self) -> None:
        assets = {f"assets/{path}": data for path, data in files_below(self.root / "assets").items()}
        for files in self.releases.values():
            assert among_assets(files).items() <= assets.items()
        faults = self.target.verify()
        assert all(fault.kind == "unfinished" for fault in faults) if self.broken_off else faults == ()

    def check(self, number: int, files: Files, floor: int, *, unchanged: bool) -> None:
        self.broken_off = False
        newest = max(self.releases, default=0)
        assert number == (newest if unchanged else max(newest, floor) + 1)
        assert unchanged == (newest > 0 and self.releases[newest] == files)
        self.releases[number] = files


TestSequences = Sequences.TestCase
TestSequences.settings = settings(max_examples=80, stateful_step_count=20)
