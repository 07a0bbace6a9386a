"""One document leads each group, and one leads the documents of the group in each portal."""

from sitegen.search.grouping import MAX_OFFERS, GroupRole, Member, choose_leaders, make_result, rank_of, scopes_of
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


def test_a_document_has_the_scopes_in_which_it_leads() -> None:
    document = listing("Khai sinh", "1.001193", "ky-lua")
    assert scopes_of(document, GroupRole(everywhere=True, at_home=True)) == ["*", "ky-lua"]
    assert scopes_of(document, GroupRole(everywhere=False, at_home=True)) == ["ky-lua"]
    assert scopes_of(document, GroupRole(everywhere=False, at_home=False)) == []


NATIONAL = procedure("Khai sinh", "1.001193")
HERE = listing("Khai sinh", "1.001193", "ky-lua", agency_name="Phường Kỳ Lừa")
THERE = listing("Khai sinh", "1.001193", "dong-kinh", agency_name="Phường Đông Kinh")


def test_the_one_that_leads_is_shown_with_the_others_by_name() -> None:
    result = make_result(NATIONAL, {}, [HERE, NATIONAL, THERE])
    assert (result.document, result.offers) == (NATIONAL, (THERE, HERE))


def test_the_own_page_is_shown_and_the_national_one_is_no_offer() -> None:
    result = make_result(NATIONAL, {NATIONAL.group: HERE}, [HERE, NATIONAL, THERE])
    assert (result.document, result.offers) == (HERE, (THERE,))
    result = make_result(THERE, {THERE.group: HERE}, [HERE, THERE])
    assert (result.document, result.offers) == (HERE, (THERE,))


def test_offers_are_bounded() -> None:
    group = [listing("Khai sinh", "1.001193", f"xa-{number}") for number in range(2 * MAX_OFFERS)]
    assert len(make_result(NATIONAL, {}, group).offers) == MAX_OFFERS
