"""Numbered listings stay put: a new article never moves an old one to another numbered page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.site.pager import count_pages, counted, page_items

COUNTS = st.integers(0, 200)
SIZES = st.integers(1, 20)


def pages(count: int, size: int) -> list[list[int]]:
    """The front page and the numbered pages of a listing of `count` articles, the newest having the highest number."""
    newest_first = list(range(count, 0, -1))
    return [list(page_items(newest_first, size, number)) for number in range(count_pages(count, size) + 1)]


@given(COUNTS, SIZES)
def test_every_article_is_on_exactly_one_page(count: int, size: int) -> None:
    assert sorted(item for page in pages(count, size) for item in page) == list(range(1, count + 1))


@given(COUNTS, SIZES)
def test_pages_read_in_their_order_give_the_newest_first(count: int, size: int) -> None:
    front, *numbered = pages(count, size)
    in_order = [*front, *(item for page in reversed(numbered) for item in page)]
    assert in_order == list(range(count, 0, -1))


@given(COUNTS, SIZES)
def test_numbered_pages_are_full_and_the_front_page_has_room_for_a_whole_one_more(count: int, size: int) -> None:
    front, *numbered = pages(count, size)
    assert all(len(page) == size for page in numbered)
    assert len(front) < 2 * size
    assert len(front) >= min(count, size)


@given(COUNTS, SIZES)
def test_one_more_article_changes_the_front_page_alone_or_adds_one_page(count: int, size: int) -> None:
    before, after = pages(count, size), pages(count + 1, size)
    assert after[1 : len(before)] == before[1:]
    assert len(after) - len(before) in {0, 1}
    assert after[0][0] == count + 1


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, [[]]),
        (1, [[1]]),
        (5, [[5, 4, 3, 2, 1]]),
        (6, [[6, 5, 4], [3, 2, 1]]),
        (9, [[9, 8, 7], [3, 2, 1], [6, 5, 4]]),
    ],
)
def test_listings_of_three_to_a_page(count: int, expected: list[list[int]]) -> None:
    assert pages(count, 3) == expected


@pytest.mark.parametrize(
    ("pages", "number", "shown"),
    [
        (1, 1, (1,)),
        (2, 1, (1, 2)),
        (9, 1, (1, 2, None, 9)),
        (9, 3, (1, 2, 3, 4, None, 9)),
        (9, 5, (1, None, 4, 5, 6, None, 9)),
        (9, 7, (1, None, 6, 7, 8, 9)),
        (9, 9, (1, None, 8, 9)),
        (4, 1, (1, 2, 3, 4)),
        (3, 2, (1, 2, 3)),
        (5, 3, (1, 2, 3, 4, 5)),
        (50, 50, (1, None, 49, 50)),
    ],
)
def test_a_counted_list_names_its_ends_and_its_neighbours(
    pages: int, number: int, shown: tuple[int | None, ...]
) -> None:
    assert counted(pages, number) == shown


@given(st.integers(1, 60).flatmap(lambda pages: st.tuples(st.just(pages), st.integers(1, pages))))
def test_a_gap_hides_two_pages_or_more(case: tuple[int, int]) -> None:
    shown = counted(*case)
    for position, entry in enumerate(shown):
        if entry is None:
            before, after = shown[position - 1], shown[position + 1]
            assert before is not None
            assert after is not None
            assert after - before > 2
