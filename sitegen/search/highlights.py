"""Marks the words of a query in a result."""

import re
import unicodedata
from collections.abc import Iterator
from html import escape
from itertools import pairwise
from typing import NamedTuple

from sitegen.search.text import Token, has_accents, read

_WORD = re.compile(r"\w+")
_JOINING = re.compile(r"[\s./–-]{0,3}")


class _Word(NamedTuple):
    """A word of a text: its position, and its tokens."""

    start: int
    end: int
    tokens: list[Token]


def highlight(text: str, query: str) -> str:
    """Return a text as HTML in which the words of the query are marked.

    If the query has several words, at least two of them must be neighbours, because single syllables are everywhere.
    """
    settled = unicodedata.normalize("NFC", text)
    pieces = []
    done = 0
    for start, end in _spans(settled, query):
        pieces += [escape(settled[done:start]), "<mark>", escape(settled[start:end]), "</mark>"]
        done = end
    return "".join((*pieces, escape(settled[done:])))


def _spans(text: str, query: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each mark; neighbouring words share one mark."""
    words = [_Word(*match.span(), read(match.group()).words) for match in _WORD.finditer(text)]
    found = _found([token for word in words for token in word.tokens], read(query).words)
    position = 0
    begin = end = -1
    for word in words:
        next_position = position + len(word.tokens)
        if word.tokens and all(found[position:next_position]):
            if begin >= 0 and not _JOINING.fullmatch(text[end : word.start]):
                yield begin, end
                begin = word.start
            begin, end = (word.start if begin < 0 else begin), word.end
        elif begin >= 0:
            yield begin, end
            begin = -1
        position = next_position
    if begin >= 0:
        yield begin, end


def _found(tokens: list[Token], asked: list[Token]) -> list[bool]:
    """For each token of a text, whether the query asks for it."""
    if len(asked) == 1:
        return [bool(_keys(token) & {_key(asked[0])}) for token in tokens]
    wanted = {(_key(first), _key(second)) for first, second in pairwise(asked)}
    found = [False] * len(tokens)
    for position, (first, second) in enumerate(pairwise(tokens)):
        if any((one, other) in wanted for one in _keys(first) for other in _keys(second)):
            found[position] = found[position + 1] = True
    return found


def _key(token: Token) -> str:
    """A typed accent must match; a token without accents matches with any accents."""
    return f"exact {token.exact}" if has_accents(token) else f"folded {token.folded}"


def _keys(token: Token) -> set[str]:
    return {f"folded {token.folded}", f"exact {token.exact}"}
