"""The plan of a release: its number, its record, and what it changes."""

from datetime import timedelta

from sitegen.release.manifest import Entry, Manifest
from sitegen.release.plan import plan_release
from sitegen.release.target import LiveRelease
from tests.sitegen.release.sites import NOON


def manifest(**pages: str) -> Manifest:
    return Manifest.of(Entry(path=path, class_="page", sha256=digest, size=3) for path, digest in pages.items())


def test_the_first_release_adds_everything() -> None:
    record, difference = plan_release(manifest(a="1", b="2"), None, "publish", made_at=NOON, above=[0])
    assert (record.number, record.kind, record.made_at, record.of) == (1, "publish", NOON, None)
    assert (record.outputs, record.bytes, record.added, record.changed, record.removed) == (2, 6, 2, 0, 0)
    assert [entry.path for entry in difference.added] == ["a", "b"]


def test_a_later_release_is_compared_with_what_is_live_and_numbered_above_all() -> None:
    old, new = manifest(a="1", b="2"), manifest(a="3", c="4")
    first, _ = plan_release(old, None, "publish", made_at=NOON, above=[0])
    later = NOON + timedelta(days=1)
    record, difference = plan_release(new, LiveRelease(first, old), "rollback", made_at=later, above=[7, 1, 3], of=3)
    assert (record.number, record.kind, record.made_at, record.of) == (8, "rollback", later, 3)
    assert (record.root, record.added, record.changed, record.removed) == (new.root, 1, 1, 1)
    assert [entry.path for entry in (*difference.added, *difference.changed, *difference.removed)] == ["c", "a", "b"]
