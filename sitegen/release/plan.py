"""Plans the next release of a target before anything is written; the same for every kind of target."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from sitegen.release.manifest import EMPTY, Difference, Manifest, compare
from sitegen.release.record import ReleaseKind, ReleaseRecord
from sitegen.release.target import LiveRelease


class ReleasePlan(NamedTuple):
    """The record of the next release, and its changes from the live one."""

    record: ReleaseRecord
    difference: Difference


def is_live(live: LiveRelease, manifest: Manifest, address: str) -> bool:
    """Whether this site is live already, so that no release is needed."""
    return live.manifest.root == manifest.root and live.record.address == address


def plan_release(
    manifest: Manifest,
    live: LiveRelease | None,
    kind: ReleaseKind,
    *,
    made_at: datetime,
    above: Iterable[int],
    address: str = "",
    of: int | None = None,
) -> ReleasePlan:
    """Plan the release of a manifest; its number is higher than all of `above`."""
    difference = compare(live.manifest if live else EMPTY, manifest)
    record = ReleaseRecord(
        number=max(above) + 1,
        root=manifest.root,
        kind=kind,
        made_at=made_at,
        outputs=len(manifest),
        bytes=sum(entry.size for entry in manifest),
        added=len(difference.added),
        changed=len(difference.changed),
        removed=len(difference.removed),
        of=of,
        address=address,
    )
    return ReleasePlan(record, difference)
