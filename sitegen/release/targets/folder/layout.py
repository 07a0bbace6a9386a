"""The files in the folder of a portal.

blobs/     every content once, by its hash
a/  b/     two permanent trees of hard links to blobs
live       a symbolic link to the tree that is served
assets/    hashed files of all kept releases
releases/  a record of each kept release
records.jsonl  the content records as last published
tmp/       files that do not have their final name yet
journal.json, lock
"""

from pathlib import Path
from typing import Final

from sitegen.lock import Lock
from sitegen.release.errors import TargetDamagedError, TargetUnusableError
from sitegen.release.manifest import EMPTY, Manifest
from sitegen.release.output import is_asset
from sitegen.release.targets.folder import durable
from sitegen.release.targets.folder.assets import Assets
from sitegen.release.targets.folder.blobs import BlobStore
from sitegen.release.targets.folder.journal import Journal
from sitegen.release.targets.folder.release_log import ReleaseLog
from sitegen.release.targets.folder.trees import Tree, TreeName

RECORDS: Final = "records.jsonl"
"""The file of published records; a folder with this file is that of a published portal."""


class Layout:
    """The parts of one folder target; creating a Layout does not touch the disk."""

    def __init__(self, root: Path, waits: bool) -> None:
        self.root: Final = root
        self.temporary: Final = root / "tmp"
        self.scratch: Final = self.temporary / "next"
        self.blobs: Final = BlobStore(root / "blobs", self.temporary)
        self.trees: Final[dict[TreeName, Tree]] = {
            "a": Tree(root / "a", self.blobs, self.scratch),
            "b": Tree(root / "b", self.blobs, self.scratch),
        }
        self.assets: Final = Assets(root, self.blobs, self.scratch)
        self.releases: Final = ReleaseLog(root / "releases", self.scratch)
        self.journal: Final = Journal(root / "journal.json", self.scratch)
        self.lock: Final = Lock(root / "lock", waits)
        self.records: Final = root / RECORDS
        self._live = root / "live"

    def check(self) -> None:
        """Raise TargetUnusableError if hard links between the parts are impossible."""
        for folder in (self.root, *self.root.parents):
            if folder.exists() and not folder.is_dir():
                raise TargetUnusableError(f"{folder}: is not a folder. Choose another folder for this portal.")
        devices = {folder: folder.stat().st_dev for folder in self._folders() if folder.exists()}
        for folder, device in devices.items():
            if device != devices[self.root]:
                raise TargetUnusableError(
                    f"{folder}: lies on another file system than {self.root}, and hard links cannot lead there. "
                    "Keep the whole folder of a portal on one file system."
                )

    def prepare(self) -> None:
        """Make the folders that are missing."""
        for folder in (*reversed(self.root.parents), *self._folders()):
            if not folder.is_dir() and durable.make_folder(folder):
                durable.sync([folder.parent])

    def public(self, path: str) -> Path:
        """The file that a web server serves for a path of the live release, or for an asset of any kept one."""
        return (self.root if is_asset(path) else self._live) / path

    def served(self) -> TreeName | None:
        """The tree that the link `live` names; None before the first release."""
        try:
            name = str(self._live.readlink())
        except FileNotFoundError:
            return None
        except OSError as error:
            raise TargetDamagedError(
                f"{self._live}: is no symbolic link ({error.strerror}). Remove it, then publish again."
            ) from error
        for tree in self.trees:
            if name == tree:
                return tree
        raise TargetDamagedError(
            f"{self._live}: leads to {name!r}, which is neither of the trees a and b. "
            f"Point it back to the tree of the newest record in {self.releases.folder}."
        )

    def idle(self) -> TreeName:
        """The tree in which the next release is made."""
        return "b" if self.served() == "a" else "a"

    def serve(self, tree: TreeName) -> None:
        """Point the link `live` to a tree; at this moment its release goes live."""
        temporary = self.temporary / "live"
        temporary.symlink_to(tree)
        temporary.replace(self._live)
        durable.sync([self.root])
        if (found := self.served()) != tree:
            raise TargetDamagedError(
                f"{self._live}: was pointed to {tree} and reads {found}. Something else writes to this folder: stop it."
            )

    def manifest(self, root: str) -> Manifest:
        """Open the stored manifest with this root hash."""
        return Manifest.open(root, self.blobs.read)

    def held(self, tree: TreeName) -> Manifest:
        """The manifest of the release in a tree; not valid while the journal says that the tree is being changed."""
        record = self.releases.newest_in(tree)
        return self.manifest(record.root) if record else EMPTY

    def _folders(self) -> tuple[Path, ...]:
        trees = (tree.folder for tree in self.trees.values())
        parts = (self.blobs.folder, self.blobs.stamps, *trees, self.assets.folder, self.releases.folder)
        return (self.root, self.temporary, *parts)
