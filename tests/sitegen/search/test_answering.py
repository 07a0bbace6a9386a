"""A plan does not depend on an engine: a plain list that evaluates the clauses gives the same answers."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.search.answering import answer, find_page
from sitegen.search.clauses import Everything, Term
from sitegen.search.document import Document
from sitegen.search.embedded import EmbeddedIndex
from sitegen.search.index_reader import Ranked
from sitegen.search.search_index import MAX_DEPTH, MAX_SIZE, Answer, SearchQuery
from tests.sitegen.search.documents import agency, listing, page, procedure
from tests.sitegen.search.plain_reader import PlainReader

NOW = datetime(2026, 11, 29, tzinfo=UTC)


def both(title: str, english: str, code: str) -> list[Document]:
    vietnamese = procedure(title, code, versions=("en",))
    changed = {"id": vietnamese.version("en"), "lang": "en", "group": f"procedure:{code}:en"}
    return [vietnamese, procedure(english, code, versions=("vi",), **changed)]


COUNTRY = [
    *both("Đăng ký khai sinh", "Birth registration", "1.001193"),
    *both("Đăng ký kết hôn", "Marriage registration", "1.000894"),
    procedure("Đăng ký khai tử", "1.000656"),
    procedure("Đăng ký khai sinh lưu động", "1.003583"),
    procedure("Cấp hộ chiếu phổ thông", "1.001456", body="Theo Nghị định 35/2024/NĐ-CP. Tờ khai mẫu TK01."),
    listing("Đăng ký khai sinh", "1.001193", "ky-lua", agency_name="Phường Kỳ Lừa"),
    listing("Đăng ký khai sinh", "1.001193", "dong-kinh", agency_name="Phường Đông Kinh"),
    agency("Phường Kỳ Lừa", "ky-lua", alternatives=("UBND phường Kỳ Lừa",), unit="05977"),
    agency("Phường Đông Kinh", "dong-kinh"),
    page("Lịch tiếp dân", "ky-lua", kind="article", date=NOW - timedelta(days=900)),
    page("Lịch tiếp dân tháng mười một", "ky-lua", kind="article", date=NOW - timedelta(days=20)),
    page("Khai sinh ở Kỳ Lừa: thêm một ngày", "ky-lua", kind="article", date=NOW - timedelta(days=5)),
    page("Hồ chiều", "dong-kinh", body="hồ sơ nộp buổi chiều; mang hộ chiếu"),
]
WORDS = "đăng ký khai sinh tử ở phường kỳ lừa đông kinh ho chieu hộ chiếu lịch tiếp dân 1.001193 registration birth"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedIndex:
    folder: Path = tmp_path_factory.mktemp("answering")
    index = EmbeddedIndex(folder, now=lambda: NOW)
    for portal in {document.portal for document in COUNTRY}:
        assert index.admit(portal, [document for document in COUNTRY if document.portal == portal], 1)
    return index


def plain_answer(query: SearchQuery, documents: Sequence[Document] = COUNTRY) -> Answer:
    return answer(query, PlainReader(documents), NOW)


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("portal", [None, "ky-lua"])
@pytest.mark.parametrize(
    "text",
    [
        *("đăng ký khai sinh", "dang ky khai sinh", "khai sinh kỳ lừa", "dang ky khai sinh o phuong dong kinh"),
        *("hộ chiếu", "hồ chiều", "ho chieu", "marriage registration", "kết hôn", "1.001193", "35/2024/NĐ-CP"),
        *("ubnd phường kỳ lừa", "kỳ lừa", "lịch tiếp dân", "khai tử kỳ lừa", "phở", "", "?!"),
    ],
)
def test_a_list_answers_as_the_embedded_index_does(
    index: EmbeddedIndex, text: str, portal: str | None, lang: str
) -> None:
    query = SearchQuery(text=text, portal=portal, lang=lang)
    plain, embedded = plain_answer(query), index.search(query)
    assert plain.total == embedded.total
    assert plain.results[:1] == embedded.results[:1]
    assert set(plain.results) == set(embedded.results)


@given(st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=5).map(" ".join))
def test_what_is_found_is_the_same_for_any_words(index: EmbeddedIndex, text: str) -> None:
    query = SearchQuery(text=text, size=MAX_SIZE)
    plain, embedded = plain_answer(query), index.search(query)
    assert {result.document.group for result in plain.results} == {result.document.group for result in embedded.results}
    assert plain.total == embedded.total == len(plain.results)


def test_tiers_are_paged_as_one_list() -> None:
    documents = [page(f"{word} {number}") for number in range(9) for word in ("chợ", "phố")]
    reader = PlainReader(documents)
    tiers = [Ranked(Term("title", "cho")), Ranked(Term("title", "pho"))]
    total, whole = find_page(reader, tiers, 0, MAX_SIZE)
    assert total == 18
    assert [one.title.split()[0] for one in whole] == ["chợ"] * 9 + ["phố"] * 9
    pages = [find_page(reader, tiers, start, 5) for start in range(0, 20, 5)]
    assert [document for found in pages for document in found.documents] == whole
    assert {found.total for found in pages} == {18}


def test_a_page_stays_within_the_depth_and_the_size() -> None:
    reader = PlainReader([page(f"Bài {number}") for number in range(MAX_DEPTH + 60)])
    everything = [Ranked(Everything())]
    assert len(find_page(reader, everything, 0, 1000).documents) == MAX_SIZE
    assert len(find_page(reader, everything, MAX_DEPTH - 3, 10).documents) == 3
    assert find_page(reader, everything, MAX_DEPTH, 10) == (MAX_DEPTH + 60, [])
    assert find_page(reader, everything, -5, 2) == find_page(reader, everything, 0, 2)
