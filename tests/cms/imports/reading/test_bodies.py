"""Reading the agencies that handle a procedure, and the one that announced it."""

import pytest

from content_models.procedure import Coded
from tests.cms.imports.samples import detail, odd, read, row

ONE, TWO = (
    {"id": "1", "name": "Sở Xây dựng", "code": "H37.1"},
    {"id": "2", "name": "Thuế tỉnh, thành phố", "code": "G12"},
)


def executing(departments, groups, joined):
    reading = read(
        detail(
            departmentExecutingIds=[],
            unitGroupExecutingIds=[],
            departmentsExecuting=departments,
            unitGroupsExecuting=groups,
            executingAgencies=joined,
        )
    )
    return reading.record.executing, odd(reading)


def test_the_text_that_repeats_the_list_adds_nothing():
    bodies = (Coded(name="Sở Xây dựng", code="H37.1"), Coded(name="Thuế tỉnh, thành phố", code="G12"))
    assert executing([ONE, TWO], [], "Sở Xây dựng, Thuế tỉnh, thành phố") == (bodies, [])
    assert executing([ONE, TWO], [], "") == (bodies, [])


def test_the_text_alone_is_one_body():
    assert executing([], [], "Cơ quan thuế") == ((Coded(name="Cơ quan thuế"),), [])


def test_the_text_that_names_others_is_kept():
    bodies, issues = executing([ONE], [], "Sở Xây dựng, Sở Tài chính")
    assert bodies == (Coded(name="Sở Xây dựng", code="H37.1"),)
    assert issues == [("executingAgencies", "Sở Xây dựng, Sở Tài chính", "BODIES_DIFFER")]


def test_departments_and_groups_come_together():
    assert executing([ONE], [{"id": "3", "name": "Ủy ban nhân dân cấp xã"}], "Sở Xây dựng")[0] == (
        Coded(name="Sở Xây dựng", code="H37.1"),
        Coded(name="Ủy ban nhân dân cấp xã"),
    )


def test_nobody_in_three_places_is_unknown():
    assert executing([], [], "") == (None, [("executingAgencies", "", "NO_EXECUTING")])


def test_entries_that_are_not_given_in_full_are_named():
    reading = read(
        detail(departmentExecutingIds=["a", "b"], departmentsExecuting=[ONE], executingAgencies="Sở Xây dựng")
    )
    assert odd(reading) == [("departmentExecutingIds", "a b", "MORE_IDS")]


@pytest.mark.parametrize(
    ("name", "owner", "issues"),
    [
        ("Bộ Tư pháp", "bo-tu-phap", []),
        (
            "Bộ xây dựng (Giao thông vận tải cũ)",
            "bo-xay-dung",
            [("departmentPromulgate", "Bộ xây dựng (Giao thông vận tải cũ)", "MERGED_MINISTRY")],
        ),
        ("Tòa án nhân dân", None, []),
        ("", None, [("departmentPromulgate", "", "NO_PROMULGATOR")]),
    ],
)
def test_the_owner_is_looked_up(name, owner, issues):
    reading = read(row(departmentPromulgate=name))
    assert reading.record.owner == owner
    assert reading.record.announced_by == (Coded(name=name) if name else None)
    assert odd(reading) == issues


def test_the_code_of_the_owner_counts_before_its_name():
    assert (
        read(detail(departmentPromulgateCode="G15", departmentPromulgateName="Bộ tư pháp")).record.owner == "bo-tu-phap"
    )


def test_a_row_names_only_the_agencies_that_it_names():
    reading = read(row(departments=["", "Sở Xây dựng", ""]))
    assert reading.record.executing == (Coded(name="Sở Xây dựng"),)
    assert odd(reading) == [("departments", "2 of 3", "NAMELESS_BODIES")]
    assert odd(read(row(departments=[]))) == [("departments", "", "NO_EXECUTING")]
