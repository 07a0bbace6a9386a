"""One-line summaries of fees and times, which approvers read in lists."""

import pytest
from django.utils import translation

from cms.procedures.summaries import as_defined, fees_line, time_line
from content_models.listing import LocalFee, LocalTime
from content_models.procedure import Fee, Time


@pytest.fixture(autouse=True)
def vietnamese():
    with translation.override("vi"):
        yield


@pytest.mark.parametrize(
    ("fees", "line"),
    [
        (None, "theo quy định chung"),
        ((), "không thu"),
        ((LocalFee(sort="charge", amount=15_000),), "Lệ phí: 15.000 đ"),
        ((LocalFee(sort="charge", amount=15_000, channel="direct"),), "Lệ phí: 15.000 đ (trực tiếp)"),
        ((LocalFee(sort="fee", amount=0, text={"vi": "đến hết năm"}),), "Phí: miễn phí – đến hết năm"),
        ((LocalFee(sort="fee", text={"vi": "theo bảng giá", "en": "see table"}),), "Phí: theo bảng giá / see table"),
        ((Fee(sort="price", amount=1_234_567.5, currency="USD"),), "Giá dịch vụ: 1.234.567,5 USD"),
        ((Fee(sort="fee", amount=1), Fee(sort="charge")), "Phí: 1 đ; Lệ phí"),
    ],
)
def test_fees_tell_nothing_known_from_nothing_paid(fees, line):
    assert fees_line(fees, as_defined()) == line


@pytest.mark.parametrize(
    ("time", "line"),
    [
        (None, "theo quy định chung"),
        (LocalTime(quantity=5, unit="working-day"), "5 ngày làm việc"),
        (Time(quantity=0.5, unit="day", text="sau khi nhận"), "0,5 ngày: sau khi nhận"),
        (LocalTime(text={"vi": "Trong ngày"}), "Trong ngày"),
        (Time(unit="month"), "tháng"),
    ],
)
def test_times_come_with_their_unit_and_words(time, line):
    assert time_line(time, as_defined()) == line
