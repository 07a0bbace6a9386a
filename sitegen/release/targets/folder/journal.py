"""The intent of a publish, which is on the disk before the first file of a tree changes."""

from pathlib import Path

import msgspec

from sitegen.release.document import FORMAT, decode, encode
from sitegen.release.targets.folder import durable
from sitegen.release.targets.folder.trees import TreeName


class Intent(msgspec.Struct, frozen=True, kw_only=True):
    """Release `number` is being made in `tree`; the content of the tree is undefined until the link `live` names it."""

    number: int
    tree: TreeName
    format: int = FORMAT


class Journal:
    """Stores at most one intent; it is first written to `temporary`."""

    def __init__(self, path: Path, temporary: Path) -> None:
        self.path = path
        self._temporary = temporary

    def begin(self, intent: Intent) -> None:
        """Store an intent; it is on the disk when this returns."""
        durable.replace_file(self.path, encode(intent), self._temporary)

    def read(self) -> Intent | None:
        """The intent of an interrupted publish, or None."""
        try:
            return decode(self.path.read_bytes(), Intent, str(self.path))
        except FileNotFoundError:
            return None

    def clear(self) -> None:
        """Delete the intent. It is not synced: if it reappears after a power cut, recovery sees that it was done."""
        self.path.unlink()
