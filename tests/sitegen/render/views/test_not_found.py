"""The page for addresses that do not exist, in the language of the address."""

import pytest

from tests.sitegen.documents import addresses, elements
from tests.sitegen.portals import portal
from tests.sitegen.rendering import printed


@pytest.mark.parametrize(
    ("path", "language", "title", "front"),
    [
        ("404.html", "vi", "Không tìm thấy trang", "/tinh-a/"),
        ("en/404.html", "en", "Page not found", "/tinh-a/en/"),
    ],
)
def test_each_language_has_its_own(path: str, language: str, title: str, front: str) -> None:
    html = printed()[path]
    assert elements(html, "html")[0].attributes["lang"] == language
    assert elements(html, "h1")[0].text == title
    assert front in addresses(html)


def test_it_is_shown_at_any_depth_so_all_its_addresses_start_at_the_root() -> None:
    for path in ("404.html", "en/404.html"):
        assert all(url.startswith(("/", "#", "http", "tel:", "mailto:")) for url in addresses(printed()[path]))


def test_it_is_not_to_be_found_itself() -> None:
    html = printed()["404.html"]
    assert '<meta name="robots" content="noindex">' in html
    assert not elements(html, "link", rel="canonical")


def test_a_portal_has_one_for_each_of_its_languages() -> None:
    assert {path for path in printed() if path.endswith("404.html")} == {"404.html", "en/404.html"}
    english_first = printed(portal(locales=("en", "vi")))
    assert "Page not found" in english_first["404.html"]
    assert "Không tìm thấy trang" in english_first["vi/404.html"]
