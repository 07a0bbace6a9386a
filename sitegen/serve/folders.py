"""Which portal answers for a path: a look at the folders of portals, refreshed when one changes."""

import math
import threading
import time
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import msgspec

from content_models.portal import Portal
from content_models.snapshot import Header
from sitegen.errors import BuildError
from sitegen.published_records import FILE


class Served(NamedTuple):
    """A portal that is live: its record, where it lies, and the path it answers for."""

    portal: Portal
    folder: Path
    prefix: str

    @property
    def key(self) -> str:
        """What names the portal."""
        return self.portal.id

    @property
    def base_url(self) -> str:
        """The address of its front page."""
        return self.portal.base_url


_line = msgspec.json.Decoder(Header | Portal)


class Folders:
    """The portals below one folder, by the prefix of their address.

    The folder is looked through at most once a second: a new portal or a new address shows within that time, and
    a request costs a dictionary look-up for each segment of its path.
    """

    def __init__(self, out: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self._out = out
        self._clock = clock
        self._looking = threading.Lock()
        self._looked_at = -math.inf
        self._read: dict[Path, tuple[int, Served]] = {}
        self._by_prefix: dict[str, Served] = {}
        self._by_key: dict[str, Served] = {}
        self._at_root: dict[str, Served] = {}

    def portals(self) -> list[Served]:
        """All live portals, in the order of their addresses."""
        self._look()
        return sorted(self._by_prefix.values(), key=lambda served: served.base_url)

    def check(self) -> None:
        """Raises BuildError where two portals answer for one path: only one of them could be served."""
        self._look()
        known: dict[str, Served] = {}
        for _, served in self._read.values():
            other = known.setdefault(served.prefix, served)
            if other is not served:
                raise BuildError(
                    f"“{other.key}” ({other.base_url}) and “{served.key}” ({served.base_url}) answer for one path. "
                    "Give one of them another base_url and build it again, or serve them from two folders."
                )

    def find(self, path: str) -> Served | None:
        """The portal that answers for a path, with or without the slash at the end of its prefix."""
        self._look_again()
        # Another thread may put a new dictionary in the place of this one.
        by_prefix = self._by_prefix
        prefix = path if path.endswith("/") else f"{path}/"
        while prefix:
            if prefix in by_prefix:
                return by_prefix[prefix]
            prefix = prefix[: prefix.rstrip("/").rfind("/") + 1]
        return None

    def keys(self) -> Collection[str]:
        """The keys of all live portals."""
        self._look_again()
        return self._by_key.keys()

    def named(self, key: str) -> Served | None:
        """The portal of a key."""
        self._look_again()
        return self._by_key.get(key)

    def front(self, host: str) -> Served | None:
        """The portal at the root of a host, else the one at the root of another, else the first."""
        self._look_again()
        return self._at_root.get(host) or next(iter((*self._at_root.values(), *self._by_key.values())), None)

    def _look_again(self) -> None:
        # The others wait: at the first request there would be no portal for them yet.
        with self._looking:
            if self._clock() - self._looked_at >= 1:
                self._read_all()

    def _look(self) -> None:
        with self._looking:
            self._read_all()

    def _read_all(self) -> None:
        self._looked_at = self._clock()
        self._read = dict(self._entries())
        found = sorted((served for _, served in self._read.values()), key=lambda served: served.base_url)
        self._by_prefix = {served.prefix: served for served in found}
        self._by_key = {served.key: served for served in found}
        self._at_root = {urlsplit(served.base_url).netloc: served for served in found if served.prefix == "/"}

    def _entries(self) -> Iterator[tuple[Path, tuple[int, Served]]]:
        """Read again only the files that changed: their first two lines are the header and the portal."""
        for path in sorted(self._out.glob(f"*/{FILE}")):
            changed = path.stat().st_mtime_ns
            if path in self._read and self._read[path][0] == changed:
                yield path, self._read[path]
                continue
            portal = _portal_in(path)
            if portal is None and path in self._read:
                # One damaged file must not take all portals down, nor its own, whose pages are unharmed.
                yield path, self._read[path]
            if portal is not None:
                yield path, (changed, Served(portal, path.parent, urlsplit(portal.base_url).path))


def _portal_in(path: Path) -> Portal | None:
    """The portal of a file of records; None where the file is damaged."""
    with path.open("rb") as lines:
        head = [lines.readline(), lines.readline()]
    try:
        portal = _line.decode(head[1])
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return portal if isinstance(portal, Portal) else None
