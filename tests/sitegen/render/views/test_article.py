"""An article: its dates, its author, and the articles before and after it."""

from datetime import UTC, datetime

from tests.sitegen.documents import elements
from tests.sitegen.portals import article
from tests.sitegen.rendering import printed


def beside(path: str) -> dict[str, str]:
    """The addresses of the newer and the older article to which a page links."""
    html = printed()[path]
    links = [link for link in elements(html, "a") if link.attributes.get("rel") in {"next", "prev"}]
    return {link.attributes["rel"]: link.attributes["href"] for link in links}


def test_an_article_leads_to_the_next_newer_and_the_next_older_one() -> None:
    assert beside("tin/2026/02/bai-1/index.html") == {
        "next": "/tinh-a/tin/2026/03/bai-0/",
        "prev": "/tinh-a/tin/2026/02/bai-2/",
    }


def test_the_newest_and_the_oldest_lead_one_way_only() -> None:
    assert set(beside("tin/2026/03/bai-0/index.html")) == {"prev"}
    assert set(beside("tin/2026/02/bai-2/index.html")) == {"next"}


def test_an_article_that_is_alone_leads_nowhere() -> None:
    html = printed(article("bai-0"), without=["bai-1", "bai-2"])["tin/2026/03/bai-0/index.html"]
    assert "Bài khác" not in html


def test_the_day_of_a_change_is_shown_where_it_is_another_day() -> None:
    path = "tin/2026/03/bai-0/index.html"
    assert "Cập nhật" not in printed(article("bai-0"))[path].partition("<main")[2]
    later = article("bai-0", updated_at=datetime(2026, 3, 2, 18, tzinfo=UTC))
    html = printed(later)[path].partition("<main")[2]
    assert '<time datetime="2026-03-02T18:00:00Z">03/03/2026</time>' in html


def test_author_source_and_sort_are_shown() -> None:
    html = printed(article("bai-0", author="An <An>", source="TTXVN", genre="press"))["tin/2026/03/bai-0/index.html"]
    for words in ("An &lt;An&gt;", "TTXVN", "Thông cáo báo chí"):
        assert words in html
