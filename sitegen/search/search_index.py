"""The contract of every engine; tests/contracts/test_search_index.py holds each of them to it."""

from collections.abc import Iterable, Sequence
from typing import Protocol

import msgspec

from sitegen.search.document import Document

MAX_SIZE = 50
"""Results on one page."""

MAX_DEPTH = 500
"""Results that can be paged to at all."""


class SearchQuery(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody asks: words, perhaps one portal's pages only, and a language that is preferred, not demanded.

    Of a page in several languages the version in that language (Vietnamese unless one is named) is the one result.
    Words of another language are answered in that one: they are of it if the best page of all answers far worse in its
    version in the preferred language.
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
    """How many results there are, each group counted once, and those asked for, best first."""

    total: int
    results: tuple[SearchResult, ...]


class SearchIndex(Protocol):
    """An index over the documents of all portals. Every method may raise SearchError."""

    def withdraw(self, portal: str, staying: Iterable[Document]) -> int:
        """Take out the documents of a portal whose id and address are not among those staying; how many went.

        Called before a release, so that no result ever points at a page that is gone.
        """

    def admit(self, portal: str, documents: Sequence[Document], release: int) -> bool:
        """Make these, and no others, the documents of a portal, as of a release; searchable when it returns.

        False, and nothing done, where the index already holds a later release of the portal.
        """

    def releases(self) -> dict[str, int]:
        """The release of each portal that the index shows."""

    def missing(self, portals: Iterable[str]) -> list[str]:
        """Those of these portals that the index was never told of, as is so after it was lost."""

    def search(self, query: SearchQuery) -> Answer:
        """The answer to a question; texts of any length and content are safe."""
