"""Every search engine, and helpers for their tests. Add a new engine to MAKERS: the contract tests then run on it."""

from collections.abc import Callable
from pathlib import Path

from sitegen.search.document import Document
from sitegen.search.embedded import EmbeddedIndex
from sitegen.search.search_index import SearchIndex, SearchQuery

Maker = Callable[[Path], SearchIndex]
OpenEngine = Callable[[], SearchIndex]

MAKERS: dict[str, Maker] = {"embedded": EmbeddedIndex}
"""Each opens an engine over a folder, as another process would."""


def find(index: SearchIndex, text: str, **changes: object) -> list[str]:
    """The titles of the results in order."""
    return [result.document.title for result in index.search(SearchQuery(text=text, **changes)).results]  # type: ignore[arg-type]


def admit_all(index: SearchIndex, *documents: Document) -> None:
    """Add the documents to the index, each under its own portal."""
    for portal in {document.portal for document in documents}:
        assert index.admit(portal, [document for document in documents if document.portal == portal], 1)
