"""Collection: the only place where anything that a release needed is deleted, and never part of a publish."""

import msgspec

from sitegen.release import durable
from sitegen.release.layout import Layout
from sitegen.release.output import is_asset
from sitegen.release.target import Collected

FEWEST = 2
"""The two standing trees hold the two newest releases."""


def plan_collection(layout: Layout, keep: int) -> Collected:
    """Find what none of the newest `keep` releases needs; TargetDamagedError where one of them cannot be read."""
    if keep < FEWEST:
        raise ValueError(f"keep: {keep} is too few. Keep at least {FEWEST} releases: the trees hold so many.")
    numbers = layout.releases.numbers()
    needed: set[str] = set()
    assets: set[str] = set()
    for number in numbers[:keep]:
        manifest = layout.manifest(layout.releases.read(number).root)
        needed |= manifest.digests()
        assets |= {entry.path for entry in manifest if is_asset(entry.path)}
    blobs = tuple(digest for digest in layout.blobs.digests() if digest not in needed)
    return Collected(
        releases=tuple(sorted(numbers[keep:])),
        assets=tuple(path for path in layout.assets.paths() if path not in assets),
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
