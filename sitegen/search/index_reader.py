"""What an engine must be able to do so that a search can be answered: the contract between answering and engines."""

from collections.abc import Collection, Mapping, Set
from typing import NamedTuple, Protocol

import msgspec

from sitegen.search.clauses import Clause, Term
from sitegen.search.document import Document
from sitegen.search.query import Agencies


class Ranked(msgspec.Struct, frozen=True):
    """Documents that match, best first: by the score, multiplied by the weight of their kind (`weights.KINDS`).

    The clause that matches may score too, which adds to the score. Documents of equal score stand in any order that
    does not change from one request to the next.
    """

    matching: Clause
    score: Clause | None = None


class Hit(NamedTuple):
    """A document, and its score."""

    score: float
    document: Document


class Found(NamedTuple):
    """How many documents match, and those asked for."""

    total: int
    documents: list[Document]


class IndexReader(Protocol):
    """An index at one moment, which later changes do not touch."""

    def agencies_named(self, names: Set[str]) -> Agencies:
        """The agencies that have each of these names (made by place_key), for those names that any has."""

    def frequencies(self, terms: Collection[Term]) -> Mapping[Term, int]:
        """How many documents match each of these terms; at one request for all of them."""

    def best(self, wanted: Ranked, limit: int) -> list[Hit]:
        """The best documents, without counting the others."""

    def page(self, wanted: Ranked, start: int, limit: int) -> Found:
        """How many documents match, and some from a position on; a limit of zero only counts."""
