"""The three-way merge: changes at the source are taken over, values edited here are kept."""

from datetime import UTC, datetime

from msgspec.structs import replace

from cms.imports.issue_code import IssueCode
from cms.imports.merging import clashes, combine, merge
from content_models.procedure import Coded, Remark
from tests.cms.imports.samples import detail, read, row

BASE = read(detail()).record
LATER = datetime(2026, 10, 1, tzinfo=UTC)


def test_a_change_at_the_source_comes_in():
    theirs = replace(BASE, name="Tên mới", requirements="", updated_at=LATER)
    assert merge("1", BASE, BASE, theirs) == (theirs, ())


def test_an_edit_here_stays():
    ours = replace(BASE, name="Tên ta", summary="Giúp", steps=None)
    assert merge("1", BASE, ours, BASE) == (ours, ())


def test_an_edit_here_and_a_change_there_stay_apart_by_field():
    ours, theirs = replace(BASE, summary="Giúp"), replace(BASE, note="Lưu ý", updated_at=LATER)
    merged, issues = merge("1", BASE, ours, theirs)
    assert merged == replace(BASE, summary="Giúp", note="Lưu ý", updated_at=LATER)
    assert issues == ()


def test_both_changed_and_the_edit_stays_and_is_reported():
    ours, theirs = replace(BASE, name="Tên ta"), replace(BASE, name="Tên mới")
    merged, issues = merge("1.000094", BASE, ours, theirs)
    assert merged == ours
    assert [(issue.record, issue.field, issue.value, issue.what) for issue in issues] == [
        ("1.000094", "name", "Tên mới", IssueCode.EDITED_HERE.value)
    ]


def test_both_changed_to_the_same_is_no_conflict():
    both = replace(BASE, name="Tên mới")
    assert merge("1", BASE, both, both) == (both, ())


def test_emptied_here_and_changed_there_is_a_conflict_too():
    ours, theirs = replace(BASE, legal=()), replace(BASE, legal=None)
    merged, issues = merge("1", BASE, ours, theirs)
    assert merged.legal == ()
    assert [(issue.field, issue.value) for issue in issues] == [("legal", "null")]


def test_the_later_moment_counts_and_is_no_conflict():
    edited = datetime(2026, 11, 1, tzinfo=UTC)
    merged, issues = merge("1", BASE, replace(BASE, updated_at=edited), replace(BASE, updated_at=LATER, note="Mới"))
    assert (merged.updated_at, merged.note, issues) == (edited, "Mới", ())


def test_an_owner_that_the_directory_learnt_of_is_filled_in():
    ours = replace(BASE, owner=None)
    assert merge("1", BASE, ours, BASE).record.owner == "bo-tu-phap"


def test_a_definition_made_by_hand_is_filled_and_not_overwritten():
    ours = replace(BASE, name="Tên ta", methods=None, steps=None, summary="Giúp", owner=None)
    merged, issues = merge("1", None, ours, BASE)
    assert (merged.name, merged.summary, merged.methods) == ("Tên ta", "Giúp", BASE.methods)
    assert [issue.field for issue in issues] == ["name"]


def test_a_row_fills_only_what_the_record_in_full_leaves_open():
    full = replace(BASE, executing=None, fields=())
    said = read(row(departments=["Sở Tư pháp"], categories=["Gia đình"], formalityTargetType=["Ai cũng được"])).record
    combined = combine(full, said)
    assert combined == replace(full, executing=(Coded(name="Sở Tư pháp"),), fields=(Coded(name="Gia đình"),))


def test_remarks_of_both_are_kept():
    full = replace(BASE, remarks=(Remark(label="a", text="1"),))
    said = replace(read(row()).record, remarks=(Remark(label="a", text="1"), Remark(label="b", text="2")))
    assert [remark.label for remark in combine(full, said).remarks] == ["a", "b"]


def test_where_row_and_record_contradict_each_other_is_reported():
    said = read(row(name="Tên khác", type="SPECIFIC")).record
    assert [(issue.field, issue.value) for issue in clashes("1", BASE, said)] == [
        ("name", "Tên khác / Đăng ký kết hôn ở vùng biên giới"),
        ("type", "specific / standard"),
    ]
    assert list(clashes("1", BASE, read(row()).record)) == []
