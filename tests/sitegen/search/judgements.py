"""Procedures to search, and questions whose right answers people have judged, from the folder `judged`.

`procedures.tsv` holds facts of the national catalogue about 305 procedures: code, name, field, and the agency that
announced it. They are chosen to be hard to rank: families of names that differ only by one verb (grant, renew,
replace, withdraw), by one qualifier (“có yếu tố nước ngoài”, “lưu động”) or by the level of the office.
`details.toml` holds texts that we wrote for some of them, and `questions.tsv` the questions.
"""

import csv
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from sitegen.search.document import Document
from sitegen.search.search_index import SearchIndex, SearchQuery
from tests.sitegen.search.documents import procedure

FOLDER = Path(__file__).parent / "judged"
DEPTH = 10
"""A right answer at a lower rank counts as none."""


class Judgement(NamedTuple):
    """A question, the codes that answer it equally well, and the lowest rank that the first of them may have.

    `within` is the rank that the index reaches today for every spelling of the question: lower it when ranking
    improves. It is None if the index alone cannot know the answer, because the page has other words than the question
    (“visa”, “cắt hộ khẩu”). Such questions count only in the mean.
    """

    question: str
    codes: frozenset[str]
    within: int | None

    def rank(self, answered: Sequence[str | None]) -> int | None:
        """Return the rank of the first right code among the answers, counted from 1; None if there is none."""
        return next((place for place, code in enumerate(answered, 1) if code in self.codes), None)


def judged_documents() -> list[Document]:
    """The procedures as documents of the national portal."""
    details = tomllib.loads((FOLDER / "details.toml").read_text(encoding="utf-8"))
    return [
        procedure(row["name"], row["code"], summary=row["field"], body=details.get(row["code"], row["agency"]))
        for row in _rows("procedures.tsv")
    ]


def read_judgements() -> list[Judgement]:
    """The questions in the order of the file."""
    return [
        Judgement(
            row["question"], frozenset(row["codes"].split()), None if row["within"] == "-" else int(row["within"])
        )
        for row in _rows("questions.tsv")
    ]


def mean_reciprocal_rank(index: SearchIndex, judgements: Iterable[Judgement]) -> float:
    """Return the mean of 1 / rank of the first right answer: 1 if all are first; a question without one counts as 0."""
    ranks = [judgement.rank(ask_codes(index, judgement.question, DEPTH)) for judgement in judgements]
    return sum(1 / rank for rank in ranks if rank) / len(ranks)


def ask_codes(index: SearchIndex, text: str, size: int) -> list[str | None]:
    """The codes of the first results."""
    return [result.document.code for result in index.search(SearchQuery(text=text, size=size)).results]


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True)
