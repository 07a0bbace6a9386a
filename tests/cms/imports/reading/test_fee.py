"""Fees: an empty fee does not mean free, a 0 beside a rule is not an amount, and 100 means 100,000."""

import pytest

from content_models.procedure import Fee
from tests.cms.imports.samples import FEE, METHOD, USD, VND, detail, odd, read


def fees(*some):
    """Read a record with these fees; return the fees and the issues."""
    reading = read(detail(executionMethods=[METHOD | {"fees": list(some)}]))
    found = [(field.removeprefix("executionMethods[0].fees[0]."), value, name) for field, value, name in odd(reading)]
    return reading.record.methods[0].fees, found


@pytest.mark.parametrize(
    ("changes", "fee", "issues"),
    [
        ({}, Fee(sort="charge", amount=8000), []),
        ({"type": "FEE"}, Fee(sort="fee", amount=8000), []),
        ({"type": "PRICE_LEVEL", "value": 8000.0}, Fee(sort="price", amount=8000), []),
        ({"currencyName": "Việt Nam Đồng", "currencyId": VND}, Fee(sort="charge", amount=8000), []),
        ({"value": 0}, Fee(sort="charge", amount=0), []),
        ({"value": 0, "description": "Không thu phí"}, Fee(sort="charge", amount=0, text="Không thu phí"), []),
        ({"value": 0, "description": "Miễn lệ phí."}, Fee(sort="charge", amount=0, text="Miễn lệ phí."), []),
        ({"value": 0, "description": "Không"}, Fee(sort="charge", amount=0, text="Không"), []),
        ({"value": None, "description": "Miễn phí"}, Fee(sort="charge", amount=0, text="Miễn phí"), []),
        (
            {"value": 0, "description": "Do hội đồng nhân dân tỉnh quy định"},
            Fee(sort="charge", text="Do hội đồng nhân dân tỉnh quy định"),
            [("value", "0", "ZERO_WITH_RULE")],
        ),
        (
            {"value": 0, "description": "Miễn phí cho hộ nghèo"},
            Fee(sort="charge", text="Miễn phí cho hộ nghèo"),
            [("value", "0", "ZERO_WITH_RULE")],
        ),
        (
            {"value": 0, "description": "Không quy định"},
            Fee(sort="charge", text="Không quy định"),
            [("value", "0", "ZERO_WITH_RULE")],
        ),
        (
            {"value": None, "description": "Theo bảng giá"},
            Fee(sort="charge", text="Theo bảng giá"),
            [("value", "null", "NULL_WITH_RULE")],
        ),
        ({"value": None}, Fee(sort="charge"), [("value", "null", "NO_AMOUNT")]),
        ({"value": 100}, Fee(sort="charge", amount=100, doubtful=True), [("value", "100", "SMALL_AMOUNT")]),
        ({"value": 999}, Fee(sort="charge", amount=999, doubtful=True), [("value", "999", "SMALL_AMOUNT")]),
        ({"value": 1000}, Fee(sort="charge", amount=1000), []),
        (
            {"value": 100, "currencyName": "USD", "currencyId": USD},
            Fee(sort="charge", amount=100, currency="USD"),
            [("currencyName", "USD", "OTHER_CURRENCY")],
        ),
        (
            {"value": 20, "currencyId": USD},
            Fee(sort="charge", amount=20, currency="USD"),
            [("currencyId", "USD", "OTHER_CURRENCY")],
        ),
        (
            {"value": 20, "currencyName": "Euro"},
            Fee(sort="charge", amount=20, currency="Euro"),
            [("currencyName", "Euro", "OTHER_CURRENCY")],
        ),
        (
            {"value": 5000, "description": "Miễn phí"},
            Fee(sort="charge", amount=5000, text="Miễn phí", doubtful=True),
            [("value", "5000", "FREE_WITH_AMOUNT")],
        ),
        ({"value": "VND 100.000"}, Fee(sort="charge", amount=100000), [("value", "VND 100.000", "NUMBER_AS_TEXT")]),
        ({"value": "20.000₫"}, Fee(sort="charge", amount=20000), [("value", "20.000₫", "NUMBER_AS_TEXT")]),
        ({"value": "0 đồng"}, Fee(sort="charge", amount=0), [("value", "0 đồng", "NUMBER_AS_TEXT")]),
        ({"value": "1đ2"}, Fee(sort="charge", text="1đ2"), [("value", "1đ2", "NO_NUMBER")]),
        (
            {"value": "Miễn phí"},
            Fee(sort="charge", amount=0, text="Miễn phí"),
            [("value", "Miễn phí", "FREE_IN_WORDS")],
        ),
        (
            {"value": "Không", "description": "Trừ bản sao"},
            Fee(sort="charge", text="Không\nTrừ bản sao"),
            [("value", "Không", "FREE_IN_WORDS"), ("value", "Không", "ZERO_WITH_RULE")],
        ),
        ({"value": "100.000 đ"}, Fee(sort="charge", amount=100000), [("value", "100.000 đ", "NUMBER_AS_TEXT")]),
        (
            {"value": "tùy trường hợp", "description": "Xem biểu"},
            Fee(sort="charge", text="tùy trường hợp\nXem biểu"),
            [("value", "tùy trường hợp", "NO_NUMBER")],
        ),
        ({"value": -5}, Fee(sort="charge", text="-5"), [("value", "-5", "ANOTHER_TYPE"), ("value", "-5", "NO_NUMBER")]),
        (
            {"value": True},
            Fee(sort="charge", text="true"),
            [("value", "true", "ANOTHER_TYPE"), ("value", "true", "NO_NUMBER")],
        ),
        ({"value": 10**17}, Fee(sort="charge", text=str(10**17)), None),
        ({"type": None}, Fee(sort="fee", amount=8000), [("type", "null", "MISSING_WORD")]),
        ({"type": "TOLL"}, Fee(sort="fee", amount=8000), [("type", "TOLL", "UNKNOWN_WORD")]),
    ],
)
def test_a_fee_says_what_the_source_says(changes, fee, issues):
    found, told = fees(FEE | changes)
    assert found == (fee,)
    if issues is not None:
        assert told == issues


