"""The embedded index: every change is a single commit, and queries are answered from a snapshot.

Everything known about a portal is in the index itself: its documents, and a marker with its release. So one commit
changes both or neither, even if the process is killed. One document of each group has the scope of the federated
search; it is chosen again whenever a document of the group is added, changed or removed.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from tantivy import Query

from sitegen.search.answering import answer
from sitegen.search.document import Document
from sitegen.search.embedded.index_folder import Identity, IndexFolder
from sitegen.search.embedded.index_snapshot import IndexedDocument, IndexSnapshot
from sitegen.search.embedded.schema import make_entry, make_marker, marker_of, role_number
from sitegen.search.grouping import GroupRole, Member, choose_leaders, rank_of
from sitegen.search.hashes import address_of, content_of, number_of
from sitegen.search.search_index import Answer, SearchQuery


class IndexChange(NamedTuple):
    """The content of one commit: documents to remove, documents to add, and a portal's release if it must be stored."""

    gone: Sequence[IndexedDocument]
    coming: Mapping[int, Document]
    marker: tuple[str, int] | None = None


class EmbeddedIndex:
    """A search index in a folder, for any number of threads, and of processes that each open it."""

    def __init__(self, folder: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._folder = IndexFolder(folder)
        self._now = now
        self._schema = self._folder.schema
        self._known: tuple[Identity | None, frozenset[str]] = None, frozenset()

    def withdraw(self, portal: str, staying: Iterable[Document]) -> int:
        """Remove the documents of a portal whose id and address are not among those staying; returns their number."""
        kept = {address_of(document) for document in staying}
        with self._folder.writing():
            snapshot = self._snapshot()
            gone = [held for held in snapshot.of_portal(portal) if held.address not in kept]
            if gone:
                self._commit(snapshot, IndexChange(gone, {}))
            return len(gone)

    def admit(self, portal: str, documents: Sequence[Document], release: int) -> bool:
        """Make exactly these the documents of a portal; returns False if the index already shows a later release."""
        arriving = {number_of(document.id): document for document in documents}
        contents = {id: content_of(document) for id, document in arriving.items()}
        with self._folder.writing():
            snapshot = self._snapshot()
            shown = snapshot.release(portal)
            if shown is not None and release < shown:
                return False
            present = snapshot.of_portal(portal)
            same = {held.id for held in present if contents.get(held.id) == held.content}
            gone = [held for held in present if held.id not in same]
            coming = {id: document for id, document in arriving.items() if id not in same}
            if gone or coming or release != shown:
                self._commit(snapshot, IndexChange(gone, coming, (portal, release)))
            return True

    def releases(self) -> dict[str, int]:
        """The release of each portal that the index shows."""
        with self._folder.reading():
            return self._snapshot().releases()

    def missing(self, portals: Iterable[str]) -> list[str]:
        """The given portals that the index has no marker of, for example after it was lost."""
        with self._folder.reading():
            # Cached, because every search calls this and markers are never removed. The identity is read first, so that
            # a result found while the index is being replaced is stored for the old index.
            identity = self._folder.identity()
            known = self._known[1] if self._known[0] == identity else frozenset()
            doubtful = [portal for portal in portals if portal not in known]
            if not doubtful:
                return []
            missing = self._snapshot().missing(doubtful)
            self._known = identity, known.union(doubtful).difference(missing)
            return missing

    def search(self, query: SearchQuery) -> Answer:
        """Answer a query; its text may have any length and content."""
        with self._folder.reading():
            return answer(query, self._snapshot(), self._now())

    def _snapshot(self) -> IndexSnapshot:
        return IndexSnapshot(self._folder.searcher(), self._schema)

    def _commit(self, snapshot: IndexSnapshot, change: IndexChange) -> None:
        roles, moved = _settle(snapshot, change)
        with self._folder.committing(len(change.coming) + len(moved)) as writer:
            going = [held.id for held in (*change.gone, *moved)]
            if change.marker:
                going.append(marker_of(change.marker[0]))
            # Use a query, because delete_documents_by_term does not match numbers.
            writer.delete_documents_by_query(Query.term_set_query(self._schema, "id_hash", going))
            for id, document in change.coming.items():
                writer.add_document(make_entry(self._schema, document, roles[id]))
            for held in moved:
                writer.add_document(make_entry(self._schema, snapshot.document(held.entry), roles[held.id]))
            if change.marker:
                writer.add_document(make_marker(self._schema, *change.marker))


def _settle(snapshot: IndexSnapshot, change: IndexChange) -> tuple[Mapping[int, GroupRole], list[IndexedDocument]]:
    """The leaders of the groups that change, and the unchanged documents that become or stop being a leader."""
    new = [
        Member(id, number_of(document.group), number_of(document.portal), rank_of(document))
        for id, document in change.coming.items()
    ]
    groups = {held.group for held in change.gone} | {member.group for member in new}
    going = {held.id for held in change.gone}
    staying = [held for held in snapshot.of_groups(groups) if held.id not in going]
    roles = choose_leaders([*new, *(Member(held.id, held.group, held.portal, held.rank) for held in staying)])
    return roles, [held for held in staying if role_number(roles[held.id]) != held.role]
