"""Assets are added and stay; the bytes under a name never change."""

from pathlib import Path

import pytest

from sitegen.release.errors import OutputError
from sitegen.release.manifest import Entry
from sitegen.release.targets.folder.assets import Assets
from tests.sitegen.release.targets.folder.test_trees import Workbench


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    (tmp_path / "assets").mkdir()
    return Workbench(tmp_path)


@pytest.fixture
def assets(tmp_path: Path, bench: Workbench) -> Assets:
    return Assets(tmp_path, bench.blobs, tmp_path / "tmp" / "next")


def entries(bench: Workbench, **files: bytes) -> list[Entry]:
    return list(bench.manifest({f"assets/{name.replace('_', '/')}.css": data for name, data in files.items()}))


def test_assets_are_added_once_and_stay(bench: Workbench, assets: Assets) -> None:
    first = entries(bench, a=b"1", icons_b=b"2")
    assert assets.missing(first) == first
    assert assets.add(first) == {assets.folder, assets.folder / "icons"}
    assert all(assets.holds(entry) for entry in first)
    second = entries(bench, a=b"1", c=b"3")
    assert [entry.path for entry in assets.missing(second)] == ["assets/c.css"]
    assets.add(assets.missing(second))
    assert sorted(assets.paths()) == ["assets/a.css", "assets/c.css", "assets/icons/b.css"]


def test_pages_are_none_of_its_business(bench: Workbench, assets: Assets) -> None:
    assert assets.missing(bench.manifest({"index.html": b"page"})) == []


def test_an_asset_with_other_bytes_under_its_name_is_refused(bench: Workbench, assets: Assets) -> None:
    assets.add(entries(bench, a=b"1"))
    with pytest.raises(OutputError, match=r"'assets/a\.css': this asset is out there with other bytes.*Put the hash"):
        assets.missing(entries(bench, a=b"2"))


def test_a_removed_asset_takes_its_empty_folders_along(bench: Workbench, assets: Assets) -> None:
    assets.add(entries(bench, a=b"1", icons_flags_b=b"2"))
    assets.remove("assets/icons/flags/b.css")
    assert [path.name for path in assets.folder.rglob("*")] == ["a.css"]
    assets.remove("assets/a.css")
    assert assets.folder.is_dir()
