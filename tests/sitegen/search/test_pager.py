"""From one page of results to the others."""

from urllib.parse import parse_qs, urlsplit

import pytest

from sitegen.search.pager import result_pager
from sitegen.search.search_request import SearchRequest


@pytest.mark.parametrize(("total", "size"), [(0, 10), (1, 10), (10, 10), (50, 50)])
def test_what_fits_on_one_page_needs_no_pager(total: int, size: int) -> None:
    assert result_pager(total, SearchRequest("x", size=size)) is None


def starts(total: int, request: SearchRequest) -> tuple[str, str, list[tuple[str, str]]]:
    pager = result_pager(total, request)
    assert pager is not None

    def start(url: str) -> str:
        return parse_qs(urlsplit(url).query).get("start", ["0"])[0] if url else ""

    pages = [(entry["label"], start(entry["url"])) for entry in pager["pages"]]  # type: ignore[attr-defined]
    return start(str(pager["previous"])), start(str(pager["next"])), pages


def test_each_link_leads_to_its_page() -> None:
    assert starts(25, SearchRequest("x")) == ("", "10", [("1", "0"), ("2", "10"), ("3", "20")])
    assert starts(25, SearchRequest("x", start=10)) == ("0", "20", [("1", "0"), ("2", "10"), ("3", "20")])
    assert starts(25, SearchRequest("x", start=20)) == ("10", "", [("1", "0"), ("2", "10"), ("3", "20")])


def test_links_keep_everything_else() -> None:
    pager = result_pager(100, SearchRequest("hộ chiếu", "lang-son", "vi", "all", 20, 20))
    assert pager is not None
    assert pager["next"] == ("/search?q=h%E1%BB%99+chi%E1%BA%BFu&portal=lang-son&lang=vi&scope=all&size=20&start=40")


def test_nobody_is_led_further_than_can_be_paged() -> None:
    previous, following, pages = starts(100_000, SearchRequest("x", start=490))
    assert (previous, following, pages[-1]) == ("480", "", ("50", "490"))


def test_beyond_the_end_the_way_back_is_the_last_page() -> None:
    previous, following, pages = starts(25, SearchRequest("x", start=400))
    assert (previous, following, pages) == ("20", "", [("1", "0"), ("2", "10"), ("3", "20")])
