"""The intent of a publish, on the disk before the first file of a tree changes."""

from pathlib import Path

import msgspec

from sitegen.release.document import FORMAT, decode, encode
from sitegen.release.targets.folder import durable
from sitegen.release.targets.folder.trees import TreeName


class Intent(msgspec.Struct, frozen=True, kw_only=True):
    """Release `number` is being made in `tree`; until the pointer names that tree, the tree holds anything."""

    number: int
    tree: TreeName
    format: int = FORMAT


class Journal:
    """At most one intent; `temporary` is where it is written first."""

    def __init__(self, path: Path, temporary: Path) -> None:
        self.path = path
        self._temporary = temporary

    def begin(self, intent: Intent) -> None:
        """Note an intent; it is on the disk when this returns."""
        durable.replace_file(self.path, encode(intent), self._temporary)

    def read(self) -> Intent | None:
        """The intent of a publish that did not come to its end, if there is one."""
        try:
            return decode(self.path.read_bytes(), Intent, str(self.path))
        except FileNotFoundError:
            return None

    def clear(self) -> None:
        """Forget the intent. Not synced: an intent that comes back after a power cut is seen to be done."""
        self.path.unlink()
