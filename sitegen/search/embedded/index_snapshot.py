"""The content of the embedded index at one moment: its documents, its releases, and the names of its agencies."""

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from typing import NamedTuple

import msgspec
import tantivy
from tantivy import Query

from sitegen.search.clauses import Clause, Term
from sitegen.search.document import Document
from sitegen.search.embedded.schema import NUMBERED
from sitegen.search.embedded.translate import Translator
from sitegen.search.index_fields import GROUP
from sitegen.search.index_reader import Found, Hit, Ranked

MAX_NAMESAKES = 50
"""The most agencies of the same name that a query takes into account."""

_NUMBERS = ("id_hash", "group_hash", "portal_hash", "rank", "address_hash", "content_hash", "group_role")
_decoder = msgspec.json.Decoder(Document)


class IndexedDocument(NamedTuple):
    """A document in the index, with its values as numbers; see schema."""

    entry: tantivy.DocAddress
    id: int
    group: int
    portal: int
    rank: int
    address: int
    content: int
    role: int


class IndexSnapshot:
    """An index seen through one searcher, which later commits do not change. This is the IndexReader of this engine."""

    def __init__(self, searcher: tantivy.Searcher, schema: tantivy.Schema) -> None:
        self._searcher = searcher
        self._schema = schema
        self._translator = Translator(schema)

    def agencies_named(self, names: Set[str]) -> dict[str, set[str]]:
        """The agencies that have each of these names (made by place_key); names without an agency are left out."""
        found: dict[str, set[str]] = {}
        named = Query.term_set_query(self._schema, "place", sorted(names))
        for entry in self._entries(named, MAX_NAMESAKES):
            stored = self._searcher.doc(entry)
            for name in names & set(stored["place"]):
                found.setdefault(name, set()).add(stored["agency"][0])
        return found

    def frequencies(self, terms: Collection[Term]) -> Mapping[Term, int]:
        """The number of documents that match each of these terms."""
        return {term: self._searcher.doc_freq(term.field, term.value) for term in terms}

    def best(self, wanted: Ranked, limit: int) -> list[Hit]:
        """The best documents, without a count of the others."""
        query = self._translator.ranked(wanted)
        found = self._searcher.search(query, limit, count=False, weight_by_field="weight")
        return [Hit(score, self.document(entry)) for score, entry in found.hits]

    def page(self, wanted: Ranked, start: int, limit: int) -> Found:
        """The number of documents that match, and some of them from a position on."""
        query = self._translator.ranked(wanted)
        # The engine does not accept a limit of zero.
        found = self._searcher.search(query, max(limit, 1), offset=start, weight_by_field="weight")
        total: int = found.count  # type: ignore[attr-defined]  # missing in tantivy's stubs
        return Found(total, [self.document(entry) for _, entry in found.hits[:limit]])

    def document(self, entry: tantivy.DocAddress) -> Document:
        """The document of an entry, as it was admitted."""
        stored: bytes = self._searcher.doc(entry)["document"][0]
        return _decoder.decode(stored)

    def of_portal(self, portal: str) -> list[IndexedDocument]:
        """The documents of a portal."""
        return self._indexed(self._translator.query(Term("portal", portal)))

    def of_groups(self, groups: Collection[int]) -> list[IndexedDocument]:
        """The documents of these groups, in all portals."""
        return self._indexed(Query.term_set_query(self._schema, NUMBERED[GROUP], sorted(groups))) if groups else []

    def release(self, portal: str) -> int | None:
        """The release of a portal that the index shows; None before the first."""
        return self._releases(Term("marker", portal)).get(portal)

    def releases(self) -> dict[str, int]:
        """The release of each portal that the index shows."""
        return self._releases(Term("kind", "marker"))

    def missing(self, portals: Iterable[str]) -> list[str]:
        """The given portals without a marker; markers may be replaced but are never removed."""
        return [portal for portal in portals if not self._searcher.doc_freq("marker", portal)]

    def _releases(self, markers: Clause) -> dict[str, int]:
        found = [self._searcher.doc(entry) for entry in self._entries(self._translator.query(markers))]
        return {marker["marker"][0]: marker["release"][0] for marker in found}

    def _indexed(self, query: Query) -> list[IndexedDocument]:
        entries = self._entries(query)
        columns: Iterable[Sequence[int]] = [self._column(name, entries) for name in _NUMBERS]
        return [IndexedDocument(entry, *numbers) for entry, *numbers in zip(entries, *columns, strict=True)]

    def _column(self, name: str, entries: list[tantivy.DocAddress]) -> list[int]:
        return [int(value or 0) for value in self._searcher.fast_field_values(name, entries)]

    def _entries(self, query: Query, limit: int = 0) -> list[tantivy.DocAddress]:
        most = limit or max(self._searcher.num_docs, 1)
        return [entry for _, entry in self._searcher.search(query, most, count=False).hits]
