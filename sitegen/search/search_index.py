"""The contract of every engine; tests/contracts/test_search_index.py checks each of them."""

from collections.abc import Iterable, Sequence
from typing import Protocol

import msgspec

from sitegen.search.document import Document

MAX_SIZE = 50
"""The most results on one page."""

MAX_DEPTH = 500
"""The most results that can be reached by paging."""


class SearchQuery(msgspec.Struct, frozen=True, kw_only=True):
    """A query: words, optionally one portal to search in, and a preferred language, which is not required.

    A page in several languages is one result, in the preferred language (Vietnamese by default). A query in another
    language is answered in that language: this is assumed if the best page of all scores far worse in its version in
    the preferred language.
    """

    text: str
    portal: str | None = None
    lang: str | None = None
    start: int = 0
    size: int = 10


class SearchResult(msgspec.Struct, frozen=True, kw_only=True):
    """One result, with the pages of the same procedure at the agencies that offer it."""

    document: Document
    offers: tuple[Document, ...] = ()


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """The total number of results, each group counted once, and the requested ones, best first."""

    total: int
    results: tuple[SearchResult, ...]


class SearchIndex(Protocol):
    """An index over the documents of all portals. Every method may raise SearchError."""

    def withdraw(self, portal: str, staying: Iterable[Document]) -> int:
        """Remove the documents of a portal whose id and address are not among those staying; returns their number.

        Called before a release, so that no result ever points at a page that no longer exists.
        """

    def admit(self, portal: str, documents: Sequence[Document], release: int) -> bool:
        """Make exactly these the documents of a portal, as of a release; they are searchable when this returns.

        Returns False and does nothing if the index already has a later release of the portal.
        """

    def releases(self) -> dict[str, int]:
        """The release of each portal that the index shows."""

    def missing(self, portals: Iterable[str]) -> list[str]:
        """The given portals that the index has no record of, for example after it was lost."""

    def search(self, query: SearchQuery) -> Answer:
        """Answer a query; its text may have any length and content."""
