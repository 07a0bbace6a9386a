"""Fees and times in one line, for lists and forms."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.formats import get_format
from django.utils.numberformat import format as format_number
from django.utils.translation import gettext, pgettext

from cms.procedures.choices import Channel, FeeSort, TimeUnit
from content_models.listing import LocalFee, LocalTime
from content_models.procedure import Amount, Fee, Time


def money(amount: Amount, currency: str) -> str:
    """An amount of money, such as 20.000 đ."""
    unit = "đ" if currency == "VND" else currency
    return gettext("free") if amount == 0 else f"{_number(amount)} {unit}".strip()


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
    unit = TimeUnit(time.unit).label.lower() if time.unit else ""
    number = _number(time.quantity) if time.quantity is not None else ""
    line = " ".join(part for part in (number, str(unit)) if part)
    return ": ".join(part for part in (line, text) if part) or unknown


def _number(number: Amount) -> str:
    """Format a number with dots between thousands; Django's Vietnamese format has none."""
    return format_number(
        number,
        get_format("DECIMAL_SEPARATOR"),
        grouping=3,
        thousand_sep=get_format("THOUSAND_SEPARATOR"),
        force_grouping=True,
        use_l10n=False,
    )


def as_defined() -> str:
    """The text for a listing that does not differ from the definition."""
    return pgettext("a fee or a time", "as the definition says")


def not_stated() -> str:
    """The text for a field that the definition leaves unknown."""
    return pgettext("a fee or a time", "not stated")
