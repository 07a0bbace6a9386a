"""How the parameters of a search are read, and how invalid ones are refused."""

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content_models.text import FORBIDDEN
from sitegen.search.search_request import SearchRequest, read_request


def read(query: str) -> tuple[SearchRequest, str, str]:
    """Return the request, the reason for a refusal, and the parameter that it names."""
    request, refusal = read_request(query.encode("latin-1"))
    return request, refusal.reason if refusal else "", str(refusal.values["name"]) if refusal else ""


def test_nothing_is_asked_by_nothing() -> None:
    assert read("") == (SearchRequest(), "", "")
    assert SearchRequest().words is None


def test_all_that_can_be_asked() -> None:
    request, reason, _ = read("q=h%E1%BB%99+chi%E1%BA%BFu&portal=lang-son&lang=vi&scope=all&start=20&size=50")
    assert reason == ""
    assert request == SearchRequest("hộ chiếu", "lang-son", "vi", "all", 20, 50)


def test_what_is_left_empty_was_not_said() -> None:
    assert read("q=&portal=&lang=&scope=&start=&size=") == (SearchRequest(words=""), "", "")


def test_words_are_composed_and_parted_by_one_space() -> None:
    assert read("q=++ho%CC%A3%CC%82%0A%09chi%C3%AA%CC%81u+")[0].words == "hộ chiếu"


def test_raw_utf_8_is_read_as_well() -> None:
    assert read_request("q=hộ".encode())[0].words == "hộ"


def test_what_we_do_not_know_is_left_aside() -> None:
    assert read("q=a&utm_source=x&utm_source=y&Q=b") == (SearchRequest(words="a"), "", "")


@pytest.mark.parametrize(
    ("query", "reason", "name"),
    [
        ("size=abc", "number", "size"),
        ("size=0", "number", "size"),
        ("size=51", "number", "size"),
        ("size=-1", "number", "size"),
        ("size=1.5", "number", "size"),
        ("size=%D9%A1", "number", "size"),
        ("size=9999999999999999999999", "number", "size"),
        ("start=501", "number", "start"),
        ("start=x", "number", "start"),
        ("lang=VI", "lang", "lang"),
        ("lang=../en", "lang", "lang"),
        ("scope=both", "scope", "scope"),
        ("q=a&q=b", "repeated", "q"),
        ("portal=a&portal=a", "repeated", "portal"),
        ("q=%00", "control", "q"),
        ("q=a%1Bb", "control", "q"),
        ("portal=%7F", "control", "portal"),
        ("q=%FF", "encoding", "q"),
        ("q=%C3", "encoding", "q"),
        (f"q={'a' * 201}", "long", "q"),
        ("&".join(f"x{number}=1" for number in range(51)), "many", ""),
    ],
)
def test_what_cannot_be_meant_is_refused_by_name(query: str, reason: str, name: str) -> None:
    request, *refused = read(query)
    assert refused == [reason, name]
    assert (request.size, request.start, request.lang, request.scope) == (10, 0, "", "")


def test_the_bounds_themselves_are_allowed() -> None:
    assert read("size=1&start=500")[1] == read("size=50&start=0")[1] == read(f"q={'a' * 200}")[1] == ""


def test_a_decomposed_question_is_as_long_as_it_looks() -> None:
    assert read("q=" + "o%CC%A3%CC%82" * 200)[1] == ""
    assert read("q=" + "o%CC%A3%CC%82" * 201)[1] == "long"


def test_a_value_is_shown_short_and_without_what_harms() -> None:
    _, refusal = read_request(b"size=" + b"%1B" + b"9" * 500)
    assert refusal is not None
    shown = str(refusal.values["value"])
    assert len(shown) < 100
    assert "\x1b" not in shown


def test_what_is_not_at_fault_is_kept() -> None:
    request, reason, _ = read("q=khai+sinh&portal=lang-son&size=x")
    assert (request.words, request.portal, reason) == ("khai sinh", "lang-son", "number")


def test_of_a_question_that_is_too_long_the_form_gets_the_start_back() -> None:
    assert read(f"q={'a' * 300}")[0].words == "a" * 200


def test_an_address_says_what_was_said_and_nothing_more() -> None:
    assert SearchRequest("hộ chiếu").address() == "/search?q=h%E1%BB%99+chi%E1%BA%BFu"
    assert SearchRequest().address(start=10, size=20) == "/search?q=&size=20&start=10"


@given(
    st.builds(
        SearchRequest,
        words=st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1, max_size=40),
        portal=st.sampled_from(["", "lang-son"]),
        lang=st.sampled_from(["", "vi", "en"]),
        scope=st.sampled_from(["", "portal", "all"]),
        start=st.integers(0, 500),
        size=st.integers(1, 50),
    )
)
def test_an_address_leads_back_to_what_was_asked(request: SearchRequest) -> None:
    found, refusal = read_request(urlsplit(request.address()).query.encode())
    assert refusal is None
    again, _ = read_request(urlsplit(found.address()).query.encode())
    assert again == found
    assert parse_qs(urlsplit(found.address()).query)["q"] == [found.words]


@given(st.binary(max_size=300))
def test_no_query_string_is_too_strange_to_be_read(query: bytes) -> None:
    request, _ = read_request(query)
    for text in (request.words or "", request.portal, request.lang, request.scope):
        assert not FORBIDDEN.search(text.encode().decode())
    assert 1 <= request.size <= 50
    assert 0 <= request.start <= 500
