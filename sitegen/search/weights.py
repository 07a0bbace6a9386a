"""How much each thing counts: the only numbers of the ranking, with their reasons.

A score is a sum over the words, pairs, codes and names of a question. Only the ratios between the numbers matter.
"""

from datetime import timedelta
from typing import Final

WORDS: Final = {
    # A title says what a page is about; other names are titles that people use.
    "title": 8.0,
    "alternatives": 8.0,
    # An editor's choice of words, but of many words.
    "summary": 3.0,
    # Every page of an agency has its name, so it says little of the page.
    "agency_name": 1.0,
    # All fields and the body: a word that is only mentioned.
    "everything": 1.0,
}
"""A word, by the field in which it stands."""

PAIRS: Final = {
    # Half of a word each: two neighbours are counted as two words already.
    "title": 4.0,
    "alternatives": 4.0,
    "summary": 1.5,
    "everything": 0.5,
}
"""Two neighbours, by the field: words of two syllables (“hộ chiếu”) are told from syllables that are far apart."""

TIE: Final = 0.3
"""Of a word in several fields the best one counts, the others by this share: a title repeated in the body is no
second answer, but a page that says it in both is a little better than one that does not."""

FOLDED: Final = 0.3
"""A match without accents, beside an exact one, when accents were typed. Measured on Vietnamese law: with this share
those who type accents lose nothing, and those who do not find all."""

NAME: Final = 20.0
"""A title that is the whole question: it stands above any sum of words in other fields."""

CODE: Final = 50.0
"""The code of a procedure or a unit: nobody types one by chance, so it stands above all else."""

MENTION: Final = 2.0
"""The name of a place within a page, beside the words of the matter: enough to decide between equal pages."""

KINDS: Final = {
    # Most people come for a procedure, and news about it has the same words.
    "procedure": 1.5,
    # The front page of an agency that is named, before pages that name it too.
    "agency": 1.3,
}
"""How many times as well a kind of page answers, of equal words; 1 for all others."""

OFFERED: Final = 2.0
"""Added share for what an agency itself has, when the question names it: three times the score puts the page for
“here” before all that fits a little better."""

LANGUAGE: Final = 0.15
"""Added share for the language in which the answer is given: it decides between pages of equal worth."""

RECENT: Final = 0.15
"""Added share for what is not older than NEWS: it decides between news of equal words, such as a yearly schedule."""

NEWS: Final = timedelta(days=180)
"""For how long a dated page is recent."""

FAR: Final = 2.0
"""The language of a question is another one than that of the person if the best page answers more than so many times
as well as its translation. Names are the same in both languages, so a smaller ratio says nothing."""

RARE: Final = 10
"""Accents may be a slip if spellings with other accents are so many times as frequent."""
