"""Fees and times in one line, for lists and forms."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.utils.translation import get_language, gettext, pgettext

from cms.procedures.choices import Channel, FeeSort, TimeUnit
from content_models.listing import LocalFee, LocalTime
from content_models.procedure import Amount, Fee, Time
from sitegen.render.formats import human_number
from sitegen.render.offer_words import BaseMessages, amount_in_words, time_in_words


def money(amount: Amount, currency: str) -> str:
    """An amount of money, such as 20.000 đ."""
    words = amount_in_words(_messages(), amount, currency)
    # It stands within a line.
    return words[:1].lower() + words[1:]


def fee_line(fee: Fee | LocalFee) -> str:
    """A fee with its text; only the text if no amount is known."""
    text = fee.text if isinstance(fee.text, str) else " / ".join(fee.text.values())
    amount = money(fee.amount, fee.currency) if fee.amount is not None else ""
    channel = fee.channel if isinstance(fee, LocalFee) else None
    way = f"({str(Channel(channel).label).lower()})" if channel else ""
    line = " ".join(part for part in (amount, way, f"– {text}" if amount and text else text) if part)
    return ": ".join(part for part in (str(FeeSort(fee.sort).label), line) if part)


def fees_line(fees: Iterable[Fee | LocalFee] | None, unknown: str) -> str:
    """All fees in one line, or the statement that there are none, or that they are unknown."""
    if fees is None:
        return unknown
    return "; ".join(fee_line(fee) for fee in fees) or gettext("nothing is paid")


def time_line(time: Time | LocalTime | None, unknown: str) -> str:
    """A processing time, such as 7 working days."""
    if time is None:
        return unknown
    text = time.text if isinstance(time.text, str) else " / ".join(time.text.values())
    if time.quantity is not None and time.unit:
        line = time_in_words(_messages(), time.quantity, time.unit)
    elif time.quantity is not None:
        line = human_number(time.quantity, _messages().locale)
    else:
        line = str(TimeUnit(time.unit).label).lower() if time.unit else ""
    return ": ".join(part for part in (line, text) if part) or unknown


def as_defined() -> str:
    """The text for a listing that does not differ from the definition."""
    return pgettext("a fee or a time", "as the definition says")


def not_stated() -> str:
    """The text for a field that the definition leaves unknown."""
    return pgettext("a fee or a time", "not stated")


def _messages() -> BaseMessages:
    """The messages in the language of the screen."""
    return BaseMessages(get_language() or settings.LANGUAGE_CODE)
