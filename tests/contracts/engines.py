"""Every search engine, and what tests of them share. A new engine adds itself to MAKERS and must pass."""

from collections.abc import Callable
from pathlib import Path

from sitegen.search.document import Document
from sitegen.search.embedded import EmbeddedEngine
from sitegen.search.engine import Engine, Question

Maker = Callable[[Path], Engine]
OpenEngine = Callable[[], Engine]

MAKERS: dict[str, Maker] = {"embedded": EmbeddedEngine}
"""Each opens an engine over a folder, as another process would."""


def find(engine: Engine, text: str, **changes: object) -> list[str]:
    """The titles of the results in order."""
    return [result.document.title for result in engine.search(Question(text=text, **changes)).results]  # type: ignore[arg-type]


def admit_all(engine: Engine, *documents: Document) -> None:
    """Make each portal hold those of the documents that are its own."""
    for portal in {document.portal for document in documents}:
        assert engine.admit(portal, [document for document in documents if document.portal == portal], 1)
