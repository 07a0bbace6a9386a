"""Fees and times in words. Pages use the messages of the portal's theme; search and the CMS those of the base theme."""

from functools import cache
from typing import Protocol

from content_models.procedure import Amount, TimeUnit
from sitegen.render.catalogue import Catalogue, phrase
from sitegen.render.formats import human_money, human_number
from sitegen.render.theme import Theme, load_theme

_THEME = "base"


class Messages(Protocol):
    """The messages of a theme in one language."""

    locale: str

    def t(self, key: str, **values: object) -> str:
        """Return a message with its placeholders filled."""


class BaseMessages:
    """The messages of the base theme, for use without the theme of a portal."""

    def __init__(self, locale: str) -> None:
        self.locale = locale

    @property
    def are_known(self) -> bool:
        """Whether the messages exist in this language, so that no other language replaces it."""
        return self.locale in _base_theme().messages

    def t(self, key: str, **values: object) -> str:
        """Return a message with its placeholders filled."""
        return phrase(Catalogue(_base_theme()).look_up(self.locale, key), self.locale, values)


def amount_in_words(messages: Messages, amount: Amount, currency: str) -> str:
    """Return an amount of money, such as 20.000 đ; 0 is shown as free."""
    return messages.t("procedure.free") if amount == 0 else human_money(amount, currency, messages.locale)


def time_in_words(messages: Messages, quantity: Amount, unit: TimeUnit | None) -> str:
    """Return a processing time, such as 7 working days."""
    count = human_number(quantity, messages.locale)
    return messages.t(f"procedure.unit.{unit or 'unknown'}", n=quantity, count=count)


def span_in_words(messages: Messages, first: Amount, last: Amount, unit: TimeUnit) -> str:
    """Return a range of processing times, such as 1–5 days."""
    count = f"{human_number(first, messages.locale)}–{human_number(last, messages.locale)}"
    return messages.t(f"procedure.unit.{unit}", n=last, count=count)


@cache
def _base_theme() -> Theme:
    return load_theme(_THEME)
