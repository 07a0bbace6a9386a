"""Data that differs between languages: the first language, the words in addresses, and how a date is written.

Names of languages are messages of the theme. The sentences of rules are in `rules`, and their terms in `terms`.
"""

FIRST_LANGUAGE = "vi"
"""Official content is written in this language first; it is also the default if no other language is known."""

PAGE_WORDS = {"vi": "trang", "en": "page"}
"""The path segment before the number of a further page of a list, by locale; other locales use the English word."""

SEARCH_WORDS = {"vi": "tim-kiem", "en": "search"}
"""The first path segment of the search page, by locale; other locales use the English word. All are in RESERVED, the
words that no page may have as its first path segment."""

DATE_PATTERNS = {"vi": "dd/MM/y", "en": "d MMMM y"}
"""The pattern of a date in CLDR notation, by locale; other locales write 2026-11-25."""
