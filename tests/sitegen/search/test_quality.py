"""The right procedure is among the first results, although others have almost the same name."""

import random
import unicodedata
from collections.abc import Callable, Sequence

import pytest

from sitegen.search.document import Document
from sitegen.search.embedded import EmbeddedIndex
from sitegen.search.search_index import SearchIndex, SearchQuery
from sitegen.search.text import folded_tokens
from tests.sitegen.search.judgements import (
    Judgement,
    ask_codes,
    judged_documents,
    mean_reciprocal_rank,
    read_judgements,
)

DOCUMENTS = judged_documents()
JUDGEMENTS = read_judgements()
SAMPLE = random.Random(3).sample(DOCUMENTS, 60)
"""Documents whose titles are searched for; searching for all titles would take long and show nothing more."""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    index = EmbeddedIndex(tmp_path_factory.mktemp("judged"))
    assert index.admit("quoc-gia", DOCUMENTS, 1)
    return index


def without_accents(text: str) -> str:
    return unicodedata.normalize("NFD", text.lower().replace("đ", "d")).encode("ascii", "ignore").decode()


def without_one_word(text: str) -> str:
    words = text.split()
    chosen = random.Random(text).randrange(len(words))
    return " ".join(words[:chosen] + words[chosen + 1 :]) or text


def share_found(index: SearchIndex, wanted: Sequence[Document], asked: Callable[[str], str], size: int = 3) -> float:
    """Return the share of documents whose title is among the first results; another of the same title counts."""
    found = 0
    for document in wanted:
        results = index.search(SearchQuery(text=asked(document.title), size=size)).results
        found += folded_tokens(document.title) in [folded_tokens(result.document.title) for result in results]
    return found / len(wanted)


@pytest.mark.parametrize(
    ("asked", "size", "least"),
    [
        (str, 3, 0.98),
        (without_accents, 3, 0.98),
        (lambda title: unicodedata.normalize("NFD", title.upper()), 3, 0.98),
        (without_one_word, 3, 0.96),
        (lambda title: without_accents(without_one_word(title)), 10, 0.98),
    ],
    ids=["as written", "without accents", "in capitals, decomposed", "without a word", "without a word and accents"],
)
def test_titles_are_found(index: SearchIndex, asked: Callable[[str], str], size: int, least: float) -> None:
    assert share_found(index, SAMPLE, asked, size) >= least


def test_every_code_finds_its_procedure_first(index: SearchIndex) -> None:
    for document in SAMPLE:
        assert document.code
        for typed in (document.code, f" {document.code} ", document.code.replace(".", "")):
            assert ask_codes(index, typed, 1) == [document.code]


def spellings(text: str) -> list[str]:
    """A question as people type it: with accents, without, in capitals, and decomposed as by some keyboards."""
    return [text, without_accents(text), text.upper(), unicodedata.normalize("NFD", text)]


@pytest.mark.parametrize(
    "judgement", [judgement for judgement in JUDGEMENTS if judgement.within], ids=lambda judgement: judgement.question
)
def test_what_citizens_ask_for_is_among_the_first(index: SearchIndex, judgement: Judgement) -> None:
    assert judgement.within
    typed = spellings(judgement.question)
    answers = [ask_codes(index, text, judgement.within) for text in typed]
    assert [text for text, answer in zip(typed, answers, strict=True) if not judgement.rank(answer)] == []
    assert len({index.search(SearchQuery(text=text)).total for text in typed}) == 1


@pytest.mark.parametrize("spell", [str, without_accents], ids=["as written", "without accents"])
def test_on_the_whole_the_right_procedure_comes_first(index: SearchIndex, spell: Callable[[str], str]) -> None:
    asked = [judgement._replace(question=spell(judgement.question)) for judgement in JUDGEMENTS]
    assert mean_reciprocal_rank(index, asked) >= 0.87


def test_judgements_name_procedures_that_are_there_and_no_question_twice() -> None:
    codes = [document.code for document in DOCUMENTS]
    assert len(set(codes)) == len(codes)
    assert [judgement for judgement in JUDGEMENTS if not judgement.codes or judgement.codes - set(codes)] == []
    questions = [judgement.question for judgement in JUDGEMENTS]
    assert len(set(questions)) == len(questions)
