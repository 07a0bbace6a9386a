"""A store of portals below one folder, each in a subfolder that is named by its key."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from sitegen.release.targets.folder.layout import RECORDS
from sitegen.release.targets.folder.target import FolderTarget


class FolderPortals:
    """A store of portals in a folder, which may not exist yet."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def target(self, key: str) -> FolderTarget:
        """The target of a portal, which may not have been published yet."""
        return FolderTarget(self.root / key)

    def versions(self) -> Mapping[str, str]:
        """The keys of all published portals, each with a tag that changes whenever the portal's records change."""
        found: dict[str, str] = {}
        for path in sorted(self.root.glob(f"*/{RECORDS}")):
            # The folder of a portal may be removed meanwhile.
            with suppress(FileNotFoundError):
                status = path.stat()
                found[path.parent.name] = f"{status.st_mtime_ns:x}-{status.st_ino:x}"
        return found

    def nginx_map(self, prefixes: Mapping[str, str]) -> str:
        """The lines of the nginx map from path prefixes to portals; a portal at the root needs none."""
        inner = ((prefix.strip("/"), key) for key, prefix in prefixes.items())
        return "".join(f"{prefix:30} {key};\n" for prefix, key in inner if prefix)
