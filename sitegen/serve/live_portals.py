"""Finds the live portal that answers for a path, by the addresses in the published records."""

import logging
import math
import threading
import time
from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from content_models.portal import Portal
from sitegen.errors import BuildError
from sitegen.published_records import read_published_portal
from sitegen.release.errors import ReleaseError
from sitegen.release.portal_store import PortalStore
from sitegen.release.target import Target

_log = logging.getLogger(__name__)


class LivePortal(NamedTuple):
    """A live portal: its record, the target with its files, and the path prefix it answers for."""

    portal: Portal
    target: Target
    prefix: str

    @property
    def key(self) -> str:
        """The key of the portal."""
        return self.portal.id

    @property
    def base_url(self) -> str:
        """The address of the portal's front page."""
        return self.portal.base_url


class LivePortals:
    """The live portals of a store, by the path prefix of their address; safe for any number of threads.

    The store is queried at most once a second, so a new portal or address is known within that time. A request costs a
    dictionary look-up for each segment of its path.
    """

    def __init__(self, store: PortalStore, clock: Callable[[], float] = time.monotonic) -> None:
        self._store = store
        self._clock = clock
        self._looking = threading.Lock()
        self._looked_at = -math.inf
        self._read: dict[str, tuple[str, LivePortal]] = {}
        self._faults: dict[str, str] = {}
        self._by_prefix: dict[str, LivePortal] = {}
        self._by_key: dict[str, LivePortal] = {}
        self._at_root: dict[str, LivePortal] = {}

    def portals(self) -> list[LivePortal]:
        """All live portals, sorted by address."""
        self._look()
        return sorted(self._by_prefix.values(), key=lambda live: live.base_url)

    def check(self) -> None:
        """Raise BuildError if two portals answer for the same path, because only one of them could be reached."""
        self._look()
        known: dict[str, LivePortal] = {}
        for _, live in self._read.values():
            other = known.setdefault(live.prefix, live)
            if other is not live:
                raise BuildError(
                    f"“{other.key}” ({other.base_url}) and “{live.key}” ({live.base_url}) answer for one path. "
                    "Give one of them another base_url and build it again, or serve them from two folders."
                )

    def find(self, path: str) -> LivePortal | None:
        """The portal that answers for a path, with or without the slash at the end of the portal's prefix."""
        self._look_again()
        # Read the attribute once, because another thread may replace the dictionary.
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

    def named(self, key: str) -> LivePortal | None:
        """The portal with this key; None if it is not live."""
        self._look_again()
        return self._by_key.get(key)

    def front(self, host: str) -> LivePortal | None:
        """The portal at the root of this host, else the one at the root of another host, else the first, else None."""
        self._look_again()
        return self._at_root.get(host) or next(iter((*self._at_root.values(), *self._by_key.values())), None)

    def _look_again(self) -> None:
        # Other threads wait here; at the first request they would otherwise find no portals.
        with self._looking:
            if self._clock() - self._looked_at >= 1:
                self._read_all()

    def _look(self) -> None:
        with self._looking:
            self._read_all()

    def _read_all(self) -> None:
        self._looked_at = self._clock()
        self._read = dict(self._entries())
        found = sorted((live for _, live in self._read.values()), key=lambda live: live.base_url)
        self._by_prefix = {live.prefix: live for live in found}
        self._by_key = {live.key: live for live in found}
        self._at_root = {urlsplit(live.base_url).netloc: live for live in found if live.prefix == "/"}

    def _entries(self) -> Iterator[tuple[str, tuple[str, LivePortal]]]:
        """Yield the entries of all portals; only records that changed are read again."""
        for key, version in self._store.versions().items():
            known = self._read.get(key)
            if known and known[0] == version:
                yield key, known
            elif found := self._read_portal(key):
                yield key, (version, found)
            elif known:
                # Keep the known portal if its records are damaged, because its pages are intact.
                yield key, known

    def _read_portal(self, key: str) -> LivePortal | None:
        try:
            target = self._store.target(key)
            portal = read_published_portal(target)
        except ReleaseError as error:
            if self._faults.get(key) != str(error):  # Tried again every second, but logged once.
                _log.warning("portal %s cannot be looked up: %s", key, error)
            self._faults[key] = str(error)
            return None
        self._faults.pop(key, None)
        return LivePortal(portal, target, urlsplit(portal.base_url).path) if portal else None
