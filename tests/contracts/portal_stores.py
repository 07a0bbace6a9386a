"""Every kind of portal store. Add a new one to STORES: the contract tests then run on it, and it must pass."""

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
    """Open a store in memory once and return it on each call, because a newly opened store would be empty."""
    store = MemoryPortals()
    return lambda: store


STORES: dict[str, Callable[[Path], OpenStore]] = {"folder": in_folder, "memory": in_memory}
"""Each takes a folder of its own and returns a function that opens the same store again, as another process would."""
