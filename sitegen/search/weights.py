"""The weights of the ranking: its only numbers, with their reasons.

A score is a sum over the words, pairs, codes and names of a query. Only the ratios between the numbers matter.
"""

from datetime import timedelta
from typing import Final

WORDS: Final = {
    # A title states what a page is about; other names are titles that people use.
    "title": 8.0,
    "alternatives": 8.0,
    # The summary has words that an editor chose, but many of them.
    "summary": 3.0,
    # Every page of an agency has its name, so the name says little about a page.
    "agency_name": 1.0,
    # All fields and the body, where a word may be mentioned only in passing.
    "everything": 1.0,
}
"""The weight of a word by field."""

PAIRS: Final = {
    # Half the weight of a word, because the two words of a pair are counted as words already.
    "title": 4.0,
    "alternatives": 4.0,
    "summary": 1.5,
    "everything": 0.5,
}
"""The weight of two neighbouring words by field: it distinguishes words of two syllables (“hộ chiếu”) from syllables
that are far apart."""

TIE: Final = 0.3
"""For a word in several fields the best field counts fully, each other one by this share: a title repeated in the body
is not a second match, but a page that has it in both is slightly better."""

FOLDED: Final = 0.3
"""The weight of a match without accents relative to an exact one, if accents were typed. Measured on Vietnamese law:
with this share, people who type accents lose nothing, and those who do not find everything."""

NAME: Final = 20.0
"""A title that equals the whole query; more than any sum of words in other fields."""

CODE: Final = 50.0
"""The code of a procedure or a unit; more than everything else, because nobody types one by chance."""

MENTION: Final = 2.0
"""The name of a place mentioned in a page, relative to the other words; enough to decide between equal pages."""

KINDS: Final = {
    # Most people look for a procedure, and news about it has the same words.
    "procedure": 1.5,
    # The front page of a named agency comes before pages that only mention it.
    "agency": 1.3,
}
"""The factor for pages of a kind that match equally well; 1 for all other kinds."""

OFFERED: Final = 2.0
"""The share added for pages of an agency that the query names: with three times the score, its own page comes before
all that match a little better."""

LANGUAGE: Final = 0.15
"""The share added for pages in the language of the answer; it decides between equally good pages."""

RECENT: Final = 0.15
"""The share added for pages not older than NEWS; it decides between news with the same words, such as a yearly
schedule."""

NEWS: Final = timedelta(days=180)
"""How long a dated page counts as recent."""

FAR: Final = 2.0
"""The query is taken to be in another language than the preferred one if the best page scores more than this many times
as high as its translation. Names are the same in both languages, so a smaller ratio means nothing."""

RARE: Final = 10
"""Typed accents may be an error if spellings with other accents are more than this many times as frequent."""
