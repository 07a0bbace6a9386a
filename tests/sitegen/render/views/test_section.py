"""A branch of the portal: subpages as cards, articles as a dated list over numbered pages."""

from itertools import pairwise

from tests.sitegen.documents import Element, elements
from tests.sitegen.portals import article, articles, page, portal, section
from tests.sitegen.rendering import printed

MANY = (portal(page_size=5), *articles(27))


def titles(html: str) -> list[str]:
    return [heading.text for heading in elements(html, "h3")]


def pager(html: str) -> list[Element]:
    start = html.index('<nav class="pager"')
    return elements(html[start : html.index("</nav>", start) + len("</nav>")], "a")


def test_a_section_shows_its_lasting_pages_and_then_its_articles() -> None:
    html = printed(page("duoi", parent="tin", title="Trang dưới"))["tin/index.html"]
    assert titles(html) == ["Trang dưới", "Trang bai-0", "Trang bai-1", "Trang bai-2"]


def test_articles_of_sections_below_are_listed_as_well() -> None:
    html = printed(section("xa", parent="tin"), article("tin-xa", parent="xa", title="Tin xã"))["tin/index.html"]
    assert "Tin xã" in titles(html)


def test_every_article_is_on_one_page_and_pages_follow_one_another() -> None:
    files = printed(*MANY)
    paths = ["tin/index.html", *(f"tin/trang/{number}/index.html" for number in (4, 3, 2, 1))]
    assert [title for path in paths for title in titles(files[path])] == [f"Trang bai-{day}" for day in range(27)]
    assert "tin/trang/5/index.html" not in files
    for newer, older in pairwise(paths):
        (next_link,) = [link for link in pager(files[newer]) if link.attributes.get("rel") == "next"]
        assert next_link.attributes["href"] == f"/tinh-a/{older.removesuffix('index.html')}"
        (previous,) = [link for link in pager(files[older]) if link.attributes.get("rel") == "prev"]
        assert previous.attributes["href"] == f"/tinh-a/{newer.removesuffix('index.html')}"


def test_the_current_page_is_marked_and_no_other() -> None:
    files = printed(*MANY)
    for path in ("tin/index.html", "tin/trang/3/index.html"):
        current = [link.attributes["href"] for link in pager(files[path]) if "aria-current" in link.attributes]
        assert current == [f"/tinh-a/{path.removesuffix('index.html')}"]


def test_a_numbered_page_has_a_title_and_an_address_of_its_own() -> None:
    html = printed(*MANY)["tin/trang/2/index.html"]
    assert elements(html, "h1")[0].text == "Trang tin (trang 2)"
    (canonical,) = elements(html, "link", rel="canonical")
    assert canonical.attributes["href"] == "http://localhost:8000/tinh-a/tin/trang/2/"


def test_in_english_the_word_for_a_page_is_english() -> None:
    many = [article(f"en-{day}", "en", parent="tin", slug=f"a-{day}") for day in range(12)]
    assert "en/news/page/1/index.html" in printed(portal(page_size=5), *many)


def test_a_new_article_leaves_all_but_the_newest_numbered_pages_as_they_are() -> None:
    before, after = printed(*MANY), printed(*MANY, article("moi"))
    for number in (1, 2, 3, 4):
        path = f"tin/trang/{number}/index.html"
        assert before[path] == after[path]
    full = [*MANY, *(article(f"moi-{number}") for number in range(3))]
    before, after = printed(*full[:-1]), printed(*full)
    assert "tin/trang/5/index.html" in after.keys() - before.keys()
    changed = [path for path in before if path.startswith("tin/trang/") and before[path] != after[path]]
    assert changed in (["tin/trang/4/index.html"], ["tin/trang/3/index.html", "tin/trang/4/index.html"])


def test_a_section_with_articles_offers_a_feed_and_one_without_does_not() -> None:
    files = printed(section("trong"))
    assert 'href="/tinh-a/tin/feed.xml"' in files["tin/index.html"]
    assert "trong/feed.xml" not in files
    assert "/trong/feed.xml" not in files["trong/index.html"]


def test_an_empty_section_says_so() -> None:
    assert "Mục này chưa có nội dung." in printed(section("trong"))["trong/index.html"]
    assert "Mục này chưa có nội dung." not in printed()["tin/index.html"]
