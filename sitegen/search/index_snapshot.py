"""What the embedded index holds at one moment: its documents, its releases, the names of its agencies."""

from collections.abc import Collection, Iterable, Sequence, Set
from typing import NamedTuple

import msgspec
import tantivy
from tantivy import Query

from sitegen.search.document import Document
from sitegen.search.schema import number_of

MAX_NAMESAKES = 50
"""Agencies of one name that a question is judged by."""

_NUMBERS = ("id_hash", "group_hash", "portal_hash", "rank", "address_hash", "content_hash", "standing")
_decoder = msgspec.json.Decoder(Document)


class IndexedDocument(NamedTuple):
    """A document in the index, by numbers: see schema."""

    entry: tantivy.DocAddress
    id: int
    group: int
    portal: int
    rank: int
    address: int
    content: int
    role: int


class IndexSnapshot:
    """An index seen through one searcher, which later commits do not change."""

    def __init__(self, searcher: tantivy.Searcher, schema: tantivy.Schema) -> None:
        self.searcher = searcher
        self._schema = schema

    def document(self, entry: tantivy.DocAddress) -> Document:
        """The document of an entry, as it was admitted."""
        stored: bytes = self.searcher.doc(entry)["document"][0]
        return _decoder.decode(stored)

    def of_portal(self, portal: str) -> list[IndexedDocument]:
        """The documents of a portal."""
        return self._held(term(self._schema, "portal", portal))

    def of_groups(self, groups: Collection[int]) -> list[IndexedDocument]:
        """The documents of some groups, in all portals."""
        return self._held(Query.term_set_query(self._schema, "group_hash", sorted(groups))) if groups else []

    def group_of(self, document: Document, limit: int) -> list[Document]:
        """Documents of the same group, up to a limit, the document itself among them."""
        same = term(self._schema, "group_hash", number_of(document.group))
        return [self.document(entry) for entry in self._entries(same, limit)]

    def release(self, portal: str) -> int | None:
        """The release of a portal that the index shows, None before the first."""
        found = self._releases(term(self._schema, "marker", portal))
        return found.get(portal)

    def releases(self) -> dict[str, int]:
        """The release of each portal."""
        return self._releases(term(self._schema, "kind", "marker"))

    def missing(self, portals: Iterable[str]) -> list[str]:
        """Those of these portals that have no marker; a marker may be replaced, but never goes."""
        return [portal for portal in portals if not self.searcher.doc_freq("marker", portal)]

    def agencies_named(self, names: Set[str]) -> dict[str, set[str]]:
        """The agencies that have each of these names (made by place_key), for those names that any has."""
        found: dict[str, set[str]] = {}
        named = Query.term_set_query(self._schema, "place", sorted(names))
        for entry in self._entries(named, MAX_NAMESAKES):
            stored = self.searcher.doc(entry)
            for name in names & set(stored["place"]):
                found.setdefault(name, set()).add(stored["agency"][0])
        return found

    def _releases(self, markers: Query) -> dict[str, int]:
        found = [self.searcher.doc(entry) for entry in self._entries(markers)]
        return {marker["marker"][0]: marker["release"][0] for marker in found}

    def _held(self, query: Query) -> list[IndexedDocument]:
        entries = self._entries(query)
        columns: Iterable[Sequence[int]] = [self._column(name, entries) for name in _NUMBERS]
        return [IndexedDocument(entry, *numbers) for entry, *numbers in zip(entries, *columns, strict=True)]

    def _column(self, name: str, entries: list[tantivy.DocAddress]) -> list[int]:
        return [int(value or 0) for value in self.searcher.fast_field_values(name, entries)]

    def _entries(self, query: Query, limit: int = 0) -> list[tantivy.DocAddress]:
        most = limit or max(self.searcher.num_docs, 1)
        return [entry for _, entry in self.searcher.search(query, most, count=False).hits]


def term(schema: tantivy.Schema, field: str, value: str | int) -> Query:
    """Whatever has exactly this value in a field."""
    return Query.term_query(schema, field, value, "basic")
