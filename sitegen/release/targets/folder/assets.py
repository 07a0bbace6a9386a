"""The folder of assets: hashed files that stay until a collection finds that no kept release needs them.

So a page that was loaded just before a release went live still finds its styles and scripts afterwards.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from sitegen.release.errors import changed_asset
from sitegen.release.manifest import Entry
from sitegen.release.output import ASSETS, BlobRef, is_asset
from sitegen.release.targets.folder.blobs import BlobStore
from sitegen.release.targets.folder.links import holds_same_bytes, place
from sitegen.release.targets.folder.trees import make_folders


class Assets:
    """The folder `assets` of a target; `root` is the folder of the target, because paths start with `assets/`."""

    def __init__(self, root: Path, blobs: BlobStore, temporary: Path) -> None:
        self.folder = root / ASSETS
        self._root = root
        self._blobs = blobs
        self._temporary = temporary

    def missing(self, entries: Iterable[Entry]) -> list[Entry]:
        """The assets that must be added; raises OutputError if an existing one would change its bytes."""
        wanted = [entry for entry in entries if is_asset(entry.path) and not self.holds(entry)]
        for entry in wanted:
            if (self._root / entry.path).exists():
                raise changed_asset(entry.path)
        return wanted

    def add(self, entries: Iterable[Entry]) -> set[Path]:
        """Link assets into the folder; returns the folders to sync."""
        touched: set[Path] = set()
        for entry in entries:
            file = self._root / entry.path
            make_folders(file.parent, self.folder, touched)
            place(self._blobs.path(entry.sha256), file, self._temporary)
            touched.add(file.parent)
        return touched

    def holds(self, entry: Entry) -> bool:
        """Whether the asset exists with the right bytes."""
        blob = BlobRef(entry.sha256, entry.size)
        return holds_same_bytes(self._root / entry.path, self._blobs.path(entry.sha256), blob)

    def paths(self) -> Iterator[str]:
        """The paths of all assets in the folder, each starting with `assets/`."""
        for folder, folders, files in os.walk(self.folder):
            folders.sort()
            for name in sorted(files):
                yield (Path(folder) / name).relative_to(self._root).as_posix()

    def remove(self, path: str) -> None:
        """Delete an asset that no kept release needs, and the folders that become empty."""
        file = self._root / path
        file.unlink()
        while (folder := file.parent) != self.folder and not any(folder.iterdir()):
            folder.rmdir()
            file = folder
