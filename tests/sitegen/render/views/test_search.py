"""The search page of each language, and the search box of every other page."""

import pytest

from tests.sitegen.documents import Element, addresses, elements, ids
from tests.sitegen.portals import agency, article, home, page, portal, redirect, to_page
from tests.sitegen.rendering import printed

HERE, THERE = "tim-kiem/index.html", "en/search/index.html"


def form(html: str) -> tuple[Element, dict[str, str]]:
    """The only form of a page, and its hidden fields."""
    (found,) = elements(html, "form")
    fields = {entry.attributes["name"]: entry.attributes for entry in elements(html, "input")}
    return found, {name: given["value"] for name, given in fields.items() if given["type"] == "hidden"}


@pytest.mark.parametrize(
    ("path", "language", "title", "name"),
    [(HERE, "vi", "Tìm kiếm", "Cổng Tỉnh A"), (THERE, "en", "Search", "Province A")],
)
def test_each_language_has_a_page_with_a_form_that_asks_the_service(
    path: str, language: str, title: str, name: str
) -> None:
    html = printed()[path]
    assert elements(html, "html")[0].attributes["lang"] == language
    assert elements(html, "title")[0].text == f"{title} – {name}"
    assert [element.text for element in elements(html, "h1")] == [title]
    found, hidden = form(html)
    assert (found.attributes["action"], found.attributes["role"]) == ("/search", "search")
    assert found.attributes.get("method", "get") == "get"
    assert hidden == {"portal": "tinh-a", "lang": language}


def test_a_portal_has_one_for_each_of_its_languages() -> None:
    english_first = printed(portal(locales=("en", "vi")))
    assert "What are you looking for?" in english_first["search/index.html"]
    assert "Cần tìm gì?" in english_first["vi/tim-kiem/index.html"]
    assert "km/search/index.html" in printed(portal(locales=("vi", "km")), home("km"))


def test_two_comments_mark_what_the_service_replaces() -> None:
    html = printed()[HERE]
    before, _, rest = html.partition("<!-- search -->")
    inside, _, after = rest.partition("<!-- /search -->")
    assert "<form" in inside
    assert elements(f"<div>{inside}</div>", "p")[0].text.startswith("Gõ tên thủ tục")
    assert before.count("<h1>") == 1
    assert "</main>" in after


def test_the_national_portal_says_so_and_searches_everything() -> None:
    html = printed(agency(level="national"))[HERE]
    assert "<!-- search national -->" in html
    assert not elements(html, "input", type="radio")


def test_any_other_portal_lets_people_choose_and_begins_with_itself() -> None:
    html = printed()[HERE]
    choices = elements(html, "input", type="radio", name="scope")
    assert [(choice.attributes["value"], "checked" in choice.attributes) for choice in choices] == [
        ("portal", True),
        ("all", False),
    ]
    assert [label.text for label in elements(html, "label")] == [
        "Cần tìm gì?",
        "Cổng Tỉnh A",
        "Tất cả cổng thông tin",
    ]
    assert elements(html, "legend")[0].text == "Tìm ở đâu?"


def test_it_is_not_to_be_found_itself() -> None:
    files = printed()
    for path in (HERE, THERE):
        assert '<meta name="robots" content="noindex">' in files[path]
        assert not elements(files[path], "link", rel="canonical")
        assert path.removesuffix("index.html") not in files["sitemap-1.xml"]


def test_its_language_switch_leads_to_the_search_page_of_the_other_language() -> None:
    files = printed()
    assert "/tinh-a/en/search/" in addresses(files[HERE])
    assert "/tinh-a/tim-kiem/" in addresses(files[THERE])


@pytest.mark.parametrize("path", ["index.html", "tin/index.html", "gioi-thieu/index.html", "404.html"])
def test_every_page_has_a_search_box_that_knows_where_it_stands(path: str) -> None:
    html = printed()[path]
    found, hidden = form(html)
    assert found.attributes["action"] == "/search"
    assert hidden == {"portal": "tinh-a", "lang": "vi"}
    (words,) = elements(html, "input", type="search")
    (label,) = elements(html, "label", for_=words.attributes["id"])
    assert label.text == "Tìm trong Cổng Tỉnh A"
    assert elements(html, "button", type="submit")[0].text == "Tìm"
    assert form(printed()["en/about/index.html"])[1]["lang"] == "en"


def test_the_search_box_of_the_national_portal_says_that_it_searches_everything() -> None:
    html = printed(agency(level="national"))["index.html"]
    assert elements(html, "label")[0].text == "Tìm trong tất cả cổng thông tin"


def test_no_page_has_two_search_forms() -> None:
    for path, html in printed(article("bai-0")).items():
        if path.endswith(".html") and 'http-equiv="refresh"' not in html:
            assert len(elements(html, role="search")) == 1, path
            assert ids(html).count("search-words") == 1, path


def test_a_name_that_is_markup_stays_a_name() -> None:
    name = '"><script>alert(1)</script>'
    for path, html in printed(portal(names={"vi": name})).items():
        if path.endswith(".html"):
            assert "<script>" not in html, path


def test_a_page_and_an_old_address_cannot_take_its_place() -> None:
    files = printed(page("tim-kiem"), redirect("/en/search/", to_page("tin"), "tren-tim-kiem"))
    assert "search-form" in files[HERE]
    assert "search-form" in files[THERE]
