"""All portals of an installation, and the target of each."""

from collections.abc import Mapping
from typing import Protocol, runtime_checkable

from sitegen.release.target import Target


class PortalStore(Protocol):
    """A store with the targets of all portals. Every method may raise a ReleaseError."""

    def target(self, key: str) -> Target:
        """The target of a portal, which may not have been published yet."""

    def versions(self) -> Mapping[str, str]:
        """The keys of all published portals, each with a tag that changes whenever the portal's records change.

        A server calls this once a second, so it must be cheap: a few requests, regardless of the number of portals.
        """


@runtime_checkable
class ServedByNginx(Protocol):
    """An optional ability of a store: nginx can serve its files with the configuration in infra/nginx."""

    def nginx_map(self, prefixes: Mapping[str, str]) -> str:
        """The lines of the nginx map from path prefixes to portals; `prefixes` has the prefix of each portal by key."""
