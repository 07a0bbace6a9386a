"""The fee and processing time of a procedure, shown beside a search result; left out if they are uncertain."""

from collections.abc import Iterable

from content_models.procedure import Fee, Time
from sitegen.render.formats import human_number
from sitegen.render.offer_words import BaseMessages, amount_in_words, span_in_words, time_in_words
from sitegen.site.procedures.pages import ProcedurePage
from sitegen.site.procedures.submission_channels import submission_channels


def facts_of(page: ProcedurePage, default_locale: str) -> tuple[str, ...]:
    """Return the fee and the time in words; an agency's own values take precedence over those of the definition.

    The result is empty if the base theme has no messages in the language of the page.
    """
    messages = BaseMessages(page.locale.partition("-")[0])
    if not messages.are_known:
        return ()
    found = submission_channels(page, default_locale) or ()
    fees = None if any(way.fees is None for way in found) else [fee for way in found for fee in way.fees or ()]
    cost = _cost(fees, messages) if found and fees is not None else ""
    return tuple(filter(None, (cost, _time([way.time for way in found if way.time], messages))))


def _cost(fees: list[Fee], messages: BaseMessages) -> str:
    """Return the fees as one amount or a range; empty if a fee has only a text, or looks like a mistake."""
    currencies = {fee.currency for fee in fees}
    if len(currencies) > 1 or not all(_is_certain(fee) for fee in fees):
        return ""
    amounts = [fee.amount for fee in fees if fee.amount is not None]
    least, *more = _ends(amounts or [0])
    first = f"{human_number(least, messages.locale)}–" if more else ""
    return first + amount_in_words(messages, max(amounts, default=0), currencies.pop() if currencies else "")


def _is_certain(fee: Fee) -> bool:
    # A fee of zero with a text is usually not free: the text contains the rule for the amount.
    return fee.amount is not None and not fee.doubtful and bool(fee.amount or not fee.text)


def _time(times: list[Time], messages: BaseMessages) -> str:
    spans = [(time.quantity, time.unit) for time in times if time.quantity and time.unit]
    units = {unit for _, unit in spans}
    if len(units) != 1:
        return ""
    shortest, *longer = _ends([quantity for quantity, _ in spans])
    unit = units.pop()
    return span_in_words(messages, shortest, longer[0], unit) if longer else time_in_words(messages, shortest, unit)


def _ends(numbers: Iterable[float]) -> list[float]:
    """Return the smallest and the largest number; only one if they are equal."""
    ordered = sorted(set(numbers))
    return list(dict.fromkeys((ordered[0], ordered[-1])))
