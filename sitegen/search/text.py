"""The one reading of Vietnamese text, for documents and for questions alike: what equals what is decided here.

An exact token keeps its accents, in one spelling; a folded one has lost them, so that “ho chieu” finds “hộ chiếu”.
A code such as 35/2024/NĐ-CP or CT01 is read in its parts and also whole.
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
"""Characters; nothing that people search for is longer, and an index must not hold a whole file as one word."""

PAIR = "_"
"""Joins two tokens, and so is never part of one."""

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
"""Both placements of a tone are in use; as no two words differ by it, every occurrence is brought to the old one."""

_ONSETS = ("h", "k", "l", "m", "s", "t")
_Y = "yỳýỷỹỵ"
_I = "iìíỉĩị"
_U = "uùúủũụ"
_OTHER_SPELLING = {
    **{onset + y: onset + i for onset in _ONSETS for y, i in zip(_Y, _I, strict=True)},
    # The tone of “quý” stands on the u once its placement is the old one.
    **{f"q{u}y": f"qu{i}" for u, i in zip(_U, _I, strict=True)},
}
_OTHER_SPELLING |= {i: y for y, i in _OTHER_SPELLING.items()}


def _ranges(characters: Iterable[int]) -> str:
    """Code points as the inside of a character class."""
    spans: list[list[int]] = []
    for code in characters:
        if spans and code == spans[-1][1] + 1:
            spans[-1][1] = code
        else:
            spans.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in spans)


# Vowels of Khmer or Chăm are marks, which `\w` leaves out; outside the first two planes there are none that matter.
_MARKS = _ranges(code for code in range(min(0x20000, sys.maxunicode)) if unicodedata.category(chr(code))[0] == "M")
_LETTERS = rf"(?:[^\W_]++[{_MARKS}]*+)++"
_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Scripts that put no space between words: read letter by letter, so that pairs of letters find words."""

_RUN = re.compile(rf"{_LETTERS}(?:[./–-]{_LETTERS})*+")
_SEPARATOR = re.compile("[./–-]")
_PIECE = re.compile(rf"[0-9]+|[{_SPACELESS}][{_MARKS}]*|[^0-9./–{_SPACELESS}-]+")
_TONED = re.compile("|".join(_NEW_STYLE))
_FINAL_Y = re.compile("(h|k|l|m|s|t|qu)y")
# Invisible within a word; a zero-width space is none of them, as Khmer parts words with it.
_INVISIBLE = re.compile("[\u00ad\u200c\u200d\u2060\ufeff\ufe0e\ufe0f]")


_LOOKALIKES = str.maketrans("ðɖ", "đđ")
"""As capitals these look like Đ: texts from fonts before Unicode, and some keyboards, have them in its place."""


class Token(NamedTuple):
    """A syllable, a number or a code, as it was written and without its accents."""

    exact: str
    folded: str


class Reading(NamedTuple):
    """A text as tokens: words in their order, codes in parts among them; and besides, the codes whole."""

    words: list[Token]
    codes: list[Token]


class Run(NamedTuple):
    """What stands between two spaces: its words, and itself whole if it is a code."""

    words: tuple[Token, ...]
    code: Token | None


def read(text: str) -> Reading:
    """Read a text, however it was typed."""
    words: list[Token] = []
    codes: list[Token] = []
    for run in read_runs(text):
        words += run.words
        if run.code:
            codes.append(run.code)
    return Reading(words, codes)


def read_runs(text: str) -> Iterable[Run]:
    """Read a text run by run, where it matters which words belong to a code."""
    settled = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    small = settled.casefold().translate(_LOOKALIKES)
    for run in _RUN.findall(unicodedata.normalize("NFC", small)):
        if len(run) <= MAX_TOKEN:
            yield _read_run(run)
        else:
            yield from (_read_run(part[:MAX_TOKEN]) for part in _SEPARATOR.split(run))


def folded_tokens(text: str) -> list[str]:
    """The tokens of a text without accents: its words, then its codes whole."""
    words, codes = read(text)
    return [token.folded for token in (*words, *codes)]


def bigrams(tokens: Iterable[str]) -> list[str]:
    """Each two neighbours as one token: what makes words of more than one syllable findable without a dictionary."""
    return [f"{first}{PAIR}{second}" for first, second in pairwise(tokens)]


def fold(token: str) -> str:
    """A token without accents; as “ký” and “kí” are one word, a final y after some consonants becomes i."""
    bare = strip_accents(token)
    return bare[:-1] + "i" if _FINAL_Y.fullmatch(bare) else bare


def squeeze(code: str) -> str:
    """A code without its dots, slashes and hyphens, as many people type it."""
    return _SEPARATOR.sub("", code)


def other_spelling(exact: str) -> str | None:
    """The same syllable with i for y, or y for i: “kí” for “ký”; None for all that has one spelling only."""
    return _OTHER_SPELLING.get(exact)


def spellings(tokens: Sequence[Token]) -> list[str]:
    """The exact terms of a token or a pair, with i for y and y for i, as both are the same word."""
    each = [[spelled for spelled in (token.exact, other_spelling(token.exact)) if spelled] for token in tokens]
    return [PAIR.join(chosen) for chosen in product(*each)]


def has_accents(token: Token) -> bool:
    """Whether accents were typed."""
    return not token.exact.isascii() and token.exact != token.folded


@lru_cache(maxsize=1 << 16)
def _read_run(run: str) -> Run:
    """Kept, as a country's pages are made of some thousands of syllables and some ten thousands of codes."""
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
