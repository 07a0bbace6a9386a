"""Shows one result per procedure: chooses the document of a group that is shown, with others beside it.

The leader is chosen when documents are added or removed, not during a search, so that totals and pages count groups in
every engine. A document has the scope EVERYWHERE if it leads its group among all portals, and the scope of its portal
if it leads the group's documents of that portal.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from sitegen.search.document import Document
from sitegen.search.hashes import number_of
from sitegen.search.search_index import SearchResult
from sitegen.site.collation import collation_key
from sitegen.site.procedures.pages import ProcedurePage

EVERYWHERE: Final = "*"
"""The scope of the federated search; no portal has this key."""

OFFERED: Final = ProcedurePage.traits.search_kind
"""The kind of documents that several agencies may offer, so that they form groups."""

MAX_OFFERS: Final = 40
"""The most pages of other agencies shown with one result."""


class GroupRole(NamedTuple):
    """Whether a document leads its group: among all portals, and within its own portal."""

    everywhere: bool
    at_home: bool


class Member(NamedTuple):
    """A document of a group. Texts are given as numbers (see hashes), because an index may store only these."""

    id: int
    group: int
    portal: int
    rank: int


def choose_leaders(members: Iterable[Member]) -> Mapping[int, GroupRole]:
    """The role of each document by id: one document leads each group, and one leads each group within each portal."""
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
    """The sort key in a group; the lowest leads. Canonical documents come first, and equal ones have a fixed order."""
    return (not document.canonical) << 63 | number_of(f"{document.portal}\n{document.id}") >> 1


def scopes_of(document: Document, role: GroupRole) -> list[str]:
    """The scopes in which a document is a result."""
    return [scope for scope, leads in ((EVERYWHERE, role.everywhere), (document.portal, role.at_home)) if leads]


def make_result(leader: Document, own: Mapping[str, Document], group: Sequence[Document]) -> SearchResult:
    """Make one result: the page of the agency that the query names, or else the leader; with the others beside it."""
    shown = own.get(leader.group, leader)
    # If an agency's own page is shown, the canonical page is the national one, which no agency offers.
    hidden = {shown.id, leader.id} if leader.canonical else {shown.id}
    others = [other for other in group if other.id not in hidden]
    others.sort(key=lambda other: (collation_key(other.agency_name), other.id))
    return SearchResult(document=shown, offers=tuple(others[:MAX_OFFERS]))
