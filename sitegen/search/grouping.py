"""Which document of a group is its one result."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sitegen.search.schema import GroupRole


class Member(NamedTuple):
    """A document of a group, by numbers: see schema."""

    id: int
    group: int
    portal: int
    rank: int


def choose_leaders(members: Iterable[Member]) -> Mapping[int, GroupRole]:
    """The standing of each document by id: one leads in each group, and one in each group within each portal."""
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
