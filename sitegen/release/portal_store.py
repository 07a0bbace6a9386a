"""All portals of an installation: which ones there are, and the target of each."""

from collections.abc import Mapping
from typing import Protocol, runtime_checkable

from sitegen.release.target import Target


class PortalStore(Protocol):
    """A place where the targets of all portals are. Every method may raise a ReleaseError."""

    def target(self, key: str) -> Target:
        """The target of a portal, which need not have been published yet."""

    def versions(self) -> Mapping[str, str]:
        """The keys of all portals that were published, each with a tag that changes whenever its records do.

        A server asks this once a second, so it has to be cheap: a few requests, however many portals there are.
        """


@runtime_checkable
class ServedByNginx(Protocol):
    """What a store can do besides if nginx can serve its files by the configuration in infra/nginx."""

    def nginx_map(self, prefixes: Mapping[str, str]) -> str:
        """The lines of the map from path prefixes to portals; `prefixes` has that of each portal by its key."""
