"""Source records with random damage, as from a faulty crawl, merge or manual edit."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

from tests.cms.imports.samples import detail, row

WORDS = (
    *("", " ", "Không", "Theo mô tả", "Miễn phí", "100.000 đ", "7,5", "0", "-1", "1e400", "NaN"),
    *("\x00", "\ud800", "\ufffe", "\u200b", "<b>", "a" * 3_000),
    *("thị trấn", "1.004222", " 1.014325", "1.014955-Xoa", "40/2029/QH14", "Luật số 58"),
    *("15/01/2026", "2026-13-45", "9999-12-31T23:59:59-14:00"),
    *("ONLINE", "WORKING_DAY", "FEE", "AT_HOME", "CITIZEN"),
)
NUMBERS = (
    *(0, 1, -1, 100, 7.5, 10**15, 10**18, 10**400, -(2**63), 253402300800000),
    *(1e308, -1e308, float("nan"), float("inf")),
)

_leaves = st.one_of(
    st.none(),
    st.booleans(),
    st.sampled_from(NUMBERS),
    st.sampled_from(WORDS),
    st.integers(),
    st.floats(),
    st.text(st.characters(), max_size=20),
)
_keys = st.sampled_from(sorted(detail().keys() | row().keys())) | st.text(st.characters(), max_size=8)
values = st.recursive(
    _leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_keys, inner, max_size=3), max_leaves=8
)


@st.composite
def records(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a full record or a catalogue row with up to six mutations."""
    record = draw(st.sampled_from([detail, row]))()
    for _ in range(draw(st.integers(0, 6))):
        _wound(draw, record)
    return record


def _wound(draw: st.DrawFn, record: dict[str, Any]) -> None:
    """Mutate the record at one random place."""
    place = draw(st.sampled_from(list(_places(record))))
    holder, key = place
    match draw(st.sampled_from(["replace", "remove", "wrap", "twice", "add", "deep"])):
        case "replace":
            holder[key] = draw(values)
        case "remove":
            del holder[key]
        case "wrap":
            holder[key] = [holder[key]]
        case "twice" if isinstance(holder, list):
            holder.append(holder[key])
        case "add" if isinstance(holder, dict):
            holder[draw(_keys)] = draw(values)
        case "deep":
            for _ in range(draw(st.integers(1, 60))):
                holder[key] = {"a": holder[key]}
        case _:
            holder[key] = None


def _places(value: Any) -> list[tuple[Any, Any]]:
    found = []
    inner = (
        list(value.items()) if isinstance(value, dict) else list(enumerate(value)) if isinstance(value, list) else []
    )
    for key, item in inner:
        found.append((value, key))
        found += _places(item)
    return found or [({"a": 1}, "a")]


def encode(record: Any) -> bytes:
    """Encode a line as a careless program would: with NaN and with lone surrogates."""
    return json.dumps(record).encode()
