"""Which portal answers for a path: a look at the folders of portals, refreshed when one changes."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import msgspec

from content_models.portal import Portal
from content_models.snapshot import Header
from sitegen.kept import FILE


class Served(NamedTuple):
    """A portal that is live: its key, where it lies, the path it answers for, and its other languages."""

    key: str
    folder: Path
    base_url: str
    prefix: str
    locales: tuple[str, ...]


_line = msgspec.json.Decoder(Header | Portal)


class Folders:
    """The portals below one folder, by the prefix of their address."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self._seen: dict[Path, tuple[int, Served]] = {}

    def portals(self) -> list[Served]:
        """All live portals, the longest prefix first."""
        self._seen = dict(self._look())
        return sorted(
            (served for _, served in self._seen.values()), key=lambda served: (-len(served.prefix), served.key)
        )

    def find(self, path: str) -> Served | None:
        """The portal that answers for a path, with or without the slash at the end of its prefix."""
        return next((served for served in self.portals() if f"{path}/".startswith(served.prefix)), None)

    def _look(self) -> Iterator[tuple[Path, tuple[int, Served]]]:
        """Read again only the files that changed: their first two lines are the header and the portal."""
        for path in self._out.glob(f"*/{FILE}"):
            changed = path.stat().st_mtime_ns
            if self._seen.get(path, (0,))[0] == changed:
                yield path, self._seen[path]
                continue
            with path.open("rb") as lines:
                next(lines)
                portal = _line.decode(next(lines))
            if isinstance(portal, Portal):
                prefix = urlsplit(portal.base_url).path
                yield path, (changed, Served(portal.id, path.parent, portal.base_url, prefix, portal.locales[1:]))
