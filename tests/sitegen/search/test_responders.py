"""The two responders: pages of portals with results in them, and JSON for programs."""

from urllib.parse import quote

import pytest

from sitegen.search.search_index import SearchQuery, SearchResult
from sitegen.search.service import Service
from sitegen.serve.live_portals import LivePortals
from tests.sitegen.documents import addresses, elements
from tests.sitegen.portals import AT
from tests.sitegen.search.given_answers import Oracle, ask, document, found, headings, hidden, offer, results, title

Q = quote("hộ chiếu")


def test_results_stand_in_the_page_of_the_national_portal(service: Service, oracle: Oracle) -> None:
    reply = ask(service, f"/search?q={Q}")
    assert (reply.status, reply.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert elements(reply.text, "p", class_="header-home")[0].text == "Cổng quốc gia"
    assert title(reply) == "hộ chiếu – Tìm kiếm – Cổng quốc gia"
    assert [element.text for element in elements(reply.text, "h1")] == ["Tìm kiếm"]
    assert headings(reply) == ["Có 1 kết quả cho “hộ chiếu”"]
    assert [(link.text, link.attributes["href"]) for link in results(reply)] == [
        ("Đăng ký thường trú", "/thu-tuc/1.004222/")
    ]
    assert elements(reply.text, "input", type="search")[0].attributes["value"] == "hộ chiếu"
    assert hidden(reply) == {"portal": "quoc-gia", "lang": "vi"}
    assert oracle.asked == [SearchQuery(text="hộ chiếu", portal=None, lang="vi", start=0, size=10)]


def test_a_portal_shows_results_in_its_own_page_and_searches_itself_first(service: Service, oracle: Oracle) -> None:
    reply = ask(service, f"/search?q={Q}&portal=tinh-a&lang=en")
    assert elements(reply.text, "html")[0].attributes["lang"] == "en"
    assert elements(reply.text, "p", class_="header-home")[0].text == "Province A"
    assert title(reply) == "hộ chiếu – Search – Province A"
    assert headings(reply) == ["1 result for “hộ chiếu”"]
    assert hidden(reply) == {"portal": "tinh-a", "lang": "en"}
    assert oracle.asked == [SearchQuery(text="hộ chiếu", portal="tinh-a", lang="en", start=0, size=10)]


@pytest.mark.parametrize(
    ("parameters", "only", "chosen"),
    [
        ("portal=tinh-a", "tinh-a", ["portal"]),
        ("portal=tinh-a&scope=portal", "tinh-a", ["portal"]),
        ("portal=tinh-a&scope=all", None, ["all"]),
        ("portal=quoc-gia", None, []),
        ("portal=quoc-gia&scope=portal", "quoc-gia", []),
        ("", None, []),
    ],
)
def test_the_scope_is_what_people_chose_and_else_what_the_portal_means(
    service: Service, oracle: Oracle, parameters: str, only: str | None, chosen: list[str]
) -> None:
    reply = ask(service, f"/search?q={Q}&{parameters}")
    assert oracle.asked[0].portal == only
    radios = elements(reply.text, "input", type="radio")
    assert [radio.attributes["value"] for radio in radios if "checked" in radio.attributes] == chosen


def test_the_other_scope_is_one_click_away(service: Service) -> None:
    narrow, wide = "/search?q=x&portal=tinh-a&scope=portal", "/search?q=x&portal=tinh-a&scope=all"
    (there,) = elements(ask(service, "/search?q=x&portal=tinh-a&start=10").text, "a", class_="search-elsewhere")
    assert (there.text, there.attributes["href"]) == ("Tìm “x” trong tất cả cổng thông tin", wide)
    (back,) = elements(ask(service, wide).text, "a", class_="search-elsewhere")
    assert (back.text, back.attributes["href"]) == ("Chỉ tìm trong Cổng Tỉnh A", narrow)
    assert not elements(ask(service, "/search?q=x").text, "a", class_="search-elsewhere")


def test_the_language_switch_keeps_the_question(service: Service) -> None:
    reply = ask(service, f"/search?q={Q}&portal=tinh-a&scope=all&start=10")
    (english,) = elements(reply.text, "a", hreflang="en")
    assert english.attributes["href"] == "/search?q=h%E1%BB%99+chi%E1%BA%BFu&portal=tinh-a&lang=en&scope=all"


@pytest.mark.parametrize("parameters", ["", "q=", "q=+", "portal=tinh-a&q="])
def test_without_words_there_is_the_form_and_a_hint_and_nothing_is_asked(
    service: Service, oracle: Oracle, parameters: str
) -> None:
    reply = ask(service, f"/search?{parameters}")
    assert reply.status == 200
    assert elements(reply.text, "p", class_="search-hint")[0].text.startswith("Gõ tên thủ tục")
    assert title(reply).startswith("Tìm kiếm – Cổng ")
    assert headings(reply) == []
    assert oracle.asked == []


def test_nothing_found_gets_advice_and_a_wider_search(folders: LivePortals) -> None:
    reply = ask(Service(Oracle(), folders), f"/search?q={Q}&portal=tinh-a")
    assert (reply.status, headings(reply)) == (200, ["Không có kết quả nào cho “hộ chiếu”"])
    assert "Kiểm tra lại chính tả." in reply.text
    assert "/search?q=h%E1%BB%99+chi%E1%BA%BFu&portal=tinh-a&scope=all" in addresses(reply.text)
    everywhere = ask(Service(Oracle(), folders), f"/search?q={Q}")
    assert not any(url.startswith("/search?") and "lang=" not in url for url in addresses(everywhere.text))


def test_a_page_beyond_the_last_leads_back_to_the_first(folders: LivePortals) -> None:
    reply = ask(Service(Oracle(total=12), folders), "/search?q=x&start=100")
    assert headings(reply) == ["Không còn kết quả nào ở trang này"]
    assert "/search?q=x" in addresses(reply.text)


def test_many_results_are_parted_into_pages(folders: LivePortals) -> None:
    reply = ask(Service(Oracle(*[found()] * 10, total=12_345), folders), "/search?q=x&start=10&lang=en")
    assert headings(reply) == ["12,345 results for “x”"]
    assert title(reply).startswith("x (page 2) – Search")
    assert [link.attributes["href"] for link in elements(reply.text, "a", rel="prev")] == ["/search?q=x&lang=en"]
    assert [link.attributes["href"] for link in elements(reply.text, "a", rel="next")] == [
        "/search?q=x&lang=en&start=20"
    ]
    (here,) = elements(reply.text, "a", aria_current="page")
    assert here.text == "Page 2"


def test_a_result_in_another_language_says_so(folders: LivePortals) -> None:
    result = found(lang="en", title="Passport", kind="page", agency_name="Province A", summary="How to", facts=())
    reply = ask(Service(Oracle(result), folders), "/search?q=x")
    assert '<h3 lang="en"><a href="/thu-tuc/1.004222/">Passport</a></h3>' in reply.text
    assert '<span lang="en">Province A</span>' in reply.text
    assert '<p lang="en">How to</p>' in reply.text


def test_a_procedure_shows_its_facts_and_where_it_is_offered(folders: LivePortals) -> None:
    result = SearchResult(document=document(), offers=(offer("tinh-a"), offer("xa-b")))
    reply = ask(Service(Oracle(result), folders), "/search?q=x&portal=tinh-a")
    assert "mã 1.004222" in reply.text
    assert elements(reply.text, "ul", class_="result-facts")[0].text == "Lệ phí: 20.000 đồng"
    (offers,) = elements(reply.text, "div", class_="result-offers")
    assert offers.text == "Có tại 2 cơ quan Cơ quan tinh-a Cơ quan xa-b"
    assert {"/tinh-a/thu-tuc/1.004222/", "/xa-b/thu-tuc/1.004222/"} <= set(addresses(reply.text))


def test_many_offers_are_folded_away(folders: LivePortals) -> None:
    result = SearchResult(document=document(), offers=tuple(offer(f"xa-{number}") for number in range(6)))
    reply = ask(Service(Oracle(result), folders), "/search?q=x&lang=en")
    (summary,) = elements(
        reply.text,
        "summary",
    )[-1:]
    assert summary.text == "Available at 6 agencies"


def test_results_on_another_origin_keep_their_whole_address(folders: LivePortals) -> None:
    reply = ask(Service(Oracle(found(url="https://tinh-d.example/a/")), folders), "/search?q=x")
    assert "https://tinh-d.example/a/" in addresses(reply.text)
    assert elements(reply.text, "p", class_="result-place")[0].text == "tinh-d.example › a"


def test_an_article_shows_its_day_and_an_agency_no_second_name(folders: LivePortals) -> None:
    article = found(kind="article", date=AT, code=None)
    agency = found(kind="agency", title="Cơ quan quoc-gia", code=None)
    reply = ask(Service(Oracle(article, agency), folders), "/search?q=x")
    first, second = (element.text for element in elements(reply.text, "p", class_="result-about"))
    assert first == "Tin bài · Cơ quan quoc-gia · 01/03/2026"
    assert second == "Cơ quan"


def test_a_long_summary_is_cut_at_a_word(folders: LivePortals) -> None:
    reply = ask(Service(Oracle(found(summary="chữ " * 5_000)), folders), "/search?q=x")
    summary = next(element for element in elements(reply.text, "p") if element.text.startswith("chữ"))
    assert len(summary.text) < 300
    assert summary.text.endswith("chữ…")


def test_programs_get_exactly_what_was_agreed(folders: LivePortals) -> None:
    result = SearchResult(document=document(), offers=(offer("xa-b"),))
    agency = found(kind="agency", title="Tỉnh A", code=None, unit="20", summary="", lang="en")
    reply = ask(Service(Oracle(result, agency, total=7), folders), f"/search.json?q={Q}")
    assert reply.headers["content-type"] == "application/json; charset=utf-8"
    assert "Đăng ký thường trú" in reply.text
    assert reply.json == {
        "total": 7,
        "results": [
            {
                "title": "Đăng ký thường trú",
                "url": "http://localhost:8000/thu-tuc/1.004222/",
                "kind": "procedure",
                "agency": "Cơ quan quoc-gia",
                "code": "1.004222",
                "unit": None,
                "lang": "vi",
                "summary": "Đăng ký nơi thường trú với công an xã.",
                "offers": [{"agency": "Cơ quan xa-b", "url": "http://localhost:8000/xa-b/thu-tuc/1.004222/"}],
            },
            {
                "title": "Tỉnh A",
                "url": "http://localhost:8000/thu-tuc/1.004222/",
                "kind": "agency",
                "agency": "Cơ quan quoc-gia",
                "code": None,
                "unit": "20",
                "lang": "en",
                "summary": "",
                "offers": [],
            },
        ],
    }


@pytest.mark.parametrize(
    ("parameters", "query"),
    [
        ("q=x", SearchQuery(text="x")),
        ("q=x&size=50&start=500", SearchQuery(text="x", size=50, start=500)),
        ("q=x&portal=tinh-a", SearchQuery(text="x", portal="tinh-a")),
        ("q=x&portal=quoc-gia", SearchQuery(text="x", portal="quoc-gia")),
        ("q=x&portal=tinh-a&scope=all", SearchQuery(text="x")),
        ("q=x&lang=en", SearchQuery(text="x", lang="en")),
    ],
)
def test_programs_ask_for_what_they_say(service: Service, oracle: Oracle, parameters: str, query: SearchQuery) -> None:
    assert ask(service, f"/search.json?{parameters}").status == 200
    assert oracle.asked == [query]


def test_no_words_find_nothing_and_a_missing_question_is_a_mistake(service: Service, oracle: Oracle) -> None:
    assert ask(service, "/search.json?q=").json == {"total": 0, "results": []}
    missing = ask(service, "/search.json")
    assert missing.status == 400
    assert missing.json == {"error": "Thiếu tham số q. Hãy gửi từ cần tìm, như /search.json?q=ho+chieu."}
    assert oracle.asked == []
