"""Fees. An empty fee is not free, and a 0 beside a rule in words is not an amount."""

from __future__ import annotations

from typing import Any, NamedTuple

from cms.imports.issue_code import IssueCode
from cms.imports.reading.number import as_number, parse_number
from cms.imports.reading.raw import Raw
from cms.imports.reading.text import LONG, fit, says_free
from content_models.procedure import Fee, FeeSort, Method

SORTS: dict[str, FeeSort] = {"FEE": "fee", "SERVICE_FEE": "charge", "PRICE_LEVEL": "price"}
DONG = "VND"
CURRENCIES = {
    **dict.fromkeys(("việt nam đồng", "đồng việt nam", "đồng", "vnd", "vnđ", "đ"), DONG),
    **dict.fromkeys(("usd", "đô la mỹ", "đô la", "us dollar"), "USD"),
}
CURRENCY_IDS = {
    "019b3fb2-b5b8-70ac-85e2-9409ec1eaffa": DONG,
    "019b3fb2-dee2-76ab-aa53-22d4d903a2bb": "USD",
}
"""The source's own codes of currencies, which its records give beside the words."""
SMALLEST = 1_000
"""No state fee is below 1,000 đ; an amount of 100 probably means 100,000 đ."""
LARGEST = 10**15


class _Amount(NamedTuple):
    amount: int | float | None
    doubtful: bool = False
    said: str = ""


def read_fees(raw: Raw) -> tuple[Fee, ...] | None:
    """The fees of one way to apply; None if the source gives none."""
    told = raw.peek("fees")
    if told in (None, []):
        raw.add_issue("fees", told, IssueCode.NO_FEES)
    return tuple(_read_fee(entry) for entry in raw.objects("fees", "description")) or None


def report_fee_clash(raw: Raw, methods: tuple[Method, ...]) -> None:
    """Report a 0 without explanation for one way to apply where another has a fee: applying online may be free, or the
    fee was forgotten."""
    free = dict.fromkeys(method.channel for method in methods if method.fees and all(map(_is_bare_zero, method.fees)))
    costly = dict.fromkeys(method.channel for method in methods if any(map(_costs, method.fees or ())))
    if free and costly:
        raw.add_issue("executionMethods", f"{', '.join(free)}: 0; {', '.join(costly)}: > 0", IssueCode.FEE_CLASH)


def _is_bare_zero(fee: Fee) -> bool:
    return fee.amount == 0 and not fee.text


def _costs(fee: Fee) -> bool:
    return bool(fee.amount) or (fee.amount is None and bool(fee.text))


def _read_fee(raw: Raw) -> Fee:
    value = raw.take("type")
    if value in (None, ""):
        raw.add_issue("type", value, IssueCode.MISSING_WORD)
    sort = SORTS.get(value) if isinstance(value, str) else None
    if sort is None and value not in (None, ""):
        raw.aside("type", value, IssueCode.UNKNOWN_WORD, "Loại phí, lệ phí")
    currency = _read_currency(raw)
    text = raw.text("description")
    found = _read_amount(raw, currency, text)
    if attachment := raw.part("attachment"):
        attachment.ignore("fileId")
        if name := attachment.line("fileName"):
            attachment.aside("fileName", name, IssueCode.FEE_FILE, "Tệp biểu phí kèm theo")
        attachment.finish()
    return Fee(
        sort=sort or "fee",
        amount=found.amount,
        currency=currency,
        text=fit("\n".join(part for part in (found.said, text) if part), LONG, raw.at("description"), raw.log),
        doubtful=found.doubtful,
    )


def _read_currency(raw: Raw) -> str:
    """The currency by its word, else by its code; đồng if neither is given, as in most records."""
    word, number = raw.line("currencyName"), raw.line("currencyId")
    by_word = CURRENCIES.get(word.casefold(), word)
    by_number = CURRENCY_IDS.get(number, "")
    if number and not by_number and not by_word:
        raw.aside("currencyId", number, IssueCode.OTHER_CURRENCY)
    if by_word and by_number and by_word != by_number:
        raw.aside("currencyId", f"{word} / {by_number}", IssueCode.CURRENCY_CLASH)
    currency = by_word or by_number or DONG
    if currency != DONG:
        raw.add_issue("currencyName" if word else "currencyId", currency, IssueCode.OTHER_CURRENCY)
    return currency


def _read_amount(raw: Raw, currency: str, text: str) -> _Amount:
    value: Any = raw.take("value")
    if value in (None, ""):
        if says_free(text):
            return _Amount(0)
        raw.add_issue("value", value, IssueCode.NULL_WITH_RULE if text else IssueCode.NO_AMOUNT)
        return _Amount(None)
    number, said = as_number(value, LARGEST), ""
    if number is None:
        said = raw.read_text("value", value) if isinstance(value, str) else raw.read_line("value", value)
        number = parse_number(said)
        if number is not None and number <= LARGEST:
            raw.add_issue("value", value, IssueCode.NUMBER_AS_TEXT)
            said = ""
        elif says_free(said):
            raw.add_issue("value", value, IssueCode.FREE_IN_WORDS)
            number = 0
        else:
            raw.add_issue("value", value, IssueCode.NO_NUMBER)
            return _Amount(None, said=said)
    if number == 0:
        if text and not says_free(text):
            raw.add_issue("value", value, IssueCode.ZERO_WITH_RULE)
            return _Amount(None, said=said)
        return _Amount(0, said=said)
    if says_free(text):
        raw.add_issue("value", value, IssueCode.FREE_WITH_AMOUNT)
        return _Amount(number, doubtful=True)
    if currency == DONG and number < SMALLEST:
        raw.add_issue("value", value, IssueCode.SMALL_AMOUNT)
        return _Amount(number, doubtful=True)
    return _Amount(number)
