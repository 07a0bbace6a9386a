"""What differs from language to language: the first one, the words of addresses, and how a day is written.

Names of languages are messages of the theme; the sentences of rules stand in `rules`, and their terms in `terms`.
"""

FIRST_LANGUAGE = "vi"
"""Official content is written in this language first; it is also the one that stands in where no other is known."""

PAGE_WORDS = {"vi": "trang", "en": "page"}
"""The path segment before the number of a further page of a list, by locale; other locales use the English word."""

SEARCH_WORDS = {"vi": "tim-kiem", "en": "search"}
"""The first path segment of the search page, by locale; other locales use the English word.

RESERVED, the words that no page may have as its first path segment, holds them all.
"""

DATE_PATTERNS = {"vi": "dd/MM/y", "en": "d MMMM y"}
"""How a day is written, in the notation of CLDR; other languages write 2026-11-25."""
