"""For crawlers: a sitemap with the language versions of every page, and robots.txt only at the root of the origin."""

from datetime import UTC, datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from content_models.record import name_of, page_kinds
from sitegen.site import queries
from tests.sitegen.portals import agency, article, articles, page, portal, procedure_list, section
from tests.sitegen.rendering import printed

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
NATIONAL = portal(base_url="http://localhost:8000/")


def locations(text: str) -> list[str]:
    root = ElementTree.fromstring(text)
    return [element.findtext(f"{SITEMAP}loc") or "" for element in root]


def test_every_page_is_in_the_sitemap_and_nothing_else() -> None:
    files = printed(*articles(12), portal(page_size=5))
    numbered = {path for path in files if "/trang/" in path}
    others = {"cu/index.html", "tim-kiem/index.html", "en/search/index.html"}
    pages = {path for path in files if path.endswith("index.html")} - numbered - others
    assert numbered
    assert sorted(locations(files["sitemap-1.xml"])) == sorted(
        f"http://localhost:8000/tinh-a/{path.removesuffix('index.html')}" for path in pages
    )


def test_pages_come_in_the_order_of_their_addresses() -> None:
    paths = [urlsplit(location).path for location in locations(printed()["sitemap-1.xml"])]
    assert paths == sorted(paths)


def test_a_page_in_two_languages_names_both() -> None:
    root = ElementTree.fromstring(printed()["sitemap-1.xml"])
    found = {
        entry.findtext(f"{SITEMAP}loc", "").removeprefix("http://localhost:8000/tinh-a"): {
            link.get("hreflang"): link.get("href", "").removeprefix("http://localhost:8000/tinh-a")
            for link in entry.findall(LINK)
        }
        for entry in root
    }
    assert found["/gioi-thieu/"] == found["/en/about/"] == {"vi": "/gioi-thieu/", "en": "/en/about/"}
    assert found["/tin/2026/03/bai-0/"] == {}


def test_the_list_of_sitemaps_names_each_with_its_newest_change(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "SITEMAP_LENGTH", 4)
    files = printed(article("bai-0", updated_at=datetime(2027, 1, 1, tzinfo=UTC)))
    names = [f"sitemap-{number}.xml" for number in (1, 2, 3)]
    assert locations(files["sitemap.xml"]) == [f"http://localhost:8000/tinh-a/{name}" for name in names]
    assert len([location for name in names for location in locations(files[name])]) == 9
    assert "sitemap-4.xml" not in files
    changes = [entry.findtext(f"{SITEMAP}lastmod") for entry in ElementTree.fromstring(files["sitemap.xml"])]
    holds_it = ["bai-0" in files[name] for name in names]
    assert changes == ["2027-01-01T00:00:00Z" if holds else "2026-03-01T02:00:00Z" for holds in holds_it]


@pytest.mark.parametrize("title", ["A & B", "<x>", "]]>"])
def test_a_sitemap_is_well_formed_whatever_the_titles_are(title: str) -> None:
    files = printed(page(title=title), section(title=title))
    for name in ("sitemap.xml", "sitemap-1.xml"):
        ElementTree.fromstring(files[name])


def test_only_the_portal_at_the_root_of_its_origin_speaks_to_robots() -> None:
    assert "robots.txt" not in printed()
    files = printed(
        NATIONAL, agency("xa", portal_url="http://localhost:8000/xa/"), agency("b", portal_url="https://b.example/")
    )
    assert files["robots.txt"] == (
        "User-agent: *\nDisallow: /cms/\nDisallow: /search?\n\n"
        "Sitemap: http://localhost:8000/sitemap.xml\nSitemap: http://localhost:8000/xa/sitemap.xml\n"
    )


def test_every_kind_of_page_is_in_the_sitemap() -> None:
    kinds = {
        "home": "",
        "section": "tin/",
        "article": "tin/2026/03/bai-0/",
        "page": "gioi-thieu/",
        "procedures": "thu-tuc/",
    }
    assert kinds.keys() == set(map(name_of, page_kinds()))
    found = locations(printed(procedure_list())["sitemap-1.xml"])
    for route in kinds.values():
        assert f"http://localhost:8000/tinh-a/{route}" in found
