"""Feeds are valid Atom (RFC 4287) for any titles."""

import re
from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest

from tests.sitegen.portals import article, articles, portal, section
from tests.sitegen.rendering import printed

ATOM = "{http://www.w3.org/2005/Atom}"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def feed(text: str) -> ElementTree.Element:
    root = ElementTree.fromstring(text)
    assert root.tag == f"{ATOM}feed"
    return root


def texts(root: ElementTree.Element, path: str) -> list[str]:
    return [element.text or "" for element in root.findall("/".join(ATOM + part for part in path.split("/")))]


@pytest.mark.parametrize("title", ["A & B", "<b>đậm</b>", "]]>", "\"'", "&amp;"])
def test_titles_and_summaries_come_back_as_they_were(title: str) -> None:
    found = printed(article("bai-0", title=title, summary=title), section(title=title), portal(names={"vi": title}))
    root = feed(found["tin/feed.xml"])
    assert texts(root, "entry/title")[0] == title
    assert texts(root, "entry/summary") == [title]
    assert texts(root, "author/name") == [title]
    assert feed(found["feed.xml"]).findtext(f"{ATOM}title") == title


def test_a_feed_has_all_that_the_standard_asks_for() -> None:
    for path in ("feed.xml", "tin/feed.xml"):
        root = feed(printed()[path])
        for name in ("id", "title", "updated", "author"):
            assert len(root.findall(ATOM + name)) == 1
        for entry in root.findall(f"{ATOM}entry"):
            for name in ("id", "title", "updated", "published"):
                assert len(entry.findall(ATOM + name)) == 1
        assert len(set(texts(root, "entry/id"))) == 3


def test_times_are_written_as_rfc_3339_says() -> None:
    root = feed(printed()["feed.xml"])
    times = [*texts(root, "updated"), *texts(root, "entry/updated"), *texts(root, "entry/published")]
    assert len(times) == 7
    assert all(RFC_3339.fullmatch(time) for time in times)


def test_a_feed_is_as_new_as_its_newest_entry() -> None:
    changed = article("bai-2", updated_at=datetime(2026, 5, 1, tzinfo=UTC))
    assert texts(feed(printed(changed)["feed.xml"]), "updated") == ["2026-05-01T00:00:00Z"]


def test_a_feed_holds_the_twenty_newest_articles() -> None:
    root = feed(printed(*articles(25))["tin/feed.xml"])
    assert texts(root, "entry/title") == [f"Trang bai-{day}" for day in range(20)]


def test_addresses_in_a_feed_are_whole() -> None:
    root = feed(printed()["tin/feed.xml"])
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {
        "alternate": "http://localhost:8000/tinh-a/tin/",
        "self": "http://localhost:8000/tinh-a/tin/feed.xml",
    }
    assert texts(root, "entry/id")[0] == "http://localhost:8000/tinh-a/tin/2026/03/bai-0/"


def test_the_front_page_of_a_language_without_articles_has_no_feed() -> None:
    files = printed()
    assert "feed.xml" in files
    assert "en/feed.xml" not in files
    assert "feed.xml" not in files["en/index.html"]
