"""Numbers of legal documents: they are normalised for comparison, and impossible ones are reported."""

import pytest

from content_models.procedure import LegalBasis
from tests.cms.imports.samples import detail, odd, read


def documents(*some):
    reading = read(
        detail(legalBasisIds=[], legalBasisesDetails=[{"id": "1", "code": code, "name": name} for code, name in some])
    )
    return reading.record.legal, [
        (field.removeprefix("legalBasisesDetails"), value, name) for field, value, name in odd(reading)
    ]


@pytest.mark.parametrize(
    ("written", "number", "issues"),
    [
        ("60/2014/QH13", "60/2014/QH13", []),
        ("66.7/2025/NQ-CP", "66.7/2025/NQ-CP", []),
        ("09b/2013/TT-BTP", "09b/2013/TT-BTP", []),
        ("05/2015/TTLT-BTP-BCA-BYT", "05/2015/TTLT-BTP-BCA-BYT", []),
        ("816/QĐ-UBND", "816/QĐ-UBND", []),
        ("75/2026/QĐ-UBND (thành phố Đà Nẵng)", "75/2026/QĐ-UBND (thành phố Đà Nẵng)", []),
        ("31/2024/QH15 ", "31/2024/QH15", ["TRIMMED_NUMBER"]),
        ("91/2025/QĐ-UBND.", "91/2025/QĐ-UBND", ["TRIMMED_NUMBER"]),
        ("35 /2025/NQ-HĐND", "35/2025/NQ-HĐND", ["TRIMMED_NUMBER"]),
        ("09./2025/NQ-HĐND", "09/2025/NQ-HĐND", ["TRIMMED_NUMBER"]),
        ("Thông tư số 03/2023/TT-BTP", "03/2023/TT-BTP", ["WORDY_NUMBER"]),
        ("40/2029/QH14", "40/2029/QH14", ["FUTURE_NUMBER"]),
        ("Luật số 58", "Luật số 58", ["NO_LEGAL_NUMBER"]),
        ("91/2015/QH2013", "91/2015/QH2013", ["NO_LEGAL_NUMBER"]),
        ("543", "543", ["NO_LEGAL_NUMBER"]),
    ],
)
def test_a_number_is_brought_into_one_form(written, number, issues):
    legal, found = documents((written, "Luật Hộ tịch"))
    assert legal == (LegalBasis(number=number, name="Luật Hộ tịch"),)
    assert [name for _, _, name in found] == issues


def test_the_words_before_a_number_are_not_lost():
    legal, _ = documents(("Thông tư số 03/2023/TT-BTP", ""))
    assert legal == (LegalBasis(number="03/2023/TT-BTP", name="Thông tư số 03/2023/TT-BTP"),)


def test_a_document_that_stands_twice():
    legal, found = documents(
        ("31/2024/QH15", "Luật Đất đai"), ("31/2024/QH15 ", "Luật Đất đai"), ("31/2024/QH15", "Luật")
    )
    assert [basis.name for basis in legal] == ["Luật Đất đai", "Luật"]
    assert [name for _, _, name in found] == ["TRIMMED_NUMBER", "BASIS_TWICE", "NUMBER_TWICE"]


def test_a_document_without_a_number_is_named_by_its_name():
    assert documents(("", "Luật Hộ tịch")) == (
        (LegalBasis(number="Luật Hộ tịch"),),
        [("[0].code", "", "NO_LEGAL_NUMBER")],
    )
    legal, _ = documents(("", "a" * 600))
    assert (legal[0].number, legal[0].name) == ("a" * 500, "a" * 600)


def test_no_document_is_unknown_and_an_empty_one_is_left_out():
    assert documents() == (None, [])
    assert documents(("", "")) == (None, [("[0].name", "", "EMPTY_ENTRY")])
