"""Queries over the records of a portal return keys, in an order that depends only on the content."""

import pytest

from content_models.kind import RecordBase
from content_models.procedure import Coded
from sitegen.site import queries
from sitegen.site.content import Content, PageKey, page_key
from sitegen.site.settle import settle
from sitegen.site.site import Site, make_site
from tests.sitegen.portals import (
    agency,
    article,
    articles,
    but,
    days_before,
    directory,
    home,
    listing,
    page,
    portal,
    procedure,
    procedure_list,
    province,
    section,
    snapshot,
    to_page,
)


def site(*records: RecordBase, agencies: tuple[RecordBase, ...] = (agency(),)) -> Site:
    """The site of the province with some records changed or added."""
    found = settle(snapshot(but(province(), *records)), directory(*agencies))
    assert not found.problems
    return make_site(found.content, found.routes)


def ids(keys: list[PageKey]) -> list[str]:
    return [key.id for key in keys]


def test_the_lasting_pages_below_a_page_are_its_children_articles_are_not() -> None:
    found = site(page("b", order=1), page("a", order=2), page("sau", parent="a"))
    assert ids(queries.children(found, "home", "vi")) == ["gioi-thieu", "tin", "b", "a"]
    assert queries.children(found, "tin", "vi") == []


def test_the_latest_articles_are_the_newest_below_a_page() -> None:
    found = site(*articles(6))
    assert ids(queries.latest(found, "tin", "vi", 2)) == ["bai-0", "bai-1"]
    assert ids(queries.latest(found, "home", "vi", 100)) == [f"bai-{number}" for number in range(6)]
    assert queries.latest(found, "home", "en", 5) == []
    assert queries.latest(found, "mat", "vi", 5) == []


def test_a_listing_is_cut_into_pages_by_the_size_the_portal_sets() -> None:
    found = site(portal(page_size=5), *articles(12))
    assert queries.listing_pages(found, "tin", "vi") == 1
    assert ids(queries.listing(found, "tin", "vi", 0)) == [f"bai-{number}" for number in range(7)]
    assert ids(queries.listing(found, "tin", "vi", 1)) == [f"bai-{number}" for number in range(7, 12)]


def test_an_article_stands_between_the_next_newer_and_the_next_older_of_its_section() -> None:
    found = site(section("khac"), article("xa", parent="khac", first_published_at=days_before(1)))
    newer, older = queries.neighbours(found, "bai-1", "vi")
    assert (newer, older) == (PageKey("bai-0", "vi"), PageKey("bai-2", "vi"))
    assert queries.neighbours(found, "bai-0", "vi") == (None, PageKey("bai-1", "vi"))
    assert queries.neighbours(found, "bai-2", "vi") == (PageKey("bai-1", "vi"), None)
    assert queries.neighbours(found, "xa", "vi") == (None, None)


def test_the_way_down_to_a_page_starts_at_the_front_page() -> None:
    found = site(section("su-kien", parent="tin"), page("le-hoi", parent="su-kien"))
    assert ids(queries.breadcrumb(found, "le-hoi", "vi")) == ["home", "tin", "su-kien"]
    assert queries.breadcrumb(found, "home", "vi") == []


def test_versions_of_a_page_come_in_the_order_of_the_languages_of_the_portal() -> None:
    found = site(portal(locales=("en", "vi")))
    assert queries.translations(found, "tin") == [PageKey("tin", "en"), PageKey("tin", "vi")]
    assert queries.homes(found) == [PageKey("home", "en"), PageKey("home", "vi")]
    assert queries.translations(site(), "bai-0") == [PageKey("bai-0", "vi")]


def test_a_menu_that_is_not_there_has_no_items() -> None:
    assert [item.link for item in queries.menu(site(), "main", "vi")] == [to_page("tin"), to_page("gioi-thieu")]
    assert queries.menu(site(), "footer", "vi") == ()
    assert queries.menu(site(), "main", "km") == ()


def test_a_link_to_a_page_leads_to_the_language_of_the_reader_else_to_the_default() -> None:
    assert queries.page_version(site(), "tin", "en") == PageKey("tin", "en")
    assert queries.page_version(site(), "bai-0", "en") == PageKey("bai-0", "vi")
    assert queries.page_version(site(), "mat", "en") is None


def test_agencies_come_in_vietnamese_alphabetical_order() -> None:
    below = [agency(id, names={"vi": name}, parent="tinh-a") for id, name in (("1", "Đa"), ("2", "Da"), ("3", "Ấp"))]
    found = site(agencies=(agency(), *below, agency("4", parent="3")))
    assert queries.agencies_below(found, "tinh-a") == ["3", "2", "1"]


def test_robots_learn_of_all_portals_of_the_origin_and_of_no_other() -> None:
    found = site(
        agencies=(
            agency(portal_url="http://localhost:8000/tinh-a/"),
            agency("xa-b", portal_url="http://localhost:8000/xa-b/"),
            agency("xa-c", portal_url="https://xa-c.example/"),
            agency("xa-d"),
        )
    )
    assert queries.portals_of_origin(found) == ["http://localhost:8000/tinh-a/", "http://localhost:8000/xa-b/"]


def test_sitemaps_hold_every_page_once_in_the_order_of_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "SITEMAP_LENGTH", 4)
    found = site(*articles(3))
    shards = [queries.sitemap_shard(found, number) for number in range(1, queries.sitemap_shards(found) + 1)]
    assert [len(shard) for shard in shards] == [4, 4, 1]
    routes = [found.routes[key] for shard in shards for key in shard]
    assert routes == sorted(found.routes.values())


