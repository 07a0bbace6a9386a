"""The portals below one folder, each in a folder of its own that bears its key."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from sitegen.release.targets.folder.layout import RECORDS
from sitegen.release.targets.folder.target import FolderTarget


class FolderPortals:
    """A store of portals in a folder, which need not be there yet."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def target(self, key: str) -> FolderTarget:
        """The target of a portal, which need not have been published yet."""
        return FolderTarget(self.root / key)

    def versions(self) -> Mapping[str, str]:
        """The keys of all portals that were published, each with a tag that changes whenever its records do."""
        found: dict[str, str] = {}
        for path in sorted(self.root.glob(f"*/{RECORDS}")):
            # Somebody may remove a portal's folder while we look.
            with suppress(FileNotFoundError):
                status = path.stat()
                found[path.parent.name] = f"{status.st_mtime_ns:x}-{status.st_ino:x}"
        return found

    def nginx_map(self, prefixes: Mapping[str, str]) -> str:
        """The lines of the map from path prefixes to portals; a portal at the root has none."""
        inner = ((prefix.strip("/"), key) for key, prefix in prefixes.items())
        return "".join(f"{prefix:30} {key};\n" for prefix, key in inner if prefix)
