"""Numbered listings that stay put: pages are counted from the oldest article.

With k articles to a page, page 1 holds the k oldest for ever; the front page holds the newest k to 2k-1. So a
new article changes the front page of a listing and, once in k times, adds one page; no other page moves.
"""

from collections.abc import Sequence
from typing import TypeVar

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
