"""What a collection must keep; the same for every kind of target."""

from collections.abc import Iterable
from typing import NamedTuple

from sitegen.release.manifest import Manifest
from sitegen.release.output import is_asset

FEWEST = 2
"""The live release and the one before it, so that a rollback is always possible."""


class Needed(NamedTuple):
    """The hashes of blobs and the paths of assets that releases need."""

    blobs: set[str]
    assets: set[str]


def check_keep(keep: int) -> None:
    """Raise ValueError if fewer releases than FEWEST would be kept."""
    if keep < FEWEST:
        raise ValueError(
            f"keep: {keep} is too few. Keep at least {FEWEST} releases: the live one and the one before it."
        )


def needed_by(manifests: Iterable[Manifest]) -> Needed:
    """The blobs and assets that the releases with these manifests need."""
    needed = Needed(set(), set())
    for manifest in manifests:
        needed.blobs.update(manifest.digests())
        needed.assets.update(entry.path for entry in manifest if is_asset(entry.path))
    return needed
