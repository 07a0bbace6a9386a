"""The words for fees and times: the messages of the base theme, for results of the search and for the CMS.

Pages take the same messages from the theme of their portal, which may have words of its own.
"""

from functools import cache

from content_models.procedure import Amount, TimeUnit
from sitegen.render.catalogue import Catalogue, phrase
from sitegen.render.formats import human_money, human_number
from sitegen.render.theme import Theme, load_theme

_THEME = "base"


def has_words(language: str) -> bool:
    """Whether the words exist in a language itself, so that no other language must stand in."""
    return language in _theme().messages


def amount_in_words(amount: Amount, currency: str, language: str) -> str:
    """A sum of money, such as 20.000 đ; 0 is free of charge."""
    return _say(language, "procedure.free") if amount == 0 else human_money(amount, currency, language)


def time_in_words(quantity: Amount, unit: TimeUnit, language: str) -> str:
    """A processing time, such as 7 working days."""
    return _say(language, f"procedure.unit.{unit}", n=quantity, count=human_number(quantity, language))


def span_in_words(first: Amount, last: Amount, unit: TimeUnit, language: str) -> str:
    """Processing times from the shortest to the longest, such as 1–5 days."""
    count = f"{human_number(first, language)}–{human_number(last, language)}"
    return _say(language, f"procedure.unit.{unit}", n=last, count=count)


def _say(language: str, key: str, **values: object) -> str:
    return phrase(Catalogue(_theme()).look_up(language, key), language, values)


@cache
def _theme() -> Theme:
    return load_theme(_THEME)
