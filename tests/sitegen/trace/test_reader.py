"""The reader, the only access of views to content, notes everything that it hands out."""

from collections.abc import Callable

import pytest

from content_models.kind import RecordBase
from sitegen.site import queries
from sitegen.site.content import PageKey
from sitegen.site.facets import FACETS
from sitegen.site.queries import QUERIES
from sitegen.site.settle import settle
from sitegen.site.site import make_site
from sitegen.trace.reader import ReadCache, Reader
from tests.sitegen.portals import (
    agency,
    article,
    but,
    directory,
    file,
    home,
    image,
    listing,
    page,
    portal,
    procedure,
    procedure_list,
    province,
    snapshot,
)

HOME, TIN, BAI = PageKey("home", "vi"), PageKey("tin", "vi"), PageKey("bai-0", "vi")
OFFER = PageKey("procedure-1.004222", "vi")


def cache(*changed: RecordBase) -> ReadCache:
    records = but([*province(), procedure_list(), listing(), procedure()], image(), file(), *changed)
    shared = [record for record in records if type(record).shared]
    own = [record for record in records if not type(record).shared]
    found = settle(snapshot(own), snapshot([*directory().records, *shared], key=None))
    return ReadCache(make_site(found.content, found.routes), lambda locale, name: f"{name} in {locale}")


def reads(read: Callable[[Reader], object], *changed: RecordBase) -> dict[str, str]:
    """What a reader notes during one call."""
    reader = Reader(cache(*changed))
    read(reader)
    return reader.reads


READS: dict[str, tuple[str, Callable[[Reader], object]]] = {
    "body": ("facet body bai-0 vi", lambda reader: reader.page(BAI)),
    "nav": ("facet nav tin vi", lambda reader: reader.nav(TIN)),
    "card": ("facet card bai-0 vi", lambda reader: reader.card(BAI)),
    "offer": ("facet offer procedure-1.004222 vi", lambda reader: reader.offer(OFFER)),
    "stamp": ("facet stamp bai-0 vi", lambda reader: reader.stamp(BAI)),
    "portal": ("facet portal", lambda reader: reader.portal()),
    "address": ("facet address", lambda reader: reader.links),
    "agency": ("facet agency tinh-a", lambda reader: reader.agency("tinh-a")),
    "image": ("facet image anh", lambda reader: reader.image("anh")),
    "file": ("facet file mau-don", lambda reader: reader.file("mau-don")),
    "redirect": ("facet redirect cu", lambda reader: reader.redirect("cu")),
    "query": ("query latest tin vi 2", lambda reader: reader.ask(queries.latest, "tin", "vi", 2)),
    "message": ("message vi nav.menu", lambda reader: reader.message("vi", "nav.menu")),
}


@pytest.mark.parametrize("name", READS)
def test_each_thing_that_is_handed_out_is_noted_under_its_name(name: str) -> None:
    noted, read = READS[name]
    assert list(reads(read)) == [noted]


def test_every_facet_can_be_read_and_nothing_else() -> None:
    assert {noted.split(" ")[1] for noted, _ in READS.values() if noted.startswith("facet ")} == set(FACETS)


@pytest.mark.parametrize(
    ("name", "changed", "untouched"),
    [
        ("body", article("bai-0", author="An"), {"nav", "card", "stamp", "query"}),
        ("card", article("bai-0", summary="Tóm tắt"), {"nav", "stamp", "query"}),
        ("stamp", article("bai-0", updated_at=home().updated_at.replace(year=2030)), {"nav", "card", "query"}),
        ("query", article("bai-9"), {"nav", "card", "body", "stamp", "portal"}),
        ("portal", portal(taglines={"vi": "Vì dân"}), {"address", "nav", "card", "body"}),
        ("address", portal(base_url="https://a.example/tinh-a/"), {"nav", "card", "stamp", "query"}),
        ("image", image(credit="An"), {"card", "body"}),
        ("file", file(title="Đơn"), {"body", "card"}),
    ],
)
def test_a_hash_changes_with_what_was_read_and_with_nothing_else(
    name: str, changed: RecordBase, untouched: set[str]
) -> None:
    assert reads(READS[name][1]) != reads(READS[name][1], changed)
    for other in untouched:
        assert reads(READS[other][1]) == reads(READS[other][1], changed)


def test_the_hash_of_a_thing_that_is_not_there_differs_from_that_of_any_thing() -> None:
    with_image, without = reads(lambda reader: reader.image("x")), reads(lambda reader: reader.image("x"), image("x"))
    assert with_image.keys() == without.keys()
    assert with_image != without
    assert Reader(cache()).agency("mat") is None


def test_two_readers_of_one_build_see_the_same_and_note_their_own() -> None:
    kept = cache()
    first, second = Reader(kept), Reader(kept)
    assert first.page(BAI) is second.page(BAI)
    second.nav(TIN)
    assert set(second.reads) - set(first.reads) == {"facet nav tin vi"}


def test_what_is_read_twice_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    monkeypatch.setitem(QUERIES, "homes", lambda site: calls.append(site) or [HOME])
    kept = cache()
    assert Reader(kept).ask(queries.homes) == Reader(kept).ask(queries.homes) == [HOME]
    assert len(calls) == 1


def test_agencies_and_pages_are_handed_out_as_they_are() -> None:
    reader = Reader(cache(page(title="Mới")))
    assert reader.agency("tinh-a") == agency()
    assert reader.page(PageKey("gioi-thieu", "vi")) == page(title="Mới")
    assert reader.message("vi", "nav.menu") == "nav.menu in vi"


def test_every_query_has_the_name_under_which_it_is_asked() -> None:
    assert {name: query.__name__ for name, query in QUERIES.items()} == {name: name for name in QUERIES}
