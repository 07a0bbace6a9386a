"""The contract between answering and engines: what an engine must be able to do to answer a search."""

from collections.abc import Collection, Mapping, Set
from typing import NamedTuple, Protocol

import msgspec

from sitegen.search.clauses import Clause, Term
from sitegen.search.document import Document
from sitegen.search.query import Agencies


class Ranked(msgspec.Struct, frozen=True):
    """Which documents match, and how to rank them: by score times the weight of their kind (`weights.KINDS`).

    The matching clause may score too, which adds to the score. Documents of equal score may have any order, if it stays
    the same from one request to the next.
    """

    matching: Clause
    score: Clause | None = None


class Hit(NamedTuple):
    """A document and its score."""

    score: float
    document: Document


class Found(NamedTuple):
    """The number of documents that match, and the documents requested."""

    total: int
    documents: list[Document]


class IndexReader(Protocol):
    """An index at one moment; later changes do not affect it."""

    def agencies_named(self, names: Set[str]) -> Agencies:
        """The agencies that have each of these names (made by place_key); names without an agency are left out."""

    def frequencies(self, terms: Collection[Term]) -> Mapping[Term, int]:
        """The number of documents that match each of these terms; one request must suffice for all of them."""

    def best(self, wanted: Ranked, limit: int) -> list[Hit]:
        """The best documents, without a count of the others."""

    def page(self, wanted: Ranked, start: int, limit: int) -> Found:
        """The number of documents that match, and some of them from a position on; a limit of zero only counts."""
