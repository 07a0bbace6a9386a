"""The fees and times of a procedure, in as few words as possible without being wrong."""

from typing import Any

import pytest

from content_models.procedure import Fee, Method, Time
from tests.sitegen.portals import agency, procedure, procedure_list
from tests.sitegen.render.views.test_procedure import PATH, facts
from tests.sitegen.rendering import printed

WEEK, MONTH, DAYS = Time(quantity=7, unit="working-day"), Time(quantity=1, unit="month"), Time(quantity=3, unit="day")


def told(*methods: Method, **changes: Any) -> dict[str, str]:
    """The facts that the national portal shows for a procedure."""
    page = printed(procedure_list(), procedure(methods=methods, **changes), agency(level="national"))[PATH]
    return {name: fact.removesuffix(" Xem phần cách nộp") for name, fact in facts(page).items()}


def timed(*times: Time | None) -> str:
    """The fact about the times, one for each channel."""
    channels: tuple[Any, ...] = ("online", "direct", "post", "direct", "online")
    return told(*(Method(channel=channel, time=time) for channel, time in zip(channels, times, strict=False)))[
        "Thời hạn"
    ]


def priced(*amounts: float | None, **changes: Any) -> str:
    """The fact about the fees of a single channel."""
    fees = tuple(Fee(sort="fee", amount=amount, **changes) for amount in amounts)
    return told(Method(channel="direct", fees=fees))["Phí, lệ phí"]


@pytest.mark.parametrize(
    ("times", "text"),
    [
        ((None,), "Chưa có thông tin"),
        ((WEEK,), "7 ngày làm việc"),
        ((WEEK, WEEK, WEEK), "7 ngày làm việc"),
        ((WEEK, DAYS), "Trực tuyến: 7 ngày làm việc Trực tiếp: 3 ngày"),
        ((WEEK, DAYS, WEEK), "Trực tuyến, bưu chính: 7 ngày làm việc Trực tiếp: 3 ngày"),
        ((WEEK, None), "Trực tuyến: 7 ngày làm việc"),
        ((WEEK, WEEK, WEEK, DAYS), "Theo quy định riêng"),
        ((DAYS, DAYS, DAYS, Time(quantity=10, unit="day")), "Từ 3 đến 10 ngày"),
        ((Time(quantity=0.5, unit="day"),), "0,5 ngày"),
        ((Time(text="Ngay khi nộp"),), "Ngay khi nộp"),
        ((Time(text="dài " * 40),), "Theo quy định riêng"),
        ((Time(quantity=3),), "3 (chưa rõ đơn vị)"),
        ((Time(quantity=3, text="ba ngày"),), "ba ngày"),
        ((Time(unit="day"),), "Chưa có thông tin"),
    ],
)
def test_times_are_told_in_as_few_words_as_are_true(times: tuple[Time | None, ...], text: str) -> None:
    assert timed(*times) == text


@pytest.mark.parametrize(
    ("amounts", "text"),
    [
        ((), "Không có phí, lệ phí"),
        ((0,), "Miễn phí"),
        ((20_000,), "20.000 đ"),
        ((20_000, 20_000), "20.000 đ"),
        ((0, 20_000), "Tùy trường hợp: Miễn phí; 20.000 đ"),
        ((3, 1, 2, 9), "Từ 1 đ đến 9 đ"),
    ],
)
def test_fees_are_told_in_as_few_words_as_are_true(amounts: tuple[float, ...], text: str) -> None:
    assert priced(*amounts) == text


def test_a_fee_in_words_is_told_if_it_is_short_and_is_never_free() -> None:
    assert priced(None) == "Chưa có thông tin"
    assert priced(None, text="Theo nghị quyết của tỉnh") == "Theo nghị quyết của tỉnh"
    assert priced(None, text="dài " * 40) == "Theo quy định riêng"
    assert priced(100, doubtful=True) == "100 đ (con số này đang được kiểm tra)"


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, "Chưa có thông tin"),
        ({"online": "full"}, "Được, toàn trình"),
        ({"online": "partial"}, "Được, một phần"),
        ({"online": "none"}, "Không, phải nộp trực tiếp hoặc qua bưu chính"),
        ({"in_person_only": True}, "Không, phải nộp trực tiếp hoặc qua bưu chính"),
    ],
)
def test_whether_one_can_apply_online_is_said_only_where_it_is_known(changes: dict[str, Any], text: str) -> None:
    assert told(Method(channel="direct"), **changes)["Nộp trực tuyến"] == text


def test_a_channel_online_shows_that_one_can_apply_online() -> None:
    assert told(Method(channel="online"))["Nộp trực tuyến"] == "Được"
