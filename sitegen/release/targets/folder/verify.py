"""Verification: reads every byte that a kept release needs and reports every difference."""

from collections.abc import Iterator

from sitegen.release.errors import ReleaseError
from sitegen.release.manifest import EMPTY, Manifest
from sitegen.release.output import is_asset
from sitegen.release.target import Discrepancy
from sitegen.release.targets.folder.blobs import digest_of_file
from sitegen.release.targets.folder.layout import Layout
from sitegen.release.targets.folder.trees import TreeName


def find_faults(layout: Layout) -> Iterator[Discrepancy]:
    """Compare blobs with their names, kept manifests with blobs, and both trees and the assets with their manifests."""
    unfinished = layout.journal.read()
    if unfinished:
        yield Discrepancy(
            kind="unfinished",
            place=str(layout.journal.path),
            what=f"the publish of release {unfinished.number} did not come to its end; the next one clears up after it",
        )
    yield from _damaged_blobs(layout)
    manifests: dict[int, Manifest] = {}
    for record in layout.releases:
        try:
            manifest = layout.manifest(record.root)
            missing = sorted(digest for digest in manifest.digests() if not layout.blobs.path(digest).exists())
        except ReleaseError as error:
            yield Discrepancy(kind="manifest", place=f"release {record.number}", what=str(error))
            continue
        manifests[record.number] = manifest
        for digest in missing:
            place = str(layout.blobs.path(digest))
            yield Discrepancy(kind="blob", place=place, what=f"is missing; release {record.number} needs it")
        yield from _wrong_assets(layout, manifest, record.number)
    served = layout.served()
    if served and not layout.releases.newest_in(served):
        yield Discrepancy(
            kind="manifest", place=str(layout.releases.folder), what=f"no record says what tree {served} holds"
        )
    for tree in layout.trees:
        if not (unfinished and tree == unfinished.tree != served):
            yield from _wrong_files(layout, tree, manifests)


def _damaged_blobs(layout: Layout) -> Iterator[Discrepancy]:
    for digest in layout.blobs.digests():
        path = layout.blobs.path(digest)
        if (found := digest_of_file(path)) != digest:
            yield Discrepancy(
                kind="blob", place=str(path), what=f"holds other bytes than its name says (sha256 {found})"
            )


def _wrong_assets(layout: Layout, manifest: Manifest, number: int) -> Iterator[Discrepancy]:
    for entry in manifest:
        if is_asset(entry.path) and not layout.assets.holds(entry):
            place = str(layout.root / entry.path)
            yield Discrepancy(kind="asset", place=place, what=f"is missing or has other bytes than in release {number}")


def _wrong_files(layout: Layout, name: TreeName, manifests: dict[int, Manifest]) -> Iterator[Discrepancy]:
    """Compare a tree with its release; skipped if that release cannot be read, which was reported already."""
    tree, record = layout.trees[name], layout.releases.newest_in(name)
    if record and record.number not in manifests:
        return
    holder = f"release {record.number}" if record else "an empty tree"
    wrong, strangers = tree.inspect(manifests[record.number] if record else EMPTY)
    for entry in wrong:
        place = str(tree.folder / entry.path)
        yield Discrepancy(kind="file", place=place, what=f"is missing or has other bytes than in {holder}")
    for path in strangers:
        yield Discrepancy(kind="file", place=str(tree.folder / path), what=f"is a file that is not in {holder}")
    for folder in tree.empty_folders():
        yield Discrepancy(kind="file", place=str(folder), what="is an empty folder")
