"""Collection: the only place where parts of old releases are deleted. It is never part of a publish."""

import msgspec

from sitegen.release.collection import check_keep, needed_by
from sitegen.release.target import Collected
from sitegen.release.targets.folder import durable
from sitegen.release.targets.folder.layout import Layout


def plan_collection(layout: Layout, keep: int) -> Collected:
    """Find what none of the newest `keep` releases needs; raises TargetDamagedError if one of them is unreadable."""
    check_keep(keep)  # At least two, which are also the releases in the two trees.
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
    """Delete what was planned. The lock must be held since before the plan was made."""
    # Delete records first, so that after an interruption no record remains whose content is gone.
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
