"""One of a group leads, and one of those in each portal."""

from sitegen.search.grouping import Member, choose_leaders
from sitegen.search.schema import GroupRole, rank_of
from tests.sitegen.search.documents import listing, procedure


def test_the_best_rank_leads_everywhere_and_the_best_of_a_portal_at_home() -> None:
    members = [
        Member(id=1, group=7, portal=100, rank=5),
        Member(id=2, group=7, portal=100, rank=6),
        Member(id=3, group=7, portal=200, rank=9),
        Member(id=4, group=8, portal=200, rank=9),
    ]
    expected = {
        1: GroupRole(everywhere=True, at_home=True),
        2: GroupRole(everywhere=False, at_home=False),
        3: GroupRole(everywhere=False, at_home=True),
        4: GroupRole(everywhere=True, at_home=True),
    }
    assert choose_leaders(members) == expected
    assert choose_leaders(reversed(members)) == expected


def test_a_canonical_page_ranks_before_all_others() -> None:
    others = [rank_of(listing("Khai sinh", "1.001193", f"xa-{number}")) for number in range(100)]
    assert rank_of(procedure("Khai sinh", "1.001193")) < min(others)
    assert len(set(others)) == 100
