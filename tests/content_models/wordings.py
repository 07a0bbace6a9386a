"""Random texts, locales and points in time."""

import re
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import strategies as st

HANOI = timezone(timedelta(hours=7))

_signs = st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")
_vietnamese = st.sampled_from(["Đăng ký khai sinh", "Hộ chiếu", "Xã Ba Tơ", "Lệ phí: 8.000 đ", "<b>", "a & b", '"'])
_visible = re.compile(r"[^\s\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]")
"""A visible sign; the contract requires one in a title, so a soft hyphen alone is refused."""
titles = _vietnamese | st.text(_signs, min_size=1, max_size=30).filter(lambda text: _visible.search(text) is not None)
lines = st.just("") | titles
locales = st.sampled_from(["vi", "en", "km", "zh-hant"])
moments = st.builds(datetime.fromtimestamp, st.integers(1_577_836_800, 1_795_000_000), tz=st.sampled_from([UTC, HANOI]))
