"""A fee and a time beside a result: only where they are certain."""

import pytest

from content_models.listing import LocalFee, LocalListing, LocalTime
from content_models.procedure import Fee, Method, Time
from sitegen.search.facts import facts_of
from tests.sitegen.search.procedures import definition, offer, procedure_page


def methods(*fees: tuple[Fee, ...] | None, times: tuple[Time | None, ...] = ()) -> tuple[Method, ...]:
    padded = (*times, *([None] * len(fees)))
    return tuple(Method(channel="direct", fees=fee, time=time) for fee, time in zip(fees, padded, strict=False))


def facts(found: tuple[Method, ...] | None, listing: LocalListing | None = None, locale: str = "vi") -> tuple[str, ...]:
    return facts_of(procedure_page(definition(methods=found, locale=locale), listing), "vi")


def fee(amount: float | None, **changes: object) -> Fee:
    return Fee(sort="charge", amount=amount, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("found", "vi", "en"),
    [
        (methods((fee(20_000),)), ("20.000 đ",), ("20,000 đ",)),
        (methods((fee(20_000),), (fee(10_000),)), ("10.000–20.000 đ",), ("10,000–20,000 đ",)),
        (methods((fee(0),)), ("Miễn phí",), ("Free of charge",)),
        (methods(()), ("Miễn phí",), ("Free of charge",)),
        (methods((fee(12.5, currency="USD"),)), ("12,5 USD",), ("12.5 USD",)),
        # What nobody has said, and what only a text says, is not free.
        (methods(None), (), ()),
        (methods((fee(20_000),), None), (), ()),
        (methods((fee(0, text="Do Hội đồng nhân dân tỉnh quy định"),)), (), ()),
        (methods((fee(None, text="Theo biểu"),)), (), ()),
        (methods((fee(100, doubtful=True),)), (), ()),
        (methods((fee(5), fee(7, currency="USD"))), (), ()),
        (None, (), ()),
        ((), (), ()),
    ],
)
def test_a_fee(found: tuple[Method, ...] | None, vi: tuple[str, ...], en: tuple[str, ...]) -> None:
    assert facts(found) == vi
    assert facts(found, offer(), "en-gb") == en
    assert facts(found, locale="km") == ()


@pytest.mark.parametrize(
    ("times", "vi", "en"),
    [
        ((Time(7, "working-day"),), ("7 ngày làm việc",), ("7 working days",)),
        ((Time(1, "day"),), ("1 ngày",), ("1 day",)),
        ((Time(0.5, "hour"),), ("0,5 giờ",), ("0.5 hours",)),
        ((Time(1, "day"), Time(5, "day")), ("1–5 ngày",), ("1–5 days",)),
        ((Time(1, "month"), Time(5, "day")), (), ()),
        ((Time(3, None, "tùy việc"),), (), ()),
        ((None,), (), ()),
    ],
)
def test_a_time(times: tuple[Time | None, ...], vi: tuple[str, ...], en: tuple[str, ...]) -> None:
    found = methods(*(None for _ in times), times=times)
    assert facts(found) == vi
    assert facts(found, locale="en") == en


@pytest.mark.parametrize(
    ("listing", "told"),
    [
        (offer(), ("20.000 đ", "7 ngày làm việc")),
        (offer(fees=(LocalFee("charge", 15_000),)), ("15.000 đ", "7 ngày làm việc")),
        (offer(fees=()), ("Miễn phí", "7 ngày làm việc")),
        (offer(fees=(LocalFee("charge", 0, text={"vi": "Theo nghị quyết"}),)), ("7 ngày làm việc",)),
        (offer(time=LocalTime(3, "working-day")), ("20.000 đ", "3 ngày làm việc")),
        (offer(time=LocalTime(text={"vi": "Trong ngày"})), ("20.000 đ",)),
    ],
)
def test_what_an_agency_says_comes_before_the_definition(listing: LocalListing, told: tuple[str, ...]) -> None:
    assert facts(methods((fee(20_000),), times=(Time(7, "working-day"),)), listing) == told
