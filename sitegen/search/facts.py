"""What a procedure costs and how long it takes, in a few words beside a result; nothing where it is not certain."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from content_models.listing import LocalFee, LocalListing
from content_models.procedure import Fee, Procedure, TimeUnit

_FREE = {"vi": "Miễn phí", "en": "Free"}
_UNITS: dict[str, dict[TimeUnit, tuple[str, str]]] = {
    "vi": {
        "working-day": ("ngày làm việc", "ngày làm việc"),
        "day": ("ngày", "ngày"),
        "hour": ("giờ", "giờ"),
        "month": ("tháng", "tháng"),
    },
    "en": {
        "working-day": ("working day", "working days"),
        "day": ("day", "days"),
        "hour": ("hour", "hours"),
        "month": ("month", "months"),
    },
}
_MARKS = {"vi": str.maketrans(",.", ".,"), "en": str.maketrans("", "")}
"""From 1,234.5 to how a language writes it."""


class Price(NamedTuple):
    """An amount as a fee tells it; None where only its text does."""

    amount: float | None
    currency: str


class Span(NamedTuple):
    """A time that a number and a unit tell."""

    quantity: float
    unit: TimeUnit


def facts_of(procedure: Procedure, listing: LocalListing | None, locale: str) -> tuple[str, ...]:
    """A fee and a time in Vietnamese or English; an agency's own before those of the definition."""
    language = locale.partition("-")[0]
    if language not in _UNITS:
        return ()
    return tuple(
        filter(None, (_fee(_prices(procedure, listing), language), _time(_spans(procedure, listing), language)))
    )


def _prices(procedure: Procedure, listing: LocalListing | None) -> list[Price] | None:
    """All that is paid; an empty list is confirmed none, None is not known."""
    if listing and listing.fees is not None:
        return [_price(fee, bool(any(fee.text.values()))) for fee in listing.fees]
    methods = procedure.methods or ()
    if not methods or any(method.fees is None for method in methods):
        return None
    return [_price(fee, bool(fee.text) or fee.doubtful) for method in methods for fee in method.fees or ()]


def _price(fee: Fee | LocalFee, explained: bool) -> Price:
    # A zero beside a text is mostly no fee of nothing: the text holds the rule that says how much it is.
    uncertain = getattr(fee, "doubtful", False) or (explained and not fee.amount)
    return Price(None if uncertain else fee.amount, fee.currency)


def _fee(prices: Collection[Price] | None, language: str) -> str:
    if prices is None:
        return ""
    amounts = [price.amount for price in prices]
    currencies = {price.currency for price in prices}
    known = [amount for amount in amounts if amount is not None]
    if len(known) < len(amounts) or len(currencies) > 1:
        return ""
    if not any(known):
        return _FREE[language]
    currency = "đ" if currencies == {"VND"} else currencies.pop()
    return f"{_range(known, language)} {currency}"


def _spans(procedure: Procedure, listing: LocalListing | None) -> list[Span]:
    own = listing.time if listing else None
    times = [own] if own else [method.time for method in procedure.methods or ()]
    return [Span(time.quantity, time.unit) for time in times if time and time.quantity and time.unit]


def _time(spans: Collection[Span], language: str) -> str:
    units = {span.unit for span in spans}
    if len(units) != 1:
        return ""
    quantities = [span.quantity for span in spans]
    singular, plural = _UNITS[language][units.pop()]
    return f"{_range(quantities, language)} {singular if set(quantities) == {1} else plural}"


def _range(numbers: Iterable[float], language: str) -> str:
    ordered = sorted(set(numbers))
    return "–".join(_number(number, language) for number in dict.fromkeys((ordered[0], ordered[-1])))


def _number(number: float, language: str) -> str:
    text = f"{number:,.2f}".rstrip("0").rstrip(".") if number % 1 else f"{number:,.0f}"
    return text.translate(_MARKS[language])
