"""The engine that needs no server: an index in a folder, through tantivy.

All that is known of a portal lies in the index itself: its documents as they are, and a marker with its release. So
one commit changes both or neither, whenever a process is killed. One document of each group has the scope of the
federated search; which one is settled whenever a document of the group comes, changes or goes.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import tantivy
from tantivy import Occur, Query

from sitegen.search.document import Document
from sitegen.search.grouping import Member, choose_leaders
from sitegen.search.index import Identity, Index
from sitegen.search.index_snapshot import IndexedDocument, IndexSnapshot, term
from sitegen.search.query import Plan, make_plan
from sitegen.search.ranking import Ranking, all_of, any_of, but, unscored
from sitegen.search.schema import (
    EVERYWHERE,
    GroupRole,
    address_of,
    content_of,
    make_entry,
    make_marker,
    marker_of,
    number_of,
    rank_of,
)
from sitegen.search.search_index import MAX_DEPTH, MAX_SIZE, Answer, SearchQuery, SearchResult
from sitegen.site.collation import collation_key

FIRST_LANGUAGE = "vi"
"""Preferred where a question prefers none: of two equal pages, the Vietnamese one comes first."""

FAR = 2
"""Times as well as its translation a page answers, if the words are of its language: names are the same in both."""

MAX_OFFERS = 40
"""Pages of other agencies beside one result."""

MAX_OWN = 50
"""Procedures of an agency that a question names, by which its pages come before others."""


class Change(NamedTuple):
    """What one commit does: documents that go, that come, and a portal with its release, if that is to be told."""

    gone: Sequence[IndexedDocument]
    coming: Mapping[int, Document]
    marker: tuple[str, int] | None = None


class EmbeddedIndex:
    """An engine over a folder, for any number of threads, and of processes that each open it."""

    def __init__(self, folder: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._index = Index(folder)
        self._now = now
        self._schema = self._index.schema
        self._known: tuple[Identity | None, frozenset[str]] = None, frozenset()

    def withdraw(self, portal: str, staying: Iterable[Document]) -> int:
        """Take out the documents of a portal whose id and address are not among those staying; how many went."""
        kept = {address_of(document) for document in staying}
        with self._index.writing():
            snapshot = self._holdings()
            gone = [held for held in snapshot.of_portal(portal) if held.address not in kept]
            if gone:
                self._commit(snapshot, Change(gone, {}))
            return len(gone)

    def admit(self, portal: str, documents: Sequence[Document], release: int) -> bool:
        """Make these, and no others, the documents of a portal; False where a later release is there already."""
        arriving = {number_of(document.id): document for document in documents}
        contents = {id: content_of(document) for id, document in arriving.items()}
        with self._index.writing():
            snapshot = self._holdings()
            shown = snapshot.release(portal)
            if shown is not None and release < shown:
                return False
            present = snapshot.of_portal(portal)
            same = {held.id for held in present if contents.get(held.id) == held.content}
            gone = [held for held in present if held.id not in same]
            coming = {id: document for id, document in arriving.items() if id not in same}
            if gone or coming or release != shown:
                self._commit(snapshot, Change(gone, coming, (portal, release)))
            return True

    def releases(self) -> dict[str, int]:
        """The release of each portal that the index shows."""
        with self._index.reading():
            return self._holdings().releases()

    def missing(self, portals: Iterable[str]) -> list[str]:
        """Those of these portals that the index was never told of, as is so after it was lost."""
        with self._index.reading():
            # Kept, as it is asked at each search and no marker ever goes. The identity comes first: what is found out
            # while an index is being replaced counts for the old one.
            identity = self._index.identity()
            known = self._known[1] if self._known[0] == identity else frozenset()
            doubtful = [portal for portal in portals if portal not in known]
            if not doubtful:
                return []
            missing = self._holdings().missing(doubtful)
            self._known = identity, known.union(doubtful).difference(missing)
            return missing

    def search(self, query: SearchQuery) -> Answer:
        """The answer to a question; texts of any length and content are safe."""
        with self._index.reading():
            snapshot = self._holdings()
            plan = make_plan(query, snapshot.agencies_named)
            if not plan.needs:
                return Answer(total=0, results=())
            ranking = Ranking(self._schema, plan)
            own = self._own_pages(snapshot, ranking, plan.agencies) if query.portal is None else {}
            scope = term(self._schema, "scope", query.portal or EVERYWHERE)
            anything = all_of(ranking.matching(), unscored(scope))
            preferred = query.lang or FIRST_LANGUAGE
            language = self._language(snapshot, anything, plan, preferred)
            score = ranking.preferring(ranking.score(), language, own, self._now())
            # A page that exists in the language is shown in it.
            matching = but(anything, term(self._schema, "versions", language))
            clean = ranking.clean(snapshot.searcher)
            tiers = [all_of(matching, unscored(clean)), but(matching, clean)] if clean else [matching]
            total, entries = _page(snapshot.searcher, [_scored(tier, score) for tier in tiers], query)
            found = [snapshot.document(entry) for entry in entries]
            if query.portal is None:
                return Answer(total=total, results=tuple(_result(snapshot, leader, own) for leader in found))
            return Answer(total=total, results=tuple(SearchResult(document=document) for document in found))

    def _holdings(self) -> IndexSnapshot:
        return IndexSnapshot(self._index.searcher(), self._schema)

    def _language(self, snapshot: IndexSnapshot, matching: Query, plan: Plan, preferred: str) -> str:
        """The language to answer in: the preferred one, unless the words are of another.

        They are if the best page of all exists in the preferred language too, but answers far worse there.
        """
        translated = all_of(matching, unscored(term(self._schema, "versions", preferred)))
        if not snapshot.searcher.search(translated, 1, count=False).hits:
            return preferred
        # Without accents, which never change what is found.
        ranking = Ranking(self._schema, plan._replace(accents=False))
        score = ranking.preferring(ranking.score(), preferred, (), self._now())

        def best(among: Query) -> tuple[float, tantivy.DocAddress | None]:
            hits = snapshot.searcher.search(_scored(among, score), 1, count=False, weight_by_field="weight").hits
            return hits[0] if hits else (0.0, None)

        grade, entry = best(translated)
        if entry is None or best(matching)[1] != entry:
            return preferred
        page = snapshot.document(entry)
        version = term(self._schema, "id_hash", number_of(page.version(preferred)))
        return page.lang if FAR * best(all_of(matching, unscored(version)))[0] < grade else preferred

    def _own_pages(self, snapshot: IndexSnapshot, ranking: Ranking, agencies: frozenset[str]) -> dict[int, Document]:
        """The pages of the procedures that agencies offer and a question fits, by group."""
        if not agencies:
            return {}
        theirs = any_of(term(self._schema, "agency", agency) for agency in sorted(agencies))
        wanted = all_of(ranking.matching(), unscored(theirs), unscored(term(self._schema, "kind", "procedure")))
        hits = snapshot.searcher.search(_scored(wanted, ranking.score()), MAX_OWN, count=False).hits
        found: dict[int, Document] = {}
        for _, entry in hits:
            document = snapshot.document(entry)
            found.setdefault(number_of(document.group), document)
        return found

    def _commit(self, snapshot: IndexSnapshot, change: Change) -> None:
        standings, moved = _settle(snapshot, change)
        with self._index.committing(len(change.coming) + len(moved)) as writer:
            going = [held.id for held in (*change.gone, *moved)]
            if change.marker:
                going.append(marker_of(change.marker[0]))
            # By a query, as delete_documents_by_term finds no number.
            writer.delete_documents_by_query(Query.term_set_query(self._schema, "id_hash", going))
            for id, document in change.coming.items():
                writer.add_document(make_entry(self._schema, document, standings[id]))
            for held in moved:
                writer.add_document(make_entry(self._schema, snapshot.document(held.entry), standings[held.id]))
            if change.marker:
                writer.add_document(make_marker(self._schema, *change.marker))


def _settle(snapshot: IndexSnapshot, change: Change) -> tuple[Mapping[int, GroupRole], list[IndexedDocument]]:
    """Who leads in the groups that change, and which documents that stay as they are lead now or no longer."""
    new = [
        Member(id, number_of(document.group), number_of(document.portal), rank_of(document))
        for id, document in change.coming.items()
    ]
    groups = {held.group for held in change.gone} | {member.group for member in new}
    going = {held.id for held in change.gone}
    staying = [held for held in snapshot.of_groups(groups) if held.id not in going]
    standings = choose_leaders([*new, *(Member(held.id, held.group, held.portal, held.rank) for held in staying)])
    return standings, [held for held in staying if standings[held.id].number != held.role]


def _result(snapshot: IndexSnapshot, leader: Document, own: Mapping[int, Document]) -> SearchResult:
    """One result: the page of the agency that the question names, or else the one that leads its group; and others."""
    if leader.kind != "procedure":
        return SearchResult(document=leader)
    shown = own.get(number_of(leader.group), leader)
    # Beside an agency's own page, the page that is canonical is the national one, which no agency offers.
    hidden = {shown.id, leader.id} if leader.canonical else {shown.id}
    others = [other for other in snapshot.group_of(leader, 2 * MAX_OFFERS) if other.id not in hidden]
    others.sort(key=lambda other: (collation_key(other.agency_name), other.id))
    return SearchResult(document=shown, offers=tuple(others[:MAX_OFFERS]))


def _page(
    searcher: tantivy.Searcher, tiers: Sequence[Query], query: SearchQuery
) -> tuple[int, list[tantivy.DocAddress]]:
    """How many there are in all tiers, and those of one page; all of a tier stand before those of the next."""
    start = max(query.start, 0)
    wanted = min(max(query.size, 0), MAX_SIZE, max(MAX_DEPTH - start, 0))
    total = 0
    entries: list[tantivy.DocAddress] = []
    for tier in tiers:
        # What lies beyond the depth is only counted.
        offset = min(max(start - total, 0), MAX_DEPTH)
        limit = wanted - len(entries)
        found = searcher.search(tier, max(limit, 1), offset=offset, weight_by_field="weight")
        entries += [entry for _, entry in found.hits[:limit]]
        total += found.count  # type: ignore[attr-defined]  # missing in tantivy's stubs
    return total, entries


def _scored(matching: Query, score: Query) -> Query:
    return Query.boolean_query([(Occur.Must, matching), (Occur.Should, score)])
