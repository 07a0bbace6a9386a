"""An old address redirects on every host and without JavaScript."""

import pytest

from content_models.link import Link
from tests.sitegen.documents import elements
from tests.sitegen.portals import agency, file, redirect, to_page, to_url
from tests.sitegen.rendering import printed


def leads_to(link: Link) -> tuple[str, str, str]:
    """The target in the refresh element, in the visible link, and in the canonical link."""
    records = (file(), agency("xa-b", portal_url="https://xa-b.example/"))
    html = printed(redirect("/cu/", link), *records)["cu/index.html"]
    (refresh,) = elements(html, "meta", http_equiv="refresh")
    (canonical,) = elements(html, "link", rel="canonical")
    (anchor,) = elements(html, "a")
    return refresh.attributes["content"], anchor.attributes["href"], canonical.attributes["href"]


@pytest.mark.parametrize(
    ("link", "url", "whole"),
    [
        (to_page("tin"), "/tinh-a/tin/", "http://localhost:8000/tinh-a/tin/"),
        (to_page("tin", "le-phi"), "/tinh-a/tin/#le-phi", "http://localhost:8000/tinh-a/tin/#le-phi"),
        (to_url("https://gov.example/?a=1&b=2"), "https://gov.example/?a=1&b=2", "https://gov.example/?a=1&b=2"),
        (to_url("http://localhost:8000/xa/"), "/xa/", "http://localhost:8000/xa/"),
        (Link(to="agency", ref="xa-b"), "https://xa-b.example/", "https://xa-b.example/"),
    ],
)
def test_it_leads_where_the_record_says(link: Link, url: str, whole: str) -> None:
    assert leads_to(link) == (f"0; url={url}", url, whole)


def test_it_leads_to_a_document() -> None:
    assert leads_to(Link(to="file", ref="mau-don"))[1].startswith("/tinh-a/tep/")


def test_it_follows_a_page_that_moves() -> None:
    assert leads_to(to_page("gioi-thieu"))[1] == "/tinh-a/gioi-thieu/"


def test_it_is_not_there_where_its_target_is_not_published() -> None:
    assert "cu/index.html" not in printed(redirect("/cu/", to_page("mat")))


def test_it_is_not_to_be_found_itself() -> None:
    files = printed()
    assert '<meta name="robots" content="noindex">' in files["cu/index.html"]
    assert "/cu/" not in files["sitemap-1.xml"]


def test_an_old_file_name_stays_one() -> None:
    assert "cu/trang.html" in printed(redirect("/cu/trang.html", to_page("tin")))
