"""Processing times: numbers are read as numbers, others kept as text, and contradictions are reported."""

import pytest

from content_models.procedure import Time
from tests.cms.imports.samples import DETAIL, METHOD, detail, odd, read


@pytest.mark.parametrize(
    ("quantity", "unit", "time", "issue"),
    [
        (5, "WORKING_DAY", Time(quantity=5, unit="working-day"), None),
        (7.5, "DAY", Time(quantity=7.5, unit="day"), None),
        (12, "HOUR", Time(quantity=12, unit="hour"), None),
        (2.0, "MONTH", Time(quantity=2, unit="month"), None),
        ("08", "WORKING_DAY", Time(quantity=8, unit="working-day"), "NUMBER_AS_TEXT"),
        ("7,5", "WORKING_DAY", Time(quantity=7.5, unit="working-day"), "NUMBER_AS_TEXT"),
        ("5-7", "WORKING_DAY", Time(text="5-7 ngày làm việc", unit="working-day"), "TIME_IN_WORDS"),
        ("1/2", "DAY", Time(text="1/2 ngày", unit="day"), "TIME_IN_WORDS"),
        ("5 – 7", "OTHER", Time(text="5 – 7"), "TIME_IN_WORDS"),
        ("Theo mô tả", "OTHER", Time(text="Theo mô tả"), "TIME_AS_DESCRIBED"),
        ("Không quá 15 ngày", "OTHER", Time(text="Không quá 15 ngày"), "TIME_IN_WORDS"),
        ("Không quá 15 ngày", "DAY", Time(text="Không quá 15 ngày", unit="day"), "TIME_IN_WORDS"),
        (3, "OTHER", Time(quantity=3, text="3 (đơn vị khác)"), "TIME_WITHOUT_UNIT"),
        (3, None, Time(quantity=3, text="3 (đơn vị khác)"), "TIME_WITHOUT_UNIT"),
        (3, "FORTNIGHT", Time(quantity=3, text="3 (đơn vị khác)"), "TIME_WITHOUT_UNIT"),
        (0, "OTHER", None, "TIME_ZERO"),
        (None, "DAY", None, "TIME_MISSING"),
        (None, None, None, None),
        (-2, "DAY", Time(text="-2", unit="day"), "TIME_IN_WORDS"),
        ([5], "DAY", Time(text="[5]", unit="day"), "TIME_IN_WORDS"),
    ],
)
def test_a_time_says_what_the_source_says(quantity, unit, time, issue):
    method = METHOD | {"processingTime": quantity, "processingTimeUnit": unit}
    reading = read(detail(executionMethods=[method], cases=[]))
    assert reading.record.methods[0].time == time
    names = [name for field, _, name in odd(reading) if field == "executionMethods[0].processingTime"]
    assert names[-1:] == ([issue] if issue else [])


def test_an_unknown_unit_is_kept():
    reading = read(detail(executionMethods=[METHOD | {"processingTimeUnit": "FORTNIGHT"}]))
    assert ("executionMethods[0].processingTimeUnit", "FORTNIGHT", "UNKNOWN_WORD") in odd(reading)
    assert [(remark.label, remark.text) for remark in reading.record.remarks] == [("Đơn vị thời gian", "FORTNIGHT")]


def test_channels_that_differ_are_named_once():
    methods = [METHOD, METHOD | {"submissionMethod": "DIRECT", "processingTime": 7}]
    assert odd(read(detail(executionMethods=methods))) == [
        ("executionMethods", "online: 5 working-day; direct: 7 working-day", "TIME_CLASH")
    ]


def test_several_times_in_every_channel_are_cases_and_no_clash():
    methods = [
        METHOD | {"submissionMethod": channel, "processingTime": days}
        for channel in ("ONLINE", "DIRECT")
        for days in (5, 10)
    ]
    assert odd(read(detail(executionMethods=methods))) == []


def service(quantity, unit):
    return [DETAIL["cases"][0] | {"processingDay": {"qty": quantity, "type": unit}}]


def test_a_service_that_takes_another_time_is_named():
    assert odd(read(detail(cases=service(20, "DAY")))) == [("cases[0].processingDay", "20 day", "CASE_CLASH")]


def test_a_service_is_not_compared_with_words():
    methods = [METHOD | {"processingTime": "Theo mô tả", "processingTimeUnit": "OTHER"}]
    names = [name for _, _, name in odd(read(detail(executionMethods=methods, cases=service(20, "DAY"))))]
    assert names == ["TIME_AS_DESCRIBED"]
