"""Folds a text to lower case without accents."""

import unicodedata


def fold(text: str) -> str:
    """Lower case, without diacritics, đ as d, one space between words: “Đăng ký  KHAI sinh” is “dang ky khai sinh”."""
    letters = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return " ".join("".join(letter for letter in letters if not unicodedata.combining(letter)).split())
