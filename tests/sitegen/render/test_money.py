"""Sums of money as people of each language write them."""

import pytest

from sitegen.render.money import human_money, human_number


@pytest.mark.parametrize(
    ("amount", "vietnamese", "english"),
    [
        (20_000, "20.000 đ", "20,000 đ"),
        (0, "0 đ", "0 đ"),
        (7.5, "7,5 đ", "7.5 đ"),
        (1_234_567.25, "1.234.567,25 đ", "1,234,567.25 đ"),
        (0.1, "0,1 đ", "0.1 đ"),
        (1e6, "1.000.000 đ", "1,000,000 đ"),
        (1e22, "10.000.000.000.000.000.000.000 đ", "10,000,000,000,000,000,000,000 đ"),
    ],
)
def test_thousands_and_decimals_are_those_of_the_language(amount: float, vietnamese: str, english: str) -> None:
    assert human_money(amount, "VND", "vi") == vietnamese
    assert human_money(amount, "VND", "en") == human_money(amount, "VND", "en-gb") == english


@pytest.mark.parametrize(("currency", "text"), [("USD", "1.250 USD"), ("VNĐ", "1.250 đ"), ("", "1.250 đ")])
def test_other_currencies_are_told_by_their_code(currency: str, text: str) -> None:
    assert human_money(1250, currency, "vi") == text


def test_a_number_without_a_fraction_has_no_decimals() -> None:
    assert [human_number(number, "vi") for number in (1, 1.0, 30, 0.5)] == ["1", "1", "30", "0,5"]
