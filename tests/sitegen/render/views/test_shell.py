"""The frame of every page: menus, languages, the agency, and metadata for machines."""

import pytest

from tests.sitegen.documents import Element, elements, ids
from tests.sitegen.portals import agency, article, home, menu, page, portal, section, to_page, to_url
from tests.sitegen.rendering import printed


def links_in(html: str, label: str) -> list[Element]:
    """The links of the navigation with this label."""
    start = html.index(f'aria-label="{label}"')
    return elements(f"<nav {html[start : html.index('</nav>', start)]}</nav>", "a")


def language_links(html: str) -> dict[str, str]:
    return {link.attributes["hreflang"]: link.attributes["href"] for link in links_in(html, "Ngôn ngữ")}


def test_the_language_switch_leads_to_the_same_page_in_the_other_language() -> None:
    assert language_links(printed()["gioi-thieu/index.html"]) == {"en": "/tinh-a/en/about/"}


def test_the_language_switch_falls_back_to_the_front_page_of_the_other_language() -> None:
    assert language_links(printed()["tin/2026/03/bai-0/index.html"]) == {"en": "/tinh-a/en/"}


def test_a_portal_in_one_language_has_no_switch() -> None:
    files = printed(portal(locales=("vi",)))
    assert "Ngôn ngữ" not in files["index.html"]
    assert not any(path.startswith("en/") for path in files)


def test_a_language_without_a_name_in_the_theme_is_shown_by_its_tag() -> None:
    files = printed(portal(locales=("vi", "de")), home("de"))
    assert [link.text for link in links_in(files["index.html"], "Ngôn ngữ")] == ["de"]
    assert elements(files["de/index.html"], "html")[0].attributes["lang"] == "de"


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("index.html", []),
        ("tin/index.html", ["Mục tin"]),
        ("tin/2026/03/bai-0/index.html", ["Mục tin"]),
        ("gioi-thieu/index.html", ["Mục gioi-thieu"]),
        ("404.html", []),
    ],
)
def test_a_menu_marks_the_branch_in_which_the_page_lies(path: str, current: list[str]) -> None:
    items = links_in(printed()[path], "Danh mục chính")
    assert [link.attributes["href"] for link in items] == ["/tinh-a/tin/", "/tinh-a/gioi-thieu/"]
    assert [item.text for item in items if "aria-current" in item.attributes] == current


def test_a_link_to_the_front_page_is_marked_on_the_front_page_only() -> None:
    files = printed(menu(to_page("home"), to_page("tin")))
    for path, current in (("index.html", ["Mục home"]), ("tin/index.html", ["Mục tin"])):
        items = links_in(files[path], "Danh mục chính")
        assert [item.text for item in items if "aria-current" in item.attributes] == current


def test_the_front_page_of_another_language_is_marked_on_itself_only() -> None:
    files = printed(menu(to_page("home"), to_page("tin"), locale="en", id="menu-en"))
    for path, current in (("en/index.html", ["Mục home"]), ("en/news/index.html", ["Mục tin"])):
        items = links_in(files[path], "Main menu")
        assert [item.text for item in items if "aria-current" in item.attributes] == current


def test_a_branch_whose_name_begins_like_another_is_not_marked() -> None:
    files = printed(menu(to_page("tin"), to_page("tin-cu")), section("tin-cu"))
    items = links_in(files["tin-cu/index.html"], "Danh mục chính")
    assert [item.text for item in items if "aria-current" in item.attributes] == ["Mục tin-cu"]


def test_an_item_whose_target_is_not_published_is_left_out() -> None:
    html = printed(menu(to_page("mat"), to_page("tin"), to_url("https://gov.example/")))["index.html"]
    assert [link.attributes["href"] for link in links_in(html, "Danh mục chính")] == [
        "/tinh-a/tin/",
        "https://gov.example/",
    ]


def test_the_way_up_starts_at_the_front_page_and_ends_before_the_page() -> None:
    html = printed()["tin/2026/03/bai-0/index.html"]
    assert [link.attributes["href"] for link in links_in(html, "Vị trí của trang")] == ["/tinh-a/", "/tinh-a/tin/"]


def test_every_version_of_a_page_names_all_versions_to_machines() -> None:
    files = printed()
    for path in ("gioi-thieu/index.html", "en/about/index.html"):
        alternates = elements(files[path], "link", rel="alternate")
        found = {
            link.attributes["hreflang"]: link.attributes["href"] for link in alternates if "hreflang" in link.attributes
        }
        assert found == {
            "vi": "http://localhost:8000/tinh-a/gioi-thieu/",
            "en": "http://localhost:8000/tinh-a/en/about/",
            "x-default": "http://localhost:8000/tinh-a/gioi-thieu/",
        }


def test_a_page_in_one_language_names_no_others() -> None:
    html = printed()["tin/2026/03/bai-0/index.html"]
    assert not [link for link in elements(html, "link", rel="alternate") if "hreflang" in link.attributes]


def test_every_page_names_its_one_address() -> None:
    files = printed()
    for path in ("index.html", "en/news/index.html", "tin/2026/03/bai-0/index.html"):
        (canonical,) = elements(files[path], "link", rel="canonical")
        assert canonical.attributes["href"] == f"http://localhost:8000/tinh-a/{path.removesuffix('index.html')}"
    assert 'rel="canonical"' not in files["404.html"]


def test_the_agency_above_is_named_where_it_has_a_portal() -> None:
    above = agency("quoc-gia", names={"vi": "Chính phủ"}, portal_url="http://localhost:8000/")
    html = printed(agency(parent="quoc-gia"), above)["index.html"]
    assert any(link.attributes["href"] == "/" and link.text == "Chính phủ" for link in elements(html, "a"))
    without_portal = printed(agency(parent="quoc-gia"), agency("quoc-gia", names={"vi": "Chính phủ"}))
    assert "Chính phủ" not in without_portal["index.html"]


def test_every_page_is_in_its_language_and_has_one_title_and_one_first_heading() -> None:
    for path, html in printed().items():
        if path.endswith(".html"):
            language = "en" if path.startswith("en/") else "vi"
            assert [root.attributes["lang"] for root in elements(html, "html")] == [language]
            assert len([title for title in elements(html, "title") if title.text]) == 1
            assert len(elements(html, "h1")) == 1
            assert len(set(ids(html))) == len(ids(html))


def test_a_title_with_markup_in_it_is_text_everywhere() -> None:
    title = "A & B </title><script>alert('1')</script> \" '"
    for path, html in printed(page(title=title), article("bai-0", title=title, summary=title)).items():
        if path.endswith(".html"):
            scripts = elements(html, "script")
            assert all(script.attributes == {"type": "application/ld+json"} for script in scripts), path
    html = printed(page(title=title))["gioi-thieu/index.html"]
    assert elements(html, "h1")[0].text == title
    assert elements(html, "meta", property="og:title")[0].attributes["content"] == title
