"""Every code gives an id that is safe in addresses, even if it contains errors."""

import re

import pytest

from tests.cms.imports.samples import odd, read, refuse, row


@pytest.mark.parametrize(
    ("written", "code", "id", "issues"),
    [
        ("1.004222", "1.004222", "1.004222", []),
        ("1.0133611", "1.0133611", "1.0133611", ["CODE_FORM"]),
        ("2.009182739", "2.009182739", "2.009182739", ["CODE_FORM"]),
        ("1.014955-Xoa", "1.014955-Xoa", "1.014955-xoa", ["CODE_FORM", "DELETED_CODE"]),
        ("T-LSN-123456-TT", "T-LSN-123456-TT", "t-lsn-123456-tt", ["CODE_FORM"]),
        ("../1.004222/?x", "../1.004222/?x", "1.004222-x", ["CODE_FORM"]),
        (1.00422, "1.004220", "1.004220", ["ANOTHER_TYPE"]),
    ],
)
def test_a_code_is_kept_and_its_address_is_safe(written, code, id, issues):
    reading = read(row(code=written, codeNotation=written))
    assert (reading.record.code, reading.record.id) == (code, id)
    assert [name for _, _, name in odd(reading)] == issues


def test_a_code_with_a_space_before_it_is_another_procedure_than_the_code():
    spaced, plain = (read(row(code=code, codeNotation=code)) for code in (" 1.014325", "1.014325"))
    assert spaced.record.code == plain.record.code == "1.014325"
    assert plain.record.id == "1.014325"
    assert re.fullmatch(r"1\.014325-[0-9a-f]{6}", spaced.record.id)
    assert odd(spaced) == [("code", " 1.014325", "CODE_FORM")]
    assert spaced.issues[0].record == " 1.014325"


def test_the_notation_stands_in_for_a_missing_code():
    values = row()
    del values["code"]
    for reading in (read(values), read(values | {"code": None}), read(values | {"code": ""})):
        assert reading.record.code == "1.000094"
        assert odd(reading) == []


def test_a_notation_that_differs_is_kept():
    reading = read(row(codeNotation="1.000095"))
    assert odd(reading) == [("codeNotation", "1.000095", "CODE_NOTATION")]
    assert reading.record.remarks[0].text == "1.000095"


@pytest.mark.parametrize("code", ["", "   ", None, "—", "abc", "1" * 200, [], {}, False])
def test_a_record_without_a_usable_code_is_refused(code):
    refusal = refuse(row(code=code, codeNotation=""))
    assert refusal.issue.field == "code"
    assert "has no usable code" in refusal.issue.what


def test_a_record_without_a_code_is_named_by_its_line():
    assert refuse(row(code="", codeNotation="")).issue.record == "line 7"
