"""The one place that chooses how portals are stored and which search index is used; all other code receives both.

An address is a folder, or starts with the name of another kind, such as `memory://`. A new kind needs one more entry in
a table.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, TypeVar

from sitegen.errors import BuildError
from sitegen.release.portal_store import PortalStore
from sitegen.release.targets.folder.portals import FolderPortals
from sitegen.release.targets.memory import MemoryPortals
from sitegen.search.embedded import EmbeddedIndex
from sitegen.search.search_index import SearchIndex

Adapter = TypeVar("Adapter")
Openers = Mapping[str, Callable[[str], Adapter]]
"""Functions by kind of address; each receives the part after “kind://”."""

STORES: Final[Openers[PortalStore]] = {
    "file": lambda folder: FolderPortals(Path(folder)),
    "memory": lambda _: MemoryPortals(),
}

INDEXES: Final[Openers[SearchIndex]] = {
    "file": lambda folder: EmbeddedIndex(Path(folder)),
}


def open_portals(address: str | Path) -> PortalStore:
    """Open the portals at an address; raises BuildError for an unknown kind of address."""
    return _open(STORES, str(address), "portals")


def open_index(address: str | Path) -> SearchIndex:
    """Open the search index at an address. Call this in the process that uses the index, not before a fork."""
    return _open(INDEXES, str(address), "a search index")


def _open(openers: Openers[Adapter], address: str, what: str) -> Adapter:
    kind, mark, rest = address.partition("://")
    if not mark:
        kind, rest = "file", address
    if kind not in openers:
        known = " or ".join(f"{kind}://" for kind in openers)
        raise BuildError(f"{address}: is no address of {what}. Name a folder, or an address that starts with {known}.")
    return openers[kind](rest)
