"""Compares the embedded index with SQLite's full text search over the national catalogue:
`python -m tests.benchmarks.searching`.

SQLite's FTS5 is set up as usual for Vietnamese: `unicode61 remove_diacritics 2`, and bm25 with the same weights. The
questions are the titles of every eighth procedure, cut to eight words, once with their accents and once without. The
judged questions of the tests are asked too: a page that comes first among 305 procedures must rank well among all.
"""

import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from sitegen.search.document import Document
from sitegen.search.embedded import EmbeddedIndex
from sitegen.search.search_index import SearchQuery
from sitegen.search.text import fold
from tests.benchmarks.measured import DATA, judge
from tests.benchmarks.national import national_documents
from tests.sitegen.search.judgements import mean_reciprocal_rank, read_judgements

SEED = 20_261_125
WORDS = 8


class Figures(NamedTuple):
    """Indexing time in seconds, median and 95th percentile of the answering time in milliseconds, and the shares of
    questions whose right page comes first and among the first three."""

    index: float
    p50: float
    p95: float
    first: float
    third: float

    def __str__(self) -> str:
        return (
            f"index {self.index:5.1f} s  p50 {self.p50:6.2f} ms  p95 {self.p95:6.2f} ms  "
            f"first {self.first:.3f}  in three {self.third:.3f}"
        )


Ask = Callable[[str], list[str]]
"""Takes a question and returns the titles of the first three results."""


def main() -> bool:
    """Print the figures of both engines, with accents and without; return whether ours are within their limits."""
    if not DATA.is_dir():
        print(f"{DATA} is not there: the benchmark needs the real catalogue")
        return False
    documents = national_documents()
    asked = [(document, _cut(document.title)) for document in documents[::8]]
    random.Random(SEED).shuffle(asked)
    print(f"{len(documents)} documents, {len(asked)} questions")
    with tempfile.TemporaryDirectory(prefix="motcua-bench-") as scratch:
        ours = _measure("ours", _ours(documents, Path(scratch)), asked)
        lost = 1 - mean_reciprocal_rank(EmbeddedIndex(Path(scratch) / "index"), read_judgements())
    theirs = _measure("FTS5", _fts5(documents), asked)
    typed, plain = ours["with accents"], ours["without accents"]
    peer = theirs["without accents"]
    print(f"ratio FTS5/ours, without accents: p50 {peer.p50 / plain.p50:.2f}, p95 {peer.p95 / plain.p95:.2f}")
    print(f"ratio FTS5/ours, without accents: wrong first results {(1 - peer.first) / (1 - plain.first):.2f}")
    return all(
        [
            judge("our p95 without accents", plain.p95, 30, "ms"),
            judge("our p95 by FTS5's", plain.p95 / peer.p95, 1.5, "times"),
            judge("right pages not among the first three, by FTS5's", (1 - plain.third) / (1 - peer.third), 1, "times"),
            judge("mean reciprocal rank of the judged questions, short of 1", 100 * lost, 27, "%"),
            judge("right pages in three, lost by leaving accents out", 100 * (1 - plain.third / typed.third), 5, "%"),
        ]
    )


def _cut(title: str) -> str:
    return " ".join(title.split()[:WORDS])


def _measure(name: str, made: tuple[float, Ask], asked: list[tuple[Document, str]]) -> dict[str, Figures]:
    seconds, ask = made
    found = {
        "with accents": _figures(seconds, ask, asked),
        "without accents": _figures(seconds, ask, [(document, fold(text.lower())) for document, text in asked]),
    }
    for way, figures in found.items():
        print(f"{name:5} {way:16} {figures}")
    return found


def _figures(seconds: float, ask: Ask, asked: list[tuple[Document, str]]) -> Figures:
    times: list[float] = []
    ranks: list[int] = []
    for document, text in asked:
        began = time.perf_counter()
        codes = ask(text)
        times.append(1000 * (time.perf_counter() - began))
        # All procedures with the right name count as right, because the question cannot tell them apart.
        ranks.append(next((rank for rank, title in enumerate(codes) if _cut(title) == _cut(document.title)), 99))
    cuts = statistics.quantiles(times, n=20)
    share = len(asked)
    return Figures(
        seconds,
        statistics.median(times),
        cuts[-1],
        sum(rank == 0 for rank in ranks) / share,
        sum(rank < 3 for rank in ranks) / share,
    )


def _ours(documents: list[Document], folder: Path) -> tuple[float, Ask]:
    index = EmbeddedIndex(folder / "index")
    began = time.perf_counter()
    index.admit("quoc-gia", documents, 1)
    seconds = time.perf_counter() - began

    def ask(text: str) -> list[str]:
        return [result.document.title for result in index.search(SearchQuery(text=text, size=3)).results]

    return seconds, ask


def _fts5(documents: list[Document]) -> tuple[float, Ask]:
    database = sqlite3.connect(":memory:")
    began = time.perf_counter()
    database.execute(
        "CREATE VIRTUAL TABLE pages USING fts5(title, summary, body, tokenize = 'unicode61 remove_diacritics 2')"
    )
    rows = [(document.title, document.summary, document.body) for document in documents]
    database.executemany("INSERT INTO pages VALUES (?, ?, ?)", rows)
    seconds = time.perf_counter() - began

    def ask(text: str) -> list[str]:
        words = " OR ".join(f'"{word}"' for word in text.replace('"', " ").split())
        found = database.execute(
            "SELECT title FROM pages WHERE pages MATCH ? ORDER BY bm25(pages, 8, 3, 1) LIMIT 3", (words,)
        )
        return [title for (title,) in found]

    return seconds, ask


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
