"""The right answers, on the procedures of the national catalogue: what must never fall out of the first results."""

import random
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from sitegen.search.document import Document
from sitegen.search.embedded import EmbeddedIndex
from sitegen.search.search_index import SearchIndex, SearchQuery
from sitegen.search.text import folded_tokens
from tests.sitegen.search.national import national_documents

SAMPLE = 150


@pytest.fixture(scope="module")
def national() -> list[Document]:
    return national_documents()


@pytest.fixture(scope="module")
def index(national: list[Document], tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    folder: Path = tmp_path_factory.mktemp("national")
    index = EmbeddedIndex(folder)
    assert index.admit("quoc-gia", national, 1)
    return index


@pytest.fixture(scope="module")
def sample(national: list[Document]) -> list[Document]:
    return random.Random(3).sample(national, SAMPLE)


def codes(index: SearchIndex, text: str, size: int = 3) -> list[str | None]:
    return [result.document.code for result in index.search(SearchQuery(text=text, size=size)).results]


def without_accents(text: str) -> str:
    return unicodedata.normalize("NFD", text.lower().replace("đ", "d")).encode("ascii", "ignore").decode()


def without_one_word(text: str) -> str:
    words = text.split()
    chosen = random.Random(text).randrange(len(words))
    return " ".join(words[:chosen] + words[chosen + 1 :]) or text


def share_found(index: SearchIndex, wanted: Sequence[Document], asked: Callable[[str], str], size: int = 3) -> float:
    """The share of documents whose title, asked for in some way, is among the first results; namesakes count."""
    found = 0
    for document in wanted:
        results = index.search(SearchQuery(text=asked(document.title), size=size)).results
        found += folded_tokens(document.title) in [folded_tokens(result.document.title) for result in results]
    return found / len(wanted)


@pytest.mark.parametrize(
    ("asked", "size", "least"),
    [
        (str, 3, 0.95),
        (without_accents, 3, 0.95),
        (lambda title: unicodedata.normalize("NFD", title.upper()), 3, 0.95),
        (without_one_word, 3, 0.93),
        (lambda title: without_accents(without_one_word(title)), 10, 0.95),
    ],
    ids=["as written", "without accents", "in capitals, decomposed", "without a word", "without a word and accents"],
)
def test_titles_are_found(
    index: SearchIndex, sample: list[Document], asked: Callable[[str], str], size: int, least: float
) -> None:
    assert share_found(index, sample, asked, size) >= least


def test_every_code_finds_its_procedure_first(index: SearchIndex, sample: list[Document]) -> None:
    for document in sample:
        assert document.code
        for typed in (document.code, f" {document.code} ", document.code.replace(".", "")):
            assert codes(index, typed, 1) == [document.code]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("đăng ký khai sinh", "1.001193"),
        ("làm thế nào để đăng ký khai sinh cho con", "1.001193"),
        ("đăng ký kết hôn", "1.000894"),
        ("khai tử", "1.000656"),
        ("trích lục khai sinh", "2.000635"),
        ("đăng ký thường trú", "1.004222"),
        ("thủ tục đăng ký tạm trú cần giấy tờ gì", "1.004194"),
        ("khai báo tạm vắng", "1.003677"),
        ("mất hộ chiếu", "1.010386"),
        ("đổi giấy phép lái xe", "3.000347"),
        ("cấp lại giấy phép lái xe bị mất", "3.000348"),
        ("chứng thực chữ ký", "1.001590"),
        ("giấy xác nhận tình trạng hôn nhân", "1.004873"),
        ("thành lập công ty cổ phần", "2.002043"),
        ("trợ cấp mai táng", "1.014177"),
        ("nghĩa vụ quân sự lần đầu", "1.013133"),
        ("giấy phép lao động cho người nước ngoài", "1.014199"),
        ("thẻ bảo hiểm y tế", "1.014137"),
        ("đăng ký nhãn hiệu", "1.015002"),
        ("phiếu lý lịch tư pháp", "3.000333"),
    ],
)
def test_what_citizens_ask_for_is_among_the_first_five(index: SearchIndex, text: str, code: str) -> None:
    typed = [text, without_accents(text), text.upper(), unicodedata.normalize("NFD", text)]
    answers = [codes(index, one, 5) for one in typed]
    assert [code in answer for answer in answers] == [True] * len(typed)
    totals = {index.search(SearchQuery(text=one)).total for one in typed}
    assert len(totals) == 1
