"""Which live portal answers for a path, by the addresses in their published records."""

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
    """A portal that is live: its record, where its files are, and the path it answers for."""

    portal: Portal
    target: Target
    prefix: str

    @property
    def key(self) -> str:
        """What names the portal."""
        return self.portal.id

    @property
    def base_url(self) -> str:
        """The address of its front page."""
        return self.portal.base_url


class LivePortals:
    """The live portals of a store, by the prefix of their address; for any number of threads.

    The store is asked at most once a second: a new portal or a new address shows within that time, and a request
    costs a dictionary look-up for each segment of its path.
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
        """All live portals, in the order of their addresses."""
        self._look()
        return sorted(self._by_prefix.values(), key=lambda live: live.base_url)

    def check(self) -> None:
        """Raises BuildError where two portals answer for one path: only one of them could be live."""
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

    def named(self, key: str) -> LivePortal | None:
        """The portal of a key."""
        self._look_again()
        return self._by_key.get(key)

    def front(self, host: str) -> LivePortal | None:
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
        found = sorted((live for _, live in self._read.values()), key=lambda live: live.base_url)
        self._by_prefix = {live.prefix: live for live in found}
        self._by_key = {live.key: live for live in found}
        self._at_root = {urlsplit(live.base_url).netloc: live for live in found if live.prefix == "/"}

    def _entries(self) -> Iterator[tuple[str, tuple[str, LivePortal]]]:
        """Read again only the records that changed."""
        for key, version in self._store.versions().items():
            known = self._read.get(key)
            if known and known[0] == version:
                yield key, known
            elif found := self._read_portal(key):
                yield key, (version, found)
            elif known:
                # Damaged records must not take a portal down, whose pages are unharmed.
                yield key, known

    def _read_portal(self, key: str) -> LivePortal | None:
        try:
            target = self._store.target(key)
            portal = read_published_portal(target)
        except ReleaseError as error:
            if self._faults.get(key) != str(error):  # It is tried again each second, and told once.
                _log.warning("portal %s cannot be looked up: %s", key, error)
            self._faults[key] = str(error)
            return None
        self._faults.pop(key, None)
        return LivePortal(portal, target, urlsplit(portal.base_url).path) if portal else None
