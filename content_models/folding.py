"""Removes accents from text; slugs, lists in the CMS and search all use these functions for Vietnamese."""

import re
import unicodedata

_ACCENT = re.compile("[\u0300-\u036f]")
"""Marks on Latin letters only. Marks in Khmer or Chăm are vowels, so removing them would change the word."""

_BARRED = str.maketrans("đĐ", "dD")
"""The letter đ, which Unicode does not decompose."""


def strip_accents(text: str) -> str:
    """Remove accents and tones and write đ as d; case and spaces are kept: “Đăng ký” gives “Dang ky”."""
    bare = _ACCENT.sub("", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", bare.translate(_BARRED))


def fold(text: str) -> str:
    """Lower the case, remove accents, keep one space between words: “Đăng ký  KHAI sinh” gives “dang ky khai sinh”."""
    return " ".join(strip_accents(text.lower()).split())
