"""Random texts, languages and moments."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import strategies as st

HANOI = timezone(timedelta(hours=7))

_signs = st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")
_vietnamese = st.sampled_from(["Đăng ký khai sinh", "Hộ chiếu", "Xã Ba Tơ", "Lệ phí: 8.000 đ", "<b>", "a & b", '"'])
titles = _vietnamese | st.text(_signs, min_size=1, max_size=30).filter(lambda text: text.strip() != "")
lines = st.just("") | titles
locales = st.sampled_from(["vi", "en", "km", "zh-hant"])
moments = st.builds(datetime.fromtimestamp, st.integers(1_577_836_800, 1_795_000_000), tz=st.sampled_from([UTC, HANOI]))
