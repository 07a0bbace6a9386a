"""Every kind of store of portals. A new one adds itself to STORES and must pass."""

from collections.abc import Callable
from pathlib import Path

from sitegen.release.portal_store import PortalStore
from sitegen.release.target import Target
from sitegen.release.targets.folder.portals import FolderPortals
from sitegen.release.targets.memory import MemoryPortals

OpenStore = Callable[[], PortalStore]
OpenTarget = Callable[[], Target]


def in_folder(folder: Path) -> OpenStore:
    return lambda: FolderPortals(folder)


def in_memory(folder: Path) -> OpenStore:
    """No other process sees this one; so it is opened once, and each test gets targets of its own."""
    store = MemoryPortals()
    return lambda: store


STORES: dict[str, Callable[[Path], OpenStore]] = {"folder": in_folder, "memory": in_memory}
"""Each gets a folder for its own use, and opens the same store anew each time, as another process would."""
