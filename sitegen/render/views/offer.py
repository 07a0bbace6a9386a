"""What a procedure costs, how long it takes and whether it goes online, in a few words: for facts and for lists."""

from collections.abc import Callable, Iterable
from typing import NamedTuple, get_args

from content_models.procedure import Channel, Fee, OnlineService, Time
from sitegen.render.formats import human_money, human_number
from sitegen.render.offer_words import amount_in_words, time_in_words
from sitegen.render.view_context import ViewContext
from sitegen.site.procedures.submission_channels import SubmissionChannel

CHANNELS = get_args(Channel)

SHORT_TEXT = 90
"""Characters of an official text that still is a fact at a glance."""

MOST_AMOUNTS = 3
"""Amounts in one line; more are told from the lowest to the highest."""


class Facts(NamedTuple):
    """Lines for each question; empty where nobody has said."""

    online: str
    cost: list[str]
    time: list[str]


def facts(
    context: ViewContext,
    online: OnlineService | None,
    in_person_only: bool | None,
    submission_channels: tuple[SubmissionChannel, ...] | None,
) -> Facts:
    """The answers to a citizen's first questions."""
    return Facts(
        online=online_text(context, online, in_person_only, submission_channels),
        cost=_summary(context, submission_channels or (), lambda way: cost_text(context, way.fees), _span_of_costs),
        time=_summary(context, submission_channels or (), lambda way: time_text(context, way.time), _span_of_times),
    )


def online_text(
    context: ViewContext,
    online: OnlineService | None,
    in_person_only: bool | None,
    submission_channels: Iterable[SubmissionChannel] | None,
) -> str:
    """Whether one can apply online; empty where nobody has said."""
    if online is None and in_person_only:
        return context.t("procedure.online.none")
    if online is None and any(way.channel == "online" for way in submission_channels or ()):
        return context.t("procedure.online.some")
    return context.t(f"procedure.online.{online}") if online else ""


def fee_amount(context: ViewContext, fee: Fee) -> str:
    """The amount of a fee; empty where only a text tells it. 0 is free, and a doubtful amount says so."""
    if fee.amount is None:
        return ""
    amount = amount_in_words(context, fee.amount, fee.currency)
    return " ".join((amount, context.t("procedure.doubtful"))) if fee.doubtful else amount


def cost_text(context: ViewContext, fees: tuple[Fee, ...] | None) -> str:
    """What one way costs, in a line; empty where nobody has said."""
    if fees is None:
        return ""
    if not fees:
        return context.t("procedure.no_fees")
    told = dict.fromkeys(fee_amount(context, fee) or _told_in_words(context, fee) for fee in fees)
    told.pop("", None)
    if len(told) > MOST_AMOUNTS:
        return _span_of_costs(context, (SubmissionChannel(fees=fees),))
    return context.t("procedure.by_case", amounts="; ".join(told)) if len(told) > 1 else "".join(told)


def _told_in_words(context: ViewContext, fee: Fee) -> str:
    text = fee.text.strip()
    return text if len(text) <= SHORT_TEXT else context.t("procedure.by_rules")


def time_text(context: ViewContext, time: Time | None) -> str:
    """A time in a line: 7 working days, or what the text says where it counts nothing."""
    if time is None:
        return ""
    text = time.text.strip()
    if time.quantity is not None and (time.unit or not text):
        return time_in_words(context, time.quantity, time.unit)
    return text if len(text) <= SHORT_TEXT else context.t("procedure.by_rules")


def channels_text(context: ViewContext, submission_channels: Iterable[SubmissionChannel]) -> str:
    """The names of ways to hand in, in one line."""
    first, *others = dict.fromkeys(
        context.t(f"procedure.channel.{way.channel or 'every'}") for way in submission_channels
    )
    return ", ".join([first, *(name[:1].lower() + name[1:] for name in others)])


def _summary(
    context: ViewContext,
    submission_channels: tuple[SubmissionChannel, ...],
    tell: Callable[[SubmissionChannel], str],
    span: Callable[[ViewContext, tuple[SubmissionChannel, ...]], str],
) -> list[str]:
    """One line where all ways agree, a line for each channel while they are few, else from where to where it goes."""
    told: dict[str, list[SubmissionChannel]] = {}
    for way in submission_channels:
        told.setdefault(tell(way), []).append(way)
    known = {text: group for text, group in told.items() if text}
    if len(told) == 1 or not known:
        return list(known)
    channels = [{way.channel for way in group} for group in known.values()]
    if len(known) <= len(CHANNELS) and sum(map(len, channels)) == len(set().union(*channels)):
        return [
            context.t("procedure.told_by_way", channel=channels_text(context, group), text=text)
            for text, group in known.items()
        ]
    return [span(context, submission_channels)]


def _span_of_times(context: ViewContext, submission_channels: tuple[SubmissionChannel, ...]) -> str:
    times = [way.time for way in submission_channels if way.time and way.time != Time()]
    counted = sorted(time.quantity for time in times if time.quantity is not None and time.unit)
    if len(counted) < len(times) or len({time.unit for time in times}) > 1:
        return context.t("procedure.by_rules")
    last = time_text(context, Time(quantity=counted[-1], unit=times[0].unit))
    return context.t("procedure.from_to", first=human_number(counted[0], context.locale), last=last)


def _span_of_costs(context: ViewContext, submission_channels: tuple[SubmissionChannel, ...]) -> str:
    fees = [fee for way in submission_channels for fee in way.fees or ()]
    amounts = sorted(fee.amount for fee in fees if fee.amount is not None)
    if len(amounts) < len(fees) or len({fee.currency for fee in fees}) > 1 or any(fee.doubtful for fee in fees):
        return context.t("procedure.by_rules")
    first, last = (human_money(amount, fees[0].currency, context.locale) for amount in (amounts[0], amounts[-1]))
    return context.t("procedure.from_to", first=first, last=last)
