"""One port serves the files of portals and, at two addresses, the search over the same folder."""

import json
import shutil

import pytest

from sitegen.build import build_portal
from sitegen.search.embedded import EmbeddedIndex
from tests.sitegen.documents import elements
from tests.sitegen.portals import AT, portal, province, snapshot
from tests.sitegen.search.given_answers import document
from tests.sitegen.serve.conftest import DIRECTORY, NATIONAL, Site


def test_search_answers_in_the_page_of_its_portal(site: Site) -> None:
    answer = site.ask("/search?q=x&portal=tinh-a&lang=en")
    assert answer.status == 200
    assert elements(answer.text, "p", class_="header-home")[0].text == "Province A"
    assert elements(answer.text, "h2", id="search-count")[0].text == "No results for “x”"


def test_the_search_page_of_a_portal_is_a_file(site: Site) -> None:
    for path in ("/tim-kiem/", "/tinh-a/tim-kiem/", "/tinh-a/en/search/"):
        answer = site.ask(path)
        assert answer.status == 200
        assert "etag" in answer.headers
        assert "search-form" in answer.text


@pytest.mark.parametrize("path", ["/search/", "/searching", "/search.html", "/tinh-a/search", "/search.json/"])
def test_no_other_address_is_the_services(site: Site, path: str) -> None:
    assert site.ask(path).status == 404


def test_a_portal_whose_first_language_is_english_keeps_its_search_page_beside_the_service(own_site: Site) -> None:
    own = portal(id=NATIONAL, agency=NATIONAL, base_url="http://localhost:8000/", locales=("en", "vi"))
    records = snapshot([own, *province()[1:]], key=NATIONAL)
    build_portal(records, DIRECTORY, own_site.press.media, own_site.press.target(NATIONAL), made_at=AT)
    assert elements(own_site.ask("/search/").text, "h1")[0].text == "Search"
    assert "etag" in own_site.ask("/search/").headers
    assert "etag" not in own_site.ask("/search").headers


def test_what_is_admitted_to_the_index_is_found_by_a_server_that_runs_already(own_site: Site) -> None:
    def count() -> int:
        found: int = json.loads(own_site.ask("/search.json?q=thuong+tru").body)["total"]
        return found

    assert count() == 0
    index = EmbeddedIndex(own_site.press.out / ".index")
    assert index.admit("quoc-gia", [document()], 1)
    assert count() == 1
    assert index.withdraw("quoc-gia", []) == 1
    assert count() == 0


def test_a_lost_index_answers_nobody_until_it_knows_all_live_portals(own_site: Site) -> None:
    def ask() -> tuple[int, int]:
        page, programs = own_site.ask("/search?q=thuong+tru"), own_site.ask("/search.json?q=thuong+tru")
        assert ("Hiện chưa tìm kiếm được" in page.text) == (page.status == 503)
        assert ("Hiện chưa tìm kiếm được" in programs.text) == (programs.status == 503)
        return page.status, programs.status

    folder = own_site.press.out / ".index"
    index = EmbeddedIndex(folder)
    assert index.admit(NATIONAL, [document()], 2)
    assert ask() == (200, 200)
    shutil.rmtree(folder)
    # By the second call, the index has been recreated.
    assert [ask() for _ in range(2)] == [(503, 503)] * 2
    fresh = EmbeddedIndex(folder)
    assert fresh.admit(NATIONAL, [document()], 2)
    assert ask() == (503, 503)
    assert own_site.ask(f"/search.json?q=thuong+tru&portal={NATIONAL}").status == 200
    assert own_site.ask("/search.json?q=thuong+tru&portal=tinh-a").status == 503
    assert fresh.admit("tinh-a", [], 1)
    assert ask() == (200, 200)
