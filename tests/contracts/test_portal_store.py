"""The contract that every portal store must keep."""

from collections.abc import Mapping

from sitegen.release.portal_store import PortalStore, ServedByNginx
from tests.contracts.portal_stores import OpenStore
from tests.sitegen.release.sites import NOON, outputs


def test_an_empty_store_has_no_portals(store: PortalStore) -> None:
    assert store.versions() == {}


def test_a_portal_is_listed_once_its_records_are_published(open_store: OpenStore) -> None:
    store = open_store()
    for key in ("tinh-b", "tinh-a"):
        target = store.target(key)
        target.publish(outputs({"index.html": b"x"}), made_at=NOON)
        assert key not in store.versions()
        target.write_records(b"records")
        assert key in open_store().versions()
    assert sorted(store.versions()) == ["tinh-a", "tinh-b"]


def test_the_tag_of_a_portal_changes_with_its_records_and_with_nothing_else(open_store: OpenStore) -> None:
    store = open_store()
    for key in ("tinh-a", "tinh-b"):
        store.target(key).write_records(b"one")
    seen: list[Mapping[str, str]] = [store.versions()]
    assert open_store().versions() == seen[0]
    store.target("tinh-a").publish(outputs({"index.html": b"x"}), made_at=NOON)
    assert store.versions() == seen[0]
    for records in (b"two", b"one", b"one"):
        store.target("tinh-a").write_records(records)
        seen.append(open_store().versions())
    first, second, third, _ = (versions["tinh-a"] for versions in seen)
    assert first != second != third
    assert len({versions["tinh-b"] for versions in seen}) == 1


def test_portals_of_one_store_know_nothing_of_each_other(store: PortalStore) -> None:
    for key in ("tinh-a", "tinh-b"):
        target = store.target(key)
        target.publish(outputs({"index.html": key.encode()}), made_at=NOON)
        target.write_records(key.encode())
    store.target("tinh-a").publish(outputs({"index.html": b"new"}), made_at=NOON)
    other = store.target("tinh-b")
    assert other.read("index.html") == b"tinh-b"
    assert [record.number for record in other.releases()] == [1]
    records = other.open_records()
    assert records is not None
    with records:
        assert records.read() == b"tinh-b"


def test_the_map_for_nginx_leaves_out_the_portal_at_the_root(store: PortalStore) -> None:
    if isinstance(store, ServedByNginx):  # Not every store can do this.
        lines = store.nginx_map({"quoc-gia": "/", "tinh-a": "/tinh-a/", "xa-b": "/tinh-a/xa-b/"}).splitlines()
        assert [line.split() for line in lines] == [["tinh-a", "tinh-a;"], ["tinh-a/xa-b", "xa-b;"]]
