"""The one place that chooses where portals stand and what searches them; everything else receives both."""

from pathlib import Path

from sitegen.release.folder import FolderTarget
from sitegen.release.target import Target
from sitegen.search.embedded import EmbeddedIndex
from sitegen.search.search_index import SearchIndex


def open_target(folder: Path, portal: str) -> Target:
    """Where the releases of a portal stand."""
    return FolderTarget(folder / portal)


def open_index(folder: Path) -> SearchIndex:
    """What searches all portals; to be opened in the process that uses it, not before a fork."""
    return EmbeddedIndex(folder)
