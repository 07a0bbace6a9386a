"""Contrast as WCAG 2.2 defines it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.render.contrast import MINIMUM, contrast

COLOURS = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.0),
        ("#0000ff", "#ffffff", 8.59),
        ("#008000", "#ffffff", 5.14),
        ("#ffff00", "#0000ff", 8.0),
    ],
)
def test_known_pairs_have_their_known_ratios(first: str, second: str, ratio: float) -> None:
    assert contrast(first, second) == pytest.approx(ratio, abs=0.005)


@given(COLOURS, COLOURS)
def test_a_ratio_lies_between_1_and_21_and_has_no_direction(first: str, second: str) -> None:
    assert 1.0 <= contrast(first, second) <= 21.0
    assert contrast(first, second) == contrast(second, first)


def test_the_limit_is_that_of_level_aa_for_running_text() -> None:
    assert contrast("#777777", "#ffffff") < MINIMUM < contrast("#767676", "#ffffff")
