"""A tree is updated from one release to the next, and can be repaired in any state."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.release.manifest import EMPTY, Entry, Manifest, compare
from sitegen.release.targets.folder.blobs import BlobStore
from sitegen.release.targets.folder.trees import Tree
from tests.sitegen.release.sites import Files, files_below, in_tree, outputs


class Workbench:
    """A store with one tree, and manifests of sites whose bytes are in the store."""

    def __init__(self, folder: Path) -> None:
        for name in ("tmp", "blobs", "blobs/stamps", "a"):
            (folder / name).mkdir()
        self.blobs = BlobStore(folder / "blobs", folder / "tmp")
        self.tree = Tree(folder / "a", self.blobs, folder / "tmp" / "next")

    def manifest(self, files: Files) -> Manifest:
        blobs = self.blobs.put(files.values())
        return Manifest.of(
            Entry(path=output.path, class_=output.class_, sha256=blob.sha256, size=blob.size)
            for output, blob in zip(outputs(files), blobs, strict=True)
        )


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    return Workbench(tmp_path)


ONE = {"index.html": b"one", "a": b"file", "b/c/d.html": b"deep", "b/e.html": b"stays", "assets/site.1.css": b"p{}"}
TWO = {"index.html": b"two", "a/index.html": b"folder", "b/e.html": b"stays", "f/g.html": b"new", "b/c": b"file"}


def test_a_tree_goes_from_release_to_release_without_its_assets(bench: Workbench) -> None:
    one, two = bench.manifest(ONE), bench.manifest(TWO)
    bench.tree.bring(compare(EMPTY, one))
    assert files_below(bench.tree.folder) == in_tree(ONE)
    kept = (bench.tree.folder / "b" / "e.html").stat()

    touched = bench.tree.bring(compare(one, two))
    assert files_below(bench.tree.folder) == TWO
    assert (bench.tree.folder / "b" / "e.html").stat() == kept
    assert touched == {bench.tree.folder, *(bench.tree.folder / name for name in ("a", "b", "f"))}

    bench.tree.bring(compare(two, EMPTY))
    assert list(bench.tree.folder.iterdir()) == []


def test_files_of_a_tree_are_names_of_blobs(bench: Workbench) -> None:
    bench.tree.bring(compare(EMPTY, bench.manifest(ONE)))
    [index] = bench.blobs.put([b"one"])
    assert (bench.tree.folder / "index.html").samefile(bench.blobs.path(index.sha256))


def test_a_tree_in_any_state_can_be_mended(bench: Workbench) -> None:
    bench.tree.bring(compare(EMPTY, bench.manifest(ONE)))
    folder = bench.tree.folder
    (folder / "index.html").unlink()
    (folder / "index.html").mkdir()
    (folder / "b" / "e.html").unlink()
    (folder / "b" / "e.html").write_bytes(b"wrong")
    (folder / "a").unlink()
    (folder / "a").symlink_to("b")
    (folder / "stranger").symlink_to("b")
    (folder / "empty" / "empty").mkdir(parents=True)
    manifest = bench.manifest(ONE)
    wrong, strangers = bench.tree.inspect(manifest)
    assert sorted(entry.path for entry in wrong) == ["a", "b/e.html", "index.html"]
    assert strangers == ["stranger"]
    assert bench.tree.empty_folders() == [folder / "empty" / "empty", folder / "index.html"]

    bench.tree.mend(manifest)
    assert files_below(folder) == in_tree(ONE)
    assert bench.tree.inspect(manifest) == ([], [])
    assert bench.tree.empty_folders() == []


SITES = st.dictionaries(st.sampled_from(["a/b", "a/c/d", "e", "f/g/h", "f/i"]), st.sampled_from([b"1", b"2", b"33"]))


@given(SITES, SITES, st.integers(0, 5))
@settings(max_examples=40)
def test_half_of_a_change_is_mended_in_both_directions(
    tmp_path_factory: pytest.TempPathFactory, old: Files, new: Files, done: int
) -> None:
    for goal in (old, new):
        bench = Workbench(tmp_path_factory.mktemp("bench"))
        before, after = bench.manifest(old), bench.manifest(new)
        bench.tree.bring(compare(EMPTY, before))
        change = compare(before, after)
        part = type(change)(change.added[:done], change.changed[: done - 1], change.removed[: done - 2])
        bench.tree.bring(part)
        bench.tree.mend(bench.manifest(goal))
        assert files_below(bench.tree.folder) == goal
