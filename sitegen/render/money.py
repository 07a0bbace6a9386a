"""Numbers and sums of money as people of each language write them."""

from decimal import Decimal

DONG = frozenset({"VND", "VNĐ", "đ", ""})
"""What a price in đồng may be marked with."""


_SWAP = str.maketrans(",.", ".,")


def human_number(number: float, locale: str) -> str:
    """Thousands and decimals: 20.000 and 7,5 in Vietnamese, 20,000 and 7.5 elsewhere."""
    # By way of its shortest decimal form, so that 0.1 stays 0.1 and no large sum turns into 1e+21.
    text = f"{Decimal(repr(number)).normalize():,f}"
    return text.translate(_SWAP) if locale.partition("-")[0] == "vi" else text


def human_money(amount: float, currency: str, locale: str) -> str:
    """20.000 đ in Vietnamese, 20,000 đ in English; other currencies by their code: 5 USD."""
    return f"{human_number(amount, locale)} {'đ' if currency in DONG else currency}"
