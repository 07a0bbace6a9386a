"""Numbered listings that stay put: pages are counted from the oldest article.

With k articles to a page, page 1 holds the k oldest for ever; the front page holds the newest k to 2k-1. So a
new article changes the front page of a listing and, once in k times, adds one page; no other page moves.
"""

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

T = TypeVar("T")


def count_pages(items: int, size: int) -> int:
    """How many numbered pages there are besides the front page."""
    return max(0, items // size - 1)


def page_items(newest_first: Sequence[T], size: int, number: int) -> Sequence[T]:
    """The items of a numbered page, newest first; number 0 is the front page."""
    numbered = count_pages(len(newest_first), size) * size
    if number == 0:
        return newest_first[: len(newest_first) - numbered]
    end = len(newest_first) - (number - 1) * size
    return newest_first[end - size : end]


class Steps(NamedTuple):
    """Where one page of a listing leads; 0 is the front page, None stands for a gap or for nothing."""

    newer: int | None
    older: int | None
    shown: tuple[int | None, ...]


def steps(pages: int, number: int) -> Steps:
    """The links of one page of a listing with so many numbered pages.

    A page names only the front page, the oldest page and its neighbours: were the highest number among them, every
    page of a listing would change with each page that is added.
    """
    if number == 0:
        shown = (0, pages, None, 1) if pages > 2 else (0, *range(pages, 0, -1))
        return Steps(None, pages if pages else None, shown)
    above: tuple[int | None, ...] = (number + 1,) if number < pages else ()
    gap_above: tuple[int | None, ...] = (None,) if number + 1 < pages else ()
    below = (number - 1,) if number > 1 else ()
    rest: tuple[int | None, ...] = () if number <= 2 else (1,) if number == 3 else (None, 1)
    newer = number + 1 if number < pages else 0
    return Steps(newer, number - 1 if number > 1 else None, (0, *gap_above, *above, number, *below, *rest))


def counted(pages: int, number: int) -> tuple[int | None, ...]:
    """The pages to name on one page of a list that is counted from 1: the ends and the neighbours, None for a gap."""
    near = {1, pages, *range(max(1, number - 1), min(pages, number + 1) + 1)}
    shown: list[int | None] = []
    for entry in sorted(near):
        if shown and shown[-1] is not None and entry > shown[-1] + 1:
            # A gap of one page is that page.
            shown.append(entry - 1 if entry == shown[-1] + 2 else None)
        shown.append(entry)
    return tuple(shown)
