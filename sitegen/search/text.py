"""Splits Vietnamese text into tokens, in the same way for documents and queries, so that equal words match.

An exact token keeps its accents and has its tone mark in the normalised place. A folded token has no accents, so that
“ho chieu” finds “hộ chiếu”. A code such as 35/2024/NĐ-CP or CT01 yields a token for each part and one for the whole.
"""

import re
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise, product
from typing import NamedTuple

from content_models.folding import strip_accents

MAX_TOKEN = 64
"""Characters. People search for nothing longer, and the limit keeps a whole file from being indexed as one word."""

PAIR = "_"
"""Joins the two tokens of a pair. No token contains it."""

_NEW_STYLE = {
    "oà": "òa",
    "oá": "óa",
    "oả": "ỏa",
    "oã": "õa",
    "oạ": "ọa",
    "oè": "òe",
    "oé": "óe",
    "oẻ": "ỏe",
    "oẽ": "õe",
    "oẹ": "ọe",
    "uỳ": "ùy",
    "uý": "úy",
    "uỷ": "ủy",
    "uỹ": "ũy",
    "uỵ": "ụy",
}
"""Maps the new placement of tone marks to the old one. Both are in use, and no two words differ only in this."""

_ONSETS = ("h", "k", "l", "m", "s", "t")
_Y = "yỳýỷỹỵ"
_I = "iìíỉĩị"
_U = "uùúủũụ"
_OTHER_SPELLING = {
    **{onset + y: onset + i for onset in _ONSETS for y, i in zip(_Y, _I, strict=True)},
    # After the mapping to the old placement, the tone mark of “quý” is on the u.
    **{f"q{u}y": f"qu{i}" for u, i in zip(_U, _I, strict=True)},
}
_OTHER_SPELLING |= {i: y for y, i in _OTHER_SPELLING.items()}


def _ranges(characters: Iterable[int]) -> str:
    """Return code points as ranges for a character class of a regular expression."""
    spans: list[list[int]] = []
    for code in characters:
        if spans and code == spans[-1][1] + 1:
            spans[-1][1] = code
        else:
            spans.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in spans)


# Vowels of Khmer and Chăm are marks, which `\w` does not match. No relevant marks exist outside the first two planes.
_MARKS = _ranges(code for code in range(min(0x20000, sys.maxunicode)) if unicodedata.category(chr(code))[0] == "M")
_LETTERS = rf"(?:[^\W_]++[{_MARKS}]*+)++"
_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Scripts without spaces between words. Each letter becomes a token, so that pairs of letters find words."""

_RUN = re.compile(rf"{_LETTERS}(?:[./–-]{_LETTERS})*+")
_SEPARATOR = re.compile("[./–-]")
_PIECE = re.compile(rf"[0-9]+|[{_SPACELESS}][{_MARKS}]*|[^0-9./–{_SPACELESS}-]+")
_TONED = re.compile("|".join(_NEW_STYLE))
_FINAL_Y = re.compile("(h|k|l|m|s|t|qu)y")
# Characters that are invisible within a word. The zero-width space is not among them: it separates words in Khmer.
_INVISIBLE = re.compile("[\u00ad\u200c\u200d\u2060\ufeff\ufe0e\ufe0f]")


_LOOKALIKES = str.maketrans("ðɖ", "đđ")
"""Letters whose capitals look like Đ. Texts made with pre-Unicode fonts, and some keyboards, use them instead of it."""


class Token(NamedTuple):
    """A syllable, a number or a code: `exact` with accents, `folded` without."""

    exact: str
    folded: str


class Reading(NamedTuple):
    """The tokens of a text: `words` in order, including the parts of codes, and `codes` as whole tokens."""

    words: list[Token]
    codes: list[Token]


class Run(NamedTuple):
    """The text between two spaces: its words, and the whole as one token if it is a code."""

    words: tuple[Token, ...]
    code: Token | None


def read(text: str) -> Reading:
    """Split a text into tokens, regardless of case, Unicode form and placement of tone marks."""
    words: list[Token] = []
    codes: list[Token] = []
    for run in read_runs(text):
        words += run.words
        if run.code:
            codes.append(run.code)
    return Reading(words, codes)


def read_runs(text: str) -> Iterable[Run]:
    """Split a text into runs, for callers that need to know which words belong to a code."""
    settled = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    small = settled.casefold().translate(_LOOKALIKES)
    for run in _RUN.findall(unicodedata.normalize("NFC", small)):
        if len(run) <= MAX_TOKEN:
            yield _read_run(run)
        else:
            yield from (_read_run(part[:MAX_TOKEN]) for part in _SEPARATOR.split(run))


def folded_tokens(text: str) -> list[str]:
    """Return the tokens of a text without accents: first its words, then its codes as whole tokens."""
    words, codes = read(text)
    return [token.folded for token in (*words, *codes)]


def bigrams(tokens: Iterable[str]) -> list[str]:
    """Join each two neighbours into one token, so that search finds words of several syllables without a dictionary."""
    return [f"{first}{PAIR}{second}" for first, second in pairwise(tokens)]


def fold(token: str) -> str:
    """Remove the accents; a final y after some consonants becomes i, because “ký” and “kí” are the same word."""
    bare = strip_accents(token)
    return bare[:-1] + "i" if _FINAL_Y.fullmatch(bare) else bare


def squeeze(code: str) -> str:
    """Remove the dots, slashes and hyphens of a code, because many people type it without them."""
    return _SEPARATOR.sub("", code)


def other_spelling(exact: str) -> str | None:
    """Return the syllable with i for y, or y for i, such as “kí” for “ký”; None if it has only one spelling."""
    return _OTHER_SPELLING.get(exact)


def spellings(tokens: Sequence[Token]) -> list[str]:
    """Return the exact terms of a token or a pair in each spelling with i or y, because these are the same word."""
    each = [[spelled for spelled in (token.exact, other_spelling(token.exact)) if spelled] for token in tokens]
    return [PAIR.join(chosen) for chosen in product(*each)]


def has_accents(token: Token) -> bool:
    """Return whether the token was typed with accents."""
    return not token.exact.isascii() and token.exact != token.folded


@lru_cache(maxsize=1 << 16)
def _read_run(run: str) -> Run:
    """Split a run into words.

    Results are cached, because the pages of a whole country contain only some thousands of syllables and some ten
    thousands of codes.
    """
    pieces = [(match.start(), _token(match.group())) for match in _PIECE.finditer(run)]
    words = tuple(token for _, token in pieces)
    if len(words) < 2 or not any(character.isdecimal() for character in run):
        return Run(words, None)
    ends = [*(start for start, _ in pieces[1:]), len(run)]
    joints = ["-" if run[end - 1] == "–" else run[end - 1] for end in ends]
    glue = [joint if joint in "./-" else "" for joint in joints]
    exact = "".join(token.exact + joint for token, joint in zip(words, glue, strict=True))
    folded = "".join(token.folded + joint for token, joint in zip(words, glue, strict=True))
    return Run(words, Token(exact, folded))


def _token(piece: str) -> Token:
    exact = _TONED.sub(lambda match: _NEW_STYLE[match.group()], piece)
    return Token(exact, fold(exact))