def test_front_pages_and_sections_with_articles_have_a_feed() -> None:
    found = site(section("trong", parent="home"), page("p"))
    assert queries.feeds(found) == [PageKey("home", "vi"), PageKey("tin", "vi")]


@pytest.mark.parametrize("records", [province(), but(province(), *articles(30))])
def test_answers_do_not_depend_on_the_order_of_records(records: list[RecordBase]) -> None:
    def answers(entries: list[RecordBase]) -> list[object]:
        found = make_site(Content(portal(), entries), dict(site(*records).routes))  # type: ignore[arg-type]
        pages = [page_key(entry) for entry in (home(), section(), page(), article("bai-0"))]
        return [
            *(queries.children(found, *key) for key in pages),
            *(queries.latest(found, *key, 50) for key in pages),
            queries.neighbours(found, "bai-0", "vi"),
            *(queries.translations(found, key.id) for key in pages),
            queries.feeds(found),
            queries.sitemap_shard(found, 1),
        ]

    assert answers(records) == answers(records[::-1])


FIELDS = [Coded(name=name) for name in ("An ninh", "Cư trú", "Đất đai")]


def procedures(*counts: int, **changes: object) -> Site:
    """A portal that lists the given number of procedures for each field."""
    shared = [
        procedure(f"{number}.{position:03d}", fields=(field,), **changes)
        for number, (field, count) in enumerate(zip(FIELDS, counts, strict=False))
        for position in range(count)
    ]
    own = [listing(entry.id) for entry in shared]
    return site(procedure_list(), *own, agencies=(agency(), *shared))


def rows(found: Site, page: int) -> list[tuple[int, str, int]]:
    return [(row.number, row.name, len(row.keys)) for row in queries.procedure_rows(found, "vi", page)]


def test_a_list_of_procedures_has_pages_of_fifty_and_a_field_goes_on_where_it_stopped() -> None:
    found = procedures(20, 90, 5)
    assert queries.procedure_list_pages(found, "vi") == 3
    assert rows(found, 1) == [(1, "An ninh", 20), (2, "Cư trú", 30)]
    assert rows(found, 2) == [(2, "Cư trú", 50)]
    assert rows(found, 3) == [(2, "Cư trú", 10), (3, "Đất đai", 5)]
    assert [(start.name, start.page, start.procedures) for start in queries.procedure_fields(found, "vi")] == [
        ("An ninh", 1, 20),
        ("Cư trú", 1, 90),
        ("Đất đai", 3, 5),
    ]


def test_every_procedure_is_on_exactly_one_page_of_the_list() -> None:
    found = procedures(50, 51)
    keys = [key for page in (1, 2, 3) for row in queries.procedure_rows(found, "vi", page) for key in row.keys]
    assert len(keys) == len(set(keys)) == queries.procedure_count(found, "vi") == 101
    assert queries.procedure_list_pages(procedures(50), "vi") == 1


def test_an_empty_list_has_one_page() -> None:
    assert queries.procedure_list_pages(site(procedure_list()), "vi") == 1
    assert queries.procedure_rows(site(procedure_list()), "vi", 1) == []


def test_abolished_procedures_are_in_no_list_and_no_sitemap() -> None:
    found = procedures(2, state="abolished")
    assert queries.procedure_count(found, "vi") == 0
    assert queries.breadcrumb(found, "procedure-0.000", "vi") == [PageKey("home", "vi"), PageKey("thu-tuc", "vi")]
    assert not [key for key in queries.sitemap_shard(found, 1) if key.id.startswith("procedure-")]


def test_an_agency_lists_in_each_language_what_it_offers_with_the_page_of_the_default_one_if_need_be() -> None:
    shared = (procedure(), procedure("2.000635"), procedure("2.000635", "en"))
    english = procedure_list(locale="en", slug="procedures")
    own = (procedure_list(), english, listing(), listing("2.000635"))
    found = site(*own, agencies=(agency(), *shared))
    (row,) = queries.procedure_rows(found, "en", 1)
    assert row.keys == [PageKey("procedure-1.004222", "vi"), PageKey("procedure-2.000635", "en")]
    national = site(procedure_list(), english, agencies=(agency(level="national"), *shared))
    (row,) = queries.procedure_rows(national, "en", 1)
    assert row.keys == [PageKey("procedure-2.000635", "en")]


def test_search_engines_are_sent_to_the_national_page_where_there_is_one() -> None:
    shared = (procedure(url="https://gov.example/thu-tuc/1.004222/"), procedure("2.000635"))
    own = (procedure_list(), listing(), listing("2.000635"))
    found = site(*own, agencies=(agency(), *shared))
    listed = ids(queries.sitemap_shard(found, 1))
    assert "procedure-2.000635" in listed
    assert "procedure-1.004222" not in listed
    assert queries.in_search_engines(found, "procedure-1.004222") == []
    national = site(procedure_list(), agencies=(agency(level="national"), *shared))
    assert "procedure-1.004222" in ids(queries.sitemap_shard(national, 1))


def test_the_list_of_a_language_is_known() -> None:
    found = site(procedure_list("danh-sach"))
    assert queries.procedure_list(found, "vi") == PageKey("danh-sach", "vi")
    assert queries.procedure_list(found, "en") is None
