"""Recovery finishes or undoes an interrupted publish."""

from pathlib import Path

import pytest

from sitegen.release.targets.folder.journal import Intent
from sitegen.release.targets.folder.layout import Layout
from sitegen.release.targets.folder.recovery import recover
from sitegen.release.targets.folder.target import FolderTarget
from tests.sitegen.release.sites import NOON, files_below, outputs

OLD, NEW = {"index.html": b"old"}, {"index.html": b"new", "a/b.html": b"more"}


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    """A folder in which NEW is live in tree b, and tree a holds OLD."""
    target = FolderTarget(tmp_path)
    for files in (OLD, NEW):
        target.publish(outputs(files), made_at=NOON)
    return Layout(tmp_path, waits=True)


def test_without_an_intent_no_tree_is_looked_at(layout: Layout) -> None:
    (layout.trees["a"].folder / "stranger").write_bytes(b"")
    recover(layout)
    assert files_below(layout.trees["a"].folder) == {**OLD, "stranger": b""}


def test_files_on_their_way_are_cleared_away(layout: Layout) -> None:
    (layout.temporary / "next").write_bytes(b"half")
    (layout.temporary / "live").symlink_to("a")
    recover(layout)
    assert list(layout.temporary.iterdir()) == []


def test_an_intent_before_the_pointer_moved_is_undone(layout: Layout) -> None:
    layout.journal.begin(Intent(number=3, tree="a"))
    (layout.releases.folder / "00000003.json").write_bytes((layout.releases.folder / "00000002.json").read_bytes())
    (layout.trees["a"].folder / "index.html").unlink()
    (layout.trees["a"].folder / "half").write_bytes(b"")
    recover(layout)
    assert layout.journal.read() is None
    assert layout.releases.numbers() == [2, 1]
    assert files_below(layout.trees["a"].folder) == OLD
    assert files_below(layout.root / "live") == NEW


def test_an_intent_after_the_pointer_moved_is_done(layout: Layout) -> None:
    layout.journal.begin(Intent(number=2, tree="b"))
    recover(layout)
    assert layout.journal.read() is None
    assert layout.releases.numbers() == [2, 1]
    assert files_below(layout.trees["b"].folder) == NEW
