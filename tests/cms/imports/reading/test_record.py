"""Reading whole records: three states of a value, no content lost, and every result satisfies the contract."""

import pytest

from cms.imports.reading.record import fault_of
from content_models.procedure import Coded, Step
from tests.cms.imports.samples import detail, odd, read, refuse, row


def test_a_record_in_full_and_a_row_are_told_apart():
    assert read(detail()).in_full
    assert not read(row()).in_full
    assert not read({"code": "1.000094", "name": "Đăng ký kết hôn"}).in_full
    assert read({"code": "1.000094", "name": "Đăng ký kết hôn", "isWard": True}).in_full


def test_samples_hold_nothing_odd():
    assert odd(read(detail())) == odd(read(row())) == []


def test_a_row_knows_names_only():
    record = read(row()).record
    assert (record.fields, record.audiences) == ((Coded(name="Hộ tịch"),), (Coded(name="Công dân Việt Nam"),))
    assert (record.methods, record.steps, record.legal, record.requirements) == (None, None, None, None)
    assert record.updated_at.date().isoformat() == "2026-03-26"


@pytest.mark.parametrize(
    ("said", "requirements"),
    [
        ("", None),
        (None, None),
        ("Không", ""),
        ("Không quy định.", ""),
        ("Không có", ""),
        ("Đủ 18 tuổi", "Đủ 18 tuổi"),
        (["Đủ 18 tuổi", "- Tự nguyện"], "- Đủ 18 tuổi\n- Tự nguyện"),
    ],
)
def test_requirements_have_three_states(said, requirements):
    reading = read(detail(requirementsAndConditions=said, description=said))
    assert (reading.record.requirements, reading.record.summary) == (requirements, "")
    assert odd(reading) == []


def test_a_description_of_its_own_is_the_summary():
    record = read(detail(requirementsAndConditions="Không", description="Giúp hai người nên vợ chồng")).record
    assert (record.requirements, record.summary) == ("", "Giúp hai người nên vợ chồng")


def test_keywords_are_parted():
    assert read(detail(keywords="kết hôn, cưới")).record.keywords == ("kết hôn", "cưới")
    assert read(detail(keywords="kết hôn, cưới; đăng ký")).record.keywords == ("kết hôn, cưới", "đăng ký")
    assert read(detail(keywords="Không")).record.keywords == ()


def test_a_long_heading_of_a_step_stands_above_its_text():
    steps = [{"name": "Bước " + "a" * 600, "description": "Nộp"}, {"name": "", "description": ""}]
    reading = read(detail(executionSteps=steps))
    assert reading.record.steps == (Step(text="Bước " + "a" * 600 + "\nNộp"),)
    assert odd(reading) == [("executionSteps[1].description", "", "EMPTY_ENTRY")]


def test_an_unknown_field_is_kept_and_reported_wherever_it_stands():
    values = detail(mood="vui", scores={"b": [1], "a": None}, empty="")
    values["executionMethods"][0]["fees"][0]["discount"] = 0.5
    reading = read(values)
    assert odd(reading) == [
        ("executionMethods[0].fees[0].discount", "0.5", "UNKNOWN_FIELD"),
        ("empty", "", "UNKNOWN_FIELD"),
        ("mood", "vui", "UNKNOWN_FIELD"),
        ("scores", '{"a": null, "b": [1]}', "UNKNOWN_FIELD"),
    ]
    assert [(remark.label, remark.text) for remark in reading.record.remarks] == [
        ("executionMethods[0].fees[0].discount", "0.5"),
        ("mood", "vui"),
        ("scores", '{"a": null, "b": [1]}'),
    ]


def test_a_field_that_was_always_empty_is_kept_when_it_is_not():
    reading = read(detail(targetObjects=[{"name": "Ai đó"}]))
    assert odd(reading) == [("targetObjects", '[{"name": "Ai đó"}]', "UNFILLED_SO_FAR")]
    assert reading.record.remarks[0].label == "targetObjects"


def test_the_order_of_fields_does_not_matter():
    values = detail(mood="vui", alpha="một")
    turned = dict(reversed(values.items()))
    assert read(turned).record == read(values).record


def test_related_procedures_are_named_by_id():
    reading = read(detail(procedureRelatedGroup=[{"code": "1.004222", "name": "A"}, {"name": "B"}]))
    assert reading.record.related == ("1.004222",)
    assert {(remark.label, remark.text) for remark in reading.record.remarks} == {
        ("Thủ tục liên quan", "1.004222 A"),
        ("Thủ tục liên quan", "B"),
    }


def test_a_related_procedure_whose_code_has_no_usual_form_is_reported():
    reading = read(detail(procedureRelatedGroup=[{"code": "Đất đai/12"}]))
    assert reading.record.related == ("dat-dai-12",)
    assert reading.record.remarks[0].text == "Đất đai/12"
    assert odd(reading) == [("procedureRelatedGroup[0].code", "Đất đai/12", "CODE_FORM")]


def test_a_coded_entry_may_lack_its_name():
    reading = read(detail(resultIds=[], resultsDetails=[{"code": "KQ.1"}, {"id": "1"}, "Giấy phép"]))
    assert reading.record.results == (Coded(name="KQ.1", code="KQ.1"), Coded(name="Giấy phép"))
    assert [name for _, _, name in odd(reading)] == ["NAMELESS", "EMPTY_ENTRY", "OBJECT_EXPECTED"]


def test_a_first_field_without_a_name_is_kept_by_its_code():
    reading = read(detail(category={"code": "G15-HT99"}))
    assert Coded(name="G15-HT99", code="G15-HT99") in reading.record.fields
    assert odd(reading) == [("category.name", "", "NAMELESS")]


def test_half_characters_and_nulls_are_not_stored():
    reading = read(row(name="Đăng ký \ud800kết\x00 hôn", extra={"\udfff": "\x00"}))
    assert reading.values["name"] == "Đăng ký \ufffdkết\ufffd hôn"
    assert reading.values["extra"] == {"\ufffd": "\ufffd"}
    assert ("name", "Đăng ký \ufffdkết\ufffd hôn", "BROKEN") in odd(reading)


@pytest.mark.parametrize("name", ["", "  ", None, "\u200b", "\x07"])
def test_a_record_without_a_name_is_refused(name):
    refusal = refuse(row(name=name))
    assert (refusal.issue.record, refusal.issue.field) == ("1.000094", "name")
    assert "has no name" in refusal.issue.what


@pytest.mark.parametrize(
    "values", [{}, {"code": "01", "name": "Hà Nội"}, {"text": "a"}, {"kind": "procedure", "code": "1.000094"}]
)
def test_an_object_of_another_format_is_refused(values):
    assert "has no field of the national portal's format" in refuse(values).issue.what


def test_texts_longer_than_their_fields_are_kept_whole():
    reading = read(detail(name="Tên " * 600, note="a" * 100_001))
    assert fault_of(reading.record) == ""
    assert len(reading.record.name) <= 2_000
    assert [name for _, _, name in odd(reading)] == ["TOO_LONG", "TOO_LONG"]
    assert sum(len(remark.text) for remark in reading.record.remarks) > 102_000
