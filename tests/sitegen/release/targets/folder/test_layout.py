"""The folder of a portal: its parts, its pointer, and the places where it cannot work."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from sitegen.release.errors import TargetDamagedError, TargetUnusableError
from sitegen.release.targets.folder.layout import Layout


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    layout = Layout(tmp_path / "out" / "mic", waits=True)
    layout.prepare()
    return layout


def test_all_parts_are_made_below_one_folder(layout: Layout) -> None:
    assert {path.name for path in layout.root.iterdir()} == {"a", "b", "assets", "blobs", "releases", "tmp"}
    layout.prepare()
    layout.check()


def test_making_a_layout_touches_nothing(tmp_path: Path) -> None:
    layout = Layout(tmp_path / "out", waits=True)
    layout.check()
    assert layout.served() is None
    assert list(tmp_path.iterdir()) == []


def test_the_pointer_goes_from_tree_to_tree(layout: Layout) -> None:
    assert (layout.served(), layout.idle()) == (None, "a")
    layout.serve("a")
    assert (layout.served(), layout.idle()) == ("a", "b")
    layout.serve("b")
    assert (layout.served(), layout.idle()) == ("b", "a")
    assert (layout.root / "live").readlink() == Path("b")


def test_a_pointer_to_elsewhere_is_named(layout: Layout) -> None:
    (layout.root / "live").symlink_to("/etc")
    with pytest.raises(TargetDamagedError, match="/live: leads to '/etc', which is neither"):
        layout.served()


def test_a_folder_in_the_place_of_the_pointer_is_named(layout: Layout) -> None:
    (layout.root / "live").mkdir()
    with pytest.raises(TargetDamagedError, match=r"/live: is no symbolic link .* Remove it"):
        layout.served()


def test_a_pointer_that_another_program_moves_is_noticed(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Layout, "served", lambda _: "b")
    with pytest.raises(TargetDamagedError, match=r"was pointed to a and reads b. Something else writes"):
        layout.serve("a")


def test_a_file_cannot_be_the_folder_of_a_portal(tmp_path: Path) -> None:
    (tmp_path / "mic").write_bytes(b"")
    for root in (tmp_path / "mic", tmp_path / "mic" / "site"):
        with pytest.raises(TargetUnusableError, match=r"/mic: is not a folder\. Choose another folder"):
            Layout(root, waits=True).check()


def test_parts_on_two_file_systems_are_refused(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.stat

    def stat(path: Path, **options: bool) -> object:
        status = real(path, **options)
        return SimpleNamespace(st_dev=999, st_mode=status.st_mode) if path == layout.assets.folder else status

    monkeypatch.setattr(Path, "stat", stat)
    with pytest.raises(TargetUnusableError, match=f"{layout.assets.folder}: lies on another file system than"):
        layout.check()
