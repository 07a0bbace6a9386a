"""One result for each procedure: which document of a group is shown, and with which others beside it.

The one that is shown is chosen when documents come or go, not when somebody searches, so that totals and pages count
groups in every engine. A document has the scope EVERYWHERE if it leads its group among all portals, and the scope of
its portal if it leads those of the same portal.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from sitegen.search.document import Document
from sitegen.search.hashes import number_of
from sitegen.search.search_index import SearchResult
from sitegen.site.collation import collation_key

EVERYWHERE: Final = "*"
"""The scope of the federated search; no portal has such a key."""

MAX_OFFERS: Final = 40
"""Pages of other agencies beside one result."""


class GroupRole(NamedTuple):
    """Whether a document is the one shown of its group: among all portals, and within its own."""

    everywhere: bool
    at_home: bool


class Member(NamedTuple):
    """A document of a group; texts are given as numbers (see hashes), as an index may hold no others."""

    id: int
    group: int
    portal: int
    rank: int


def choose_leaders(members: Iterable[Member]) -> Mapping[int, GroupRole]:
    """The role of each document by id: one leads in each group, and one in each group within each portal."""
    found = sorted(members, key=lambda member: (member.rank, member.id))
    everywhere: dict[int, int] = {}
    at_home: dict[tuple[int, int], int] = {}
    for member in found:
        everywhere.setdefault(member.group, member.id)
        at_home.setdefault((member.group, member.portal), member.id)
    return {
        member.id: GroupRole(everywhere[member.group] == member.id, at_home[member.group, member.portal] == member.id)
        for member in found
    }


def rank_of(document: Document) -> int:
    """The lowest of a group is the one shown: a canonical document before others, among equals always the same."""
    return (not document.canonical) << 63 | number_of(f"{document.portal}\n{document.id}") >> 1


def scopes_of(document: Document, role: GroupRole) -> list[str]:
    """The searches in which a document is a result."""
    return [scope for scope, leads in ((EVERYWHERE, role.everywhere), (document.portal, role.at_home)) if leads]


def make_result(leader: Document, own: Mapping[str, Document], group: Sequence[Document]) -> SearchResult:
    """One result: the page of the agency that the question names, or else the one that leads; the others beside it."""
    shown = own.get(leader.group, leader)
    # Beside an agency's own page, the page that is canonical is the national one, which no agency offers.
    hidden = {shown.id, leader.id} if leader.canonical else {shown.id}
    others = [other for other in group if other.id not in hidden]
    others.sort(key=lambda other: (collation_key(other.agency_name), other.id))
    return SearchResult(document=shown, offers=tuple(others[:MAX_OFFERS]))
