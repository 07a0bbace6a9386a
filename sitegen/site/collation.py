"""Sorts text in Vietnamese alphabetical order: by letters, then by tones, then by case."""

import unicodedata
from functools import cache

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: position for position, letter in enumerate(_ALPHABET)}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
"""The rank of each tone mark, in dictionary order: huyền, hỏi, ngã, sắc, nặng. The level tone has rank 0."""


def collation_key(text: str) -> tuple[list[tuple[int, str]], list[int], str]:
    """Return a key that sorts Vietnamese text in dictionary order."""
    signs = [_sign(character) for character in unicodedata.normalize("NFC", text.lower())]
    return [letter for letter, _ in signs], [tone for _, tone in signs], text


@cache
def _sign(character: str) -> tuple[tuple[int, str], int]:
    """Return the letter of a character, with its position in the alphabet, and the tone of the character."""
    tone = 0
    kept = ""
    for part in unicodedata.normalize("NFD", character):
        if part in _TONES:
            tone = _TONES[part]
        else:
            kept += part
    letter = unicodedata.normalize("NFC", kept)
    return (_RANK.get(letter, -1), letter), tone
