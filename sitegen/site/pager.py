"""Divides lists into pages that rarely change, by numbering the pages from the oldest article.

With k articles per page, page 1 always contains the k oldest, and the front page the newest k to 2k-1. So a new
article changes only the front page of a list, and every k-th article also adds a page; no other page changes.
"""

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

T = TypeVar("T")


def count_pages(items: int, size: int) -> int:
    """Return the number of numbered pages, without the front page."""
    return max(0, items // size - 1)


def page_items(newest_first: Sequence[T], size: int, number: int) -> Sequence[T]:
    """Return the items of a numbered page, newest first; number 0 is the front page."""
    numbered = count_pages(len(newest_first), size) * size
    if number == 0:
        return newest_first[: len(newest_first) - numbered]
    end = len(newest_first) - (number - 1) * size
    return newest_first[end - size : end]


class Steps(NamedTuple):
    """The page numbers to which one page of a list links; 0 is the front page.

    None in `newer` or `older` means that there is no such page; None in `shown` is a gap.
    """

    newer: int | None
    older: int | None
    shown: tuple[int | None, ...]


def steps(pages: int, number: int) -> Steps:
    """Return the links of page `number` of a list with `pages` numbered pages.

    A numbered page links only to the front page, the oldest page and its neighbours. It does not link to the highest
    number, because then each new page would change every page of the list.
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
    """Return the pages to link to in a list numbered from 1: first, last and neighbours; None is a gap."""
    near = {1, pages, *range(max(1, number - 1), min(pages, number + 1) + 1)}
    shown: list[int | None] = []
    for entry in sorted(near):
        if shown and shown[-1] is not None and entry > shown[-1] + 1:
            # If only one page is missing, show it in place of a gap.
            shown.append(entry - 1 if entry == shown[-1] + 2 else None)
        shown.append(entry)
    return tuple(shown)