def test_no_fee_is_not_free():
    assert fees() == (None, [("executionMethods[0].fees", "", "NO_FEES")])


@pytest.mark.parametrize(
    ("online", "direct", "told"),
    [
        ({"value": 0}, {"value": 8000}, "online: 0; direct: > 0"),
        ({"value": 8000}, {"value": 0}, "direct: 0; online: > 0"),
        ({"value": 0}, {"value": 0, "description": "Do tỉnh quy định"}, "online: 0; direct: > 0"),
        ({"value": 0}, {"value": 0}, None),
        ({"value": 0, "description": "Miễn phí khi nộp trực tuyến."}, {"value": 8000}, None),
        ({"value": 0, "description": "Không thu phí"}, {"value": 8000}, None),
    ],
)
def test_a_fee_of_0_for_one_way_and_none_for_the_next_is_named(online, direct, told):
    ways = [METHOD | {"fees": [FEE | online]}, METHOD | {"submissionMethod": "DIRECT", "fees": [FEE | direct]}]
    found = [(field, value) for field, value, name in odd(read(detail(executionMethods=ways))) if name == "FEE_CLASH"]
    assert found == ([("executionMethods", told)] if told else [])


def test_a_table_of_fees_is_kept_as_a_remark():
    reading = read(
        detail(
            executionMethods=[METHOD | {"fees": [FEE | {"attachment": {"fileId": "1", "fileName": "bieu-phi.pdf"}}]}]
        )
    )
    assert odd(reading) == [("executionMethods[0].fees[0].attachment.fileName", "bieu-phi.pdf", "FEE_FILE")]
    assert [(remark.label, remark.text) for remark in reading.record.remarks] == [
        ("Tệp biểu phí kèm theo", "bieu-phi.pdf")
    ]


def test_two_currencies_at_once_are_reported():
    found, told = fees(FEE | {"currencyName": "USD", "currencyId": VND})
    assert found[0].currency == "USD"
    assert [name for _, _, name in told] == ["CURRENCY_CLASH", "OTHER_CURRENCY"]


def test_a_fee_that_is_a_text_is_read_as_its_words():
    found, told = fees("Theo biểu phí")
    assert found == (Fee(sort="fee", text="Theo biểu phí"),)
    assert ("executionMethods[0].fees[0]", "Theo biểu phí", "OBJECT_EXPECTED") in told
