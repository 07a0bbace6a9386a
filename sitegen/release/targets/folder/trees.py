"""A permanent tree: the files of one release as hard links to blobs, to be served or changed into the next release."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from sitegen.release.manifest import Difference, Entry, Manifest
from sitegen.release.output import BlobRef, is_asset
from sitegen.release.targets.folder import durable
from sitegen.release.targets.folder.blobs import BlobStore
from sitegen.release.targets.folder.links import holds_same_bytes, place

TreeName = Literal["a", "b"]


class Tree:
    """One of the two trees of a folder target. Assets are not in it, because they stay longer than a release."""

    def __init__(self, folder: Path, blobs: BlobStore, temporary: Path) -> None:
        self.folder = folder
        self._blobs = blobs
        self._temporary = temporary

    def bring(self, difference: Difference) -> set[Path]:
        """Apply the changes from the release in this tree to another one; returns the folders to sync."""
        return self._apply(
            (entry.path for entry in difference.removed if not is_asset(entry.path)),
            (entry for entry in (*difference.changed, *difference.added) if not is_asset(entry.path)),
        )

    def mend(self, manifest: Manifest) -> None:
        """Make the tree contain a release, whatever it contains now; the caller syncs the file system."""
        for folder in self.empty_folders():
            self._prune(folder, set())
        wrong, strangers = self.inspect(manifest)
        self._apply(strangers, wrong)

    def inspect(self, manifest: Manifest) -> tuple[list[Entry], list[str]]:
        """Entries that are missing or differ, and paths of unexpected files; reads bytes of copies, not of links."""
        expected = {entry.path: entry for entry in manifest if not is_asset(entry.path)}
        strangers = [path for path in self._paths() if path not in expected]
        wrong = [entry for entry in expected.values() if not self._holds(entry)]
        return wrong, strangers

    def empty_folders(self) -> list[Path]:
        """Folders without any file; a server would answer them differently from a missing page."""
        return [folder for folder in self._folders() if not any(folder.iterdir())]

    def _apply(self, removed: Iterable[str], placed: Iterable[Entry]) -> set[Path]:
        # Remove first, because a page may become a folder of pages, or the other way round.
        touched: set[Path] = set()
        for path in removed:
            file = self.folder / path
            file.unlink(missing_ok=True)
            touched.add(file.parent)
            self._prune(file.parent, touched)
        for entry in placed:
            file = self.folder / entry.path
            make_folders(file.parent, self.folder, touched)
            place(self._blobs.path(entry.sha256), file, self._temporary)
            touched.add(file.parent)
        return touched

    def _holds(self, entry: Entry) -> bool:
        blob = BlobRef(entry.sha256, entry.size)
        return holds_same_bytes(self.folder / entry.path, self._blobs.path(entry.sha256), blob)

    def _prune(self, folder: Path, touched: set[Path]) -> None:
        """Remove a folder and its parents as far as they are empty."""
        while folder != self.folder and not (folder.is_dir() and any(folder.iterdir())):
            if folder.is_dir():
                folder.rmdir()
            touched.discard(folder)
            folder = folder.parent
            touched.add(folder)

    def _paths(self) -> Iterator[str]:
        for folder, folders, files in os.walk(self.folder):
            folders.sort()
            links = (name for name in folders if (Path(folder) / name).is_symlink())
            for name in sorted((*files, *links)):
                yield (Path(folder) / name).relative_to(self.folder).as_posix()

    def _folders(self) -> Iterator[Path]:
        for folder, folders, _ in os.walk(self.folder):
            folders.sort()
            if Path(folder) != self.folder:
                yield Path(folder)


def make_folders(folder: Path, top: Path, touched: set[Path]) -> None:
    """Make a folder and its parents below `top`; adds the folders that get a new entry to `touched`."""
    missing: list[Path] = []
    while folder != top and not folder.is_dir():
        missing.append(folder)
        folder = folder.parent
    for each in reversed(missing):
        if durable.make_folder(each):
            touched.add(each.parent)
