"""Invalid parameters are refused with their name, their value and the remedy."""

import pytest

from sitegen.search.search_index import SearchQuery
from sitegen.search.service import Service
from tests.sitegen.documents import elements
from tests.sitegen.search.given_answers import Oracle, ask, title


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("size=abc", "Tham số size có giá trị “abc” không phải số nguyên từ 1 đến 50. Hãy gửi một số, như size=10."),
        (
            "start=501",
            "Tham số start có giá trị “501” không phải số nguyên từ 0 đến 500. Hãy gửi một số, như start=10.",
        ),
        (
            "portal=khong-co",
            "Tham số portal có giá trị “khong-co” không phải mã của cổng nào đang hoạt động. Hãy gửi một mã đúng, "
            "hoặc bỏ tham số này để tìm trong tất cả cổng.",
        ),
        (
            f"q={'a' * 201}",
            f"Tham số q có giá trị “{'a' * 60}…{'a' * 15}” dài 201 ký tự, tối đa là 200. Hãy rút ngắn.",
        ),
        ("q=%00", "Tham số q có giá trị “\\u0000” chứa ký tự điều khiển. Hãy bỏ ký tự đó."),
        ("q=a&q=b", "Tham số q được gửi 2 lần (“a, b”). Hãy gửi một lần."),
        ("q=%ff", "Tham số q có giá trị “\\udcff” không phải UTF-8. Hãy mã hóa lại bằng UTF-8."),
        (
            "scope=x",
            "Tham số scope có giá trị “x” không dùng được. Hãy gửi portal để tìm trong một cổng, hoặc all để tìm trong "
            "tất cả.",
        ),
    ],
)
def test_a_bad_parameter_is_named_with_its_value_and_the_way_out(
    service: Service, oracle: Oracle, query: str, sentence: str
) -> None:
    query = query if query.startswith("q=") else f"q=x&{query}"
    page, programs = ask(service, f"/search?{query}"), ask(service, f"/search.json?{query}")
    assert (page.status, programs.status) == (400, 400)
    assert elements(page.text, "p", class_="search-refusal")[0].text == sentence
    assert title(page) == "Chưa tìm được – Tìm kiếm – Cổng quốc gia"
    assert programs.json == {"error": sentence}
    assert oracle.asked == []


def test_a_refusal_is_told_in_the_language_that_was_asked_in(service: Service) -> None:
    sentence = (
        "The parameter size has the value “0”, which is no whole number from 1 to 50. Send a number, such as size=10."
    )
    page = ask(service, "/search?q=x&size=0&lang=en&portal=tinh-a")
    assert elements(page.text, "p", class_="search-refusal")[0].text == sentence
    assert elements(page.text, "input", type="search")[0].attributes["value"] == "x"
    assert ask(service, "/search.json?q=x&size=0&lang=en").json == {"error": sentence}


def test_a_page_needs_a_language_of_its_portal_and_a_program_does_not(service: Service, oracle: Oracle) -> None:
    page = ask(service, "/search?q=x&lang=km&portal=tinh-a")
    assert page.status == 400
    assert "Hãy gửi một trong các giá trị: vi, en." in page.text
    assert ask(service, "/search.json?q=x&lang=km").status == 200
    assert oracle.asked == [SearchQuery(text="x", lang="km")]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_nothing_can_be_sent_to_it(service: Service, oracle: Oracle, method: str) -> None:
    page, programs = ask(service, "/search?q=x", method), ask(service, "/search.json?q=x", method)
    assert (page.status, programs.status) == (405, 405)
    assert page.headers["allow"] == programs.headers["allow"] == "GET, HEAD"
    assert programs.json == {"error": f"Không nhận yêu cầu bằng phương thức {method}. Hãy dùng GET."}
    assert f"phương thức {method}" in page.text
    assert oracle.asked == []


@pytest.mark.parametrize("address", ["/search?q=ho+chieu", "/search", "/search.json?q=ho+chieu", "/search.json?size=0"])
def test_head_tells_all_headers_and_nothing_else(service: Service, address: str) -> None:
    full, head = ask(service, address), ask(service, address, "HEAD")
    assert head.body == b""
    assert full.body
    assert (head.status, head.headers) == (full.status, full.headers)
    assert int(full.headers["content-length"]) == len(full.body)
