"""Collection: the only place where anything that a release needed is deleted, and never part of a publish."""

import msgspec

from sitegen.release.collection import check_keep, needed_by
from sitegen.release.target import Collected
from sitegen.release.targets.folder import durable
from sitegen.release.targets.folder.layout import Layout


def plan_collection(layout: Layout, keep: int) -> Collected:
    """Find what none of the newest `keep` releases needs; TargetDamagedError where one of them cannot be read."""
    check_keep(keep)  # Never less than two, which also are the releases that the two trees hold.
    numbers = layout.releases.numbers()
    needed = needed_by(layout.manifest(layout.releases.read(number).root) for number in numbers[:keep])
    blobs = tuple(digest for digest in layout.blobs.digests() if digest not in needed.blobs)
    return Collected(
        releases=tuple(sorted(numbers[keep:])),
        assets=tuple(path for path in layout.assets.paths() if path not in needed.assets),
        blobs=blobs,
        bytes=sum(layout.blobs.path(digest).stat().st_size for digest in blobs),
        dry_run=True,
    )


def carry_out(layout: Layout, plan: Collected) -> Collected:
    """Delete what was planned. Needs the lock, from before the plan was made."""
    # Records go first: whatever stops us, no record is left whose content is gone.
    for number in plan.releases:
        layout.releases.remove(number)
    durable.sync([layout.releases.folder])
    for path in plan.assets:
        layout.assets.remove(path)
    for digest in plan.blobs:
        layout.blobs.remove(digest)
    for stamp in layout.blobs.orphans():
        stamp.unlink()
    return msgspec.structs.replace(plan, dry_run=False)
