"""Text without accents, the one way in which slugs, lists of the CMS and the search fold Vietnamese."""

import re
import unicodedata

_ACCENT = re.compile("[\u0300-\u036f]")
"""Marks on Latin letters only: the marks of Khmer or Chăm are vowels, and a word without them is another word."""

_BARRED = str.maketrans("đĐ", "dD")
"""The letter that Unicode does not decompose."""


def strip_accents(text: str) -> str:
    """Drop accents and tones and write đ as d: “Đăng ký” gives “Dang ky”. Case and spaces stay."""
    bare = _ACCENT.sub("", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", bare.translate(_BARRED))


def fold(text: str) -> str:
    """Lower case, no accents, one space between words: “Đăng ký  KHAI sinh” gives “dang ky khai sinh”."""
    return " ".join(strip_accents(text.lower()).split())
