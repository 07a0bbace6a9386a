"""The engine that needs no server: an index in a folder, through tantivy.

All that is known of a portal lies in the index itself: its documents as they are, and a marker with its release. So
one commit changes both or neither, whenever a process is killed. One document of each group has the scope of the
federated search; which one is settled whenever a document of the group comes, changes or goes.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import tantivy
from tantivy import Occur, Query

from sitegen.search.document import Document
from sitegen.search.engine import MAX_DEPTH, MAX_SIZE, Answer, Question, Result
from sitegen.search.index import Index
from sitegen.search.leaders import Member, choose_leaders
from sitegen.search.query import make_plan
from sitegen.search.ranking import Ranking
from sitegen.search.schema import (
    EVERYWHERE,
    Standing,
    address_of,
    content_of,
    make_entry,
    make_marker,
    marker_of,
    number_of,
    rank_of,
)
from sitegen.site.collation import collation_key

MAX_OFFERS = 40
"""Pages of other agencies beside one result."""

MAX_PLACES = 50
"""Agencies of one name, and groups that they offer, that a question is judged by."""

_decode = msgspec.json.Decoder(Document).decode


class Held(NamedTuple):
    """A document in the index, by numbers: see schema."""

    id: int
    group: int
    portal: int
    rank: int
    address: int
    content: int
    standing: int
    entry: tantivy.DocAddress


_FIELDS = ("id_hash", "group_hash", "portal_hash", "rank", "address_hash", "content_hash", "standing")


class EmbeddedEngine:
    """An engine over a folder; any number of processes may use it, and a child goes on with that of its parent."""

    def __init__(self, folder: Path) -> None:
        self._index = Index(folder)
        self._schema = self._index.schema

    def withdraw(self, portal: str, staying: Iterable[Document]) -> int:
        """Take out the documents of a portal whose id and address are not among those staying; how many went."""
        kept = {address_of(document) for document in staying}
        with self._index.writing():
            searcher = self._index.searcher()
            gone = [held for held in self._of_portal(searcher, portal) if held.address not in kept]
            if gone:
                self._write(searcher, gone, {}, None)
            return len(gone)

    def admit(self, portal: str, documents: Sequence[Document], release: int) -> bool:
        """Make these, and no others, the documents of a portal; False where a later release is there already."""
        arriving = {number_of(document.id): document for document in documents}
        with self._index.writing():
            searcher = self._index.searcher()
            shown = self._release(searcher, portal)
            if shown is not None and release < shown:
                return False
            present = {held.id: held for held in self._of_portal(searcher, portal)}
            gone = [held for held in present.values() if held.id not in arriving]
            changed = {
                id: document
                for id, document in arriving.items()
                if id not in present or present[id].content != content_of(document)
            }
            gone += [present[id] for id in changed if id in present]
            if gone or changed or release != shown:
                self._write(searcher, gone, changed, (portal, release))
            return True

    def releases(self) -> dict[str, int]:
        """The release of each portal that the index shows."""
        with self._index.reading():
            searcher = self._index.searcher()
            markers = self._all(searcher, self._term("kind", "marker"))
            found = [searcher.doc(entry) for entry in markers]
            return {str(marker.get_first("marker")): int(marker.get_first("release") or 0) for marker in found}

    def search(self, question: Question) -> Answer:
        """The answer to a question; texts of any length and content are safe."""
        with self._index.reading():
            searcher = self._index.searcher()
            plan = make_plan(question, lambda names: self._agencies_named(searcher, names))
            if not plan.needs:
                return Answer(total=0, results=())
            ranking = Ranking(self._schema, plan)
            scope = self._term("scope", question.portal or EVERYWHERE)
            matching = _all_of(ranking.matching(), _unscored(scope))
            own = self._offered(searcher, plan.agencies, ranking) if plan.agencies and not question.portal else {}
            score = ranking.preferring(ranking.score(), question.lang, own)
            clean = ranking.clean(searcher)
            tiers = [matching] if clean is None else [_all_of(matching, _unscored(clean)), _but(matching, clean)]
            total, hits = _page(searcher, [_scored(tier, score) for tier in tiers], question)
            results = [self._result(searcher, entry, own, question.portal is None) for entry in hits]
            return Answer(total=total, results=tuple(results))

    # ------------------------------------------------------------------ reading

    def _result(
        self, searcher: tantivy.Searcher, entry: tantivy.DocAddress, own: Mapping[int, Document], federated: bool
    ) -> Result:
        document = _document(searcher, entry)
        if document.kind != "procedure" or not federated:
            return Result(document=document)
        local = own.get(number_of(document.group))
        return Result(document=local or document, offers=self._offers(searcher, document, local))

    def _offers(self, searcher: tantivy.Searcher, leader: Document, shown: Document | None) -> tuple[Document, ...]:
        """The pages of a group beside the one that is shown; the national one is none that an agency offers."""
        group = Query.term_query(self._schema, "group_hash", number_of(leader.group))
        hits = searcher.search(group, MAX_OFFERS + 2, count=False).hits
        found = [_document(searcher, entry) for _, entry in hits]
        hidden = {leader.id, shown.id if shown else leader.id}
        if shown and not leader.canonical:
            hidden = {shown.id}
        offers = [document for document in found if document.id not in hidden]
        return tuple(
            sorted(offers, key=lambda document: (collation_key(document.agency_name), document.id))[:MAX_OFFERS]
        )

    def _offered(self, searcher: tantivy.Searcher, agencies: Collection[str], ranking: Ranking) -> dict[int, Document]:
        """The best documents of the agencies that a question names, by group."""
        theirs = _any_of([self._term("agency", agency) for agency in sorted(agencies)])
        wanted = _all_of(ranking.matching(), _unscored(theirs), _unscored(self._term("kind", "procedure")))
        hits = searcher.search(_scored(wanted, ranking.score()), MAX_PLACES, count=False).hits
        found: dict[int, Document] = {}
        for _, entry in hits:
            document = _document(searcher, entry)
            found.setdefault(number_of(document.group), document)
        return found

    def _agencies_named(self, searcher: tantivy.Searcher, names: Collection[str]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        wanted = Query.term_set_query(self._schema, "place", sorted(names))
        for _, entry in searcher.search(wanted, MAX_PLACES, count=False).hits:
            stored = searcher.doc(entry)
            for name in names & set(stored.get_all("place")):
                found.setdefault(name, set()).add(str(stored.get_first("agency")))
        return found

    def _release(self, searcher: tantivy.Searcher, portal: str) -> int | None:
        hits = searcher.search(self._term("marker", portal), 1, count=False).hits
        return int(searcher.doc(hits[0][1]).get_first("release") or 0) if hits else None

    def _of_portal(self, searcher: tantivy.Searcher, portal: str) -> list[Held]:
        return self._held(searcher, self._term("portal", portal))

    def _held(self, searcher: tantivy.Searcher, query: Query) -> list[Held]:
        entries = self._all(searcher, query)
        columns = [searcher.fast_field_values(name, entries) for name in _FIELDS]
        return [Held(*(int(value or 0) for value in row), entry) for *row, entry in zip(*columns, entries, strict=True)]

    @staticmethod
    def _all(searcher: tantivy.Searcher, query: Query) -> list[tantivy.DocAddress]:
        return [entry for _, entry in searcher.search(query, max(searcher.num_docs, 1), count=False).hits]

    # ------------------------------------------------------------------ writing

    def _write(
        self,
        searcher: tantivy.Searcher,
        gone: Sequence[Held],
        coming: Mapping[int, Document],
        marker: tuple[str, int] | None,
    ) -> None:
        """Commit what goes, what comes, and whose standing in its group changes by that."""
        standings, moved = self._settle(searcher, gone, coming)
        with self._index.committing(len(coming) + len(moved)) as writer:
            for held in (*gone, *moved):
                writer.delete_documents_by_term("id_hash", held.id)
            for id, document in coming.items():
                writer.add_document(make_entry(self._schema, document, standings[id]))
            for held in moved:
                writer.add_document(make_entry(self._schema, _document(searcher, held.entry), standings[held.id]))
            if marker:
                writer.delete_documents_by_term("id_hash", marker_of(marker[0]))
                writer.add_document(make_marker(self._schema, *marker))

    def _settle(
        self, searcher: tantivy.Searcher, gone: Sequence[Held], coming: Mapping[int, Document]
    ) -> tuple[Mapping[int, Standing], list[Held]]:
        """Who leads in the groups that change, and which documents that stay as they are lead now or no longer."""
        new = [
            Member(id, number_of(document.group), number_of(document.portal), rank_of(document))
            for id, document in coming.items()
        ]
        groups = {held.group for held in gone} | {member.group for member in new}
        going = {held.id for held in gone}
        of_groups = Query.term_set_query(self._schema, "group_hash", sorted(groups))
        staying = [held for held in self._held(searcher, of_groups) if held.id not in going] if groups else []
        standings = choose_leaders([*new, *(Member(*held[:4]) for held in staying)])
        return standings, [held for held in staying if standings[held.id].number != held.standing]

    def _term(self, field: str, value: str) -> Query:
        return Query.term_query(self._schema, field, value, "basic")


def _document(searcher: tantivy.Searcher, entry: tantivy.DocAddress) -> Document:
    return _decode(bytes(searcher.doc(entry).get_first("document")))


def _page(
    searcher: tantivy.Searcher, tiers: Sequence[Query], question: Question
) -> tuple[int, list[tantivy.DocAddress]]:
    """How many there are in all tiers, and those of one page; every result of a tier stands before all of the next."""
    start = max(question.start, 0)
    wanted = min(max(question.size, 0), MAX_SIZE, max(MAX_DEPTH - start, 0))
    total = 0
    hits: list[tantivy.DocAddress] = []
    for tier in tiers:
        offset = max(start - total, 0)
        limit = wanted - len(hits)
        found = searcher.search(
            tier, max(limit, 1), count=True, offset=min(offset, MAX_DEPTH), weight_by_field="weight"
        )
        hits += [entry for _, entry in found.hits[:limit]]
        total += found.count
    return total, hits


def _scored(matching: Query, score: Query) -> Query:
    return Query.boolean_query([(Occur.Must, matching), (Occur.Should, score)])


def _all_of(*queries: Query) -> Query:
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def _any_of(queries: Sequence[Query]) -> Query:
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def _but(query: Query, unwanted: Query) -> Query:
    return Query.boolean_query([(Occur.Must, query), (Occur.MustNot, unwanted)])


def _unscored(query: Query) -> Query:
    return Query.const_score_query(query, 0.0)
