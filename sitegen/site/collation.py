"""Vietnamese alphabetical order: letters first, tones second, case last."""

import unicodedata
from functools import cache

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: position for position, letter in enumerate(_ALPHABET)}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
"""Level, huyền, hỏi, ngã, sắc, nặng: the order of Vietnamese dictionaries."""


def collation_key(text: str) -> tuple[list[tuple[int, str]], list[int], str]:
    """A key that sorts Vietnamese text as a dictionary does."""
    signs = [_sign(character) for character in unicodedata.normalize("NFC", text.lower())]
    return [letter for letter, _ in signs], [tone for _, tone in signs], text


@cache
def _sign(character: str) -> tuple[tuple[int, str], int]:
    """The letter, with its place in the alphabet, and the tone of one character."""
    tone = 0
    kept = ""
    for part in unicodedata.normalize("NFD", character):
        if part in _TONES:
            tone = _TONES[part]
        else:
            kept += part
    letter = unicodedata.normalize("NFC", kept)
    return (_RANK.get(letter, -1), letter), tone
