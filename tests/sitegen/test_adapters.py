"""The address of a store or an index selects its adapter."""

from pathlib import Path

import pytest

from sitegen.adapters import INDEXES, STORES, open_index, open_portals
from sitegen.errors import BuildError
from tests.contracts.portal_stores import STORES as TESTED_STORES
from tests.contracts.search_indexes import MAKERS


def test_a_folder_is_an_address_of_portals_and_of_an_index(tmp_path: Path) -> None:
    for address in (tmp_path / "out", str(tmp_path / "out"), f"file://{tmp_path}/out"):
        open_portals(address).target("tinh-a").write_records(b"records")
        assert (tmp_path / "out" / "tinh-a" / "records.jsonl").read_bytes() == b"records"
        assert open_index(address).releases() == {}


def test_portals_in_memory_leave_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    store = open_portals("memory://")
    store.target("tinh-a").write_records(b"records")
    assert list(store.versions()) == ["tinh-a"]
    assert list(tmp_path.iterdir()) == []


def test_an_address_of_an_unknown_kind_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(BuildError, match=r"ftp://host: is no address of portals\. .* starts with file:// or memory://"):
        open_portals("ftp://host")
    with pytest.raises(BuildError, match=r"memory://: is no address of a search index"):
        open_index("memory://")


def test_every_adapter_is_held_to_its_contract() -> None:
    assert len(STORES) == len(TESTED_STORES)
    assert len(INDEXES) == len(MAKERS)
