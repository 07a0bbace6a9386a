"""Questions over the records of a portal are answered with keys, in an order that only content decides."""

import pytest

from content_models.agency import Agency
from content_models.kind import RecordBase
from sitegen.site import queries
from sitegen.site.content import Content, PageKey, page_key
from sitegen.site.gather import gather
from sitegen.site.media import Media
from sitegen.site.site import Site, lay_out
from tests.sitegen.portals import (
    agency,
    article,
    articles,
    but,
    days_before,
    directory,
    home,
    page,
    portal,
    province,
    section,
    snapshot,
    to_page,
)


def site(*records: RecordBase, agencies: tuple[Agency, ...] = (agency(),)) -> Site:
    """The province with some records changed or added."""
    media = Media(None, known=lambda sha256: True)
    found = gather(snapshot(but(province(), *records)), directory(*agencies), (), media)
    assert not found.problems
    return lay_out(found.content, found.routes)


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
        found = lay_out(Content(portal(), entries), dict(site(*records).routes))  # type: ignore[arg-type]
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
