"""What a procedure costs, how long it takes and whether it goes online, in a few words: for facts and for lists."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from content_models.procedure import Fee, OnlineService, Time
from sitegen.render.frame import Frame
from sitegen.render.money import human_money, human_number
from sitegen.site.ways import Way

SHORT_TEXT = 90
"""Characters of an official text that still is a fact at a glance."""


class Facts(NamedTuple):
    """Lines for each question; empty where nobody has said."""

    online: str
    cost: list[str]
    time: list[str]


def facts(
    frame: Frame, online: OnlineService | None, in_person_only: bool | None, ways: tuple[Way, ...] | None
) -> Facts:
    """The answers to a citizen's first questions."""
    return Facts(
        online=online_text(frame, online, in_person_only, ways),
        cost=_told_by_way(frame, ways, lambda way: cost_text(frame, way.fees)),
        time=_told_by_way(frame, ways, lambda way: time_text(frame, way.time)),
    )


def online_text(
    frame: Frame, online: OnlineService | None, in_person_only: bool | None, ways: Iterable[Way] | None
) -> str:
    """Whether one can apply online; empty where nobody has said."""
    if online is None and in_person_only:
        return frame.t("procedure.online.none")
    if online is None and any(way.channel == "online" for way in ways or ()):
        return frame.t("procedure.online.some")
    return frame.t(f"procedure.online.{online}") if online else ""


def fee_amount(frame: Frame, fee: Fee) -> str:
    """The amount of a fee; empty where only a text tells it. 0 is free, and a doubtful amount says so."""
    if fee.amount is None:
        return ""
    amount = frame.t("procedure.free") if fee.amount == 0 else human_money(fee.amount, fee.currency, frame.locale)
    return f"{amount} {frame.t('procedure.doubtful')}" if fee.doubtful else amount


def cost_text(frame: Frame, fees: tuple[Fee, ...] | None) -> str:
    """What one way costs, in a line; empty where nobody has said."""
    if fees is None:
        return ""
    if not fees:
        return frame.t("procedure.no_fees")
    amounts = list(dict.fromkeys(fee_amount(frame, fee) for fee in fees))
    if "" in amounts:
        texts = [text for fee in fees if fee.amount is None and len(text := fee.text.strip()) <= SHORT_TEXT and text]
        told = texts[0] if len(amounts) == 1 and len(fees) == 1 and texts else frame.t("procedure.fees_in_text")
        amounts = [*(amount for amount in amounts if amount), told]
    return frame.t("procedure.by_case", amounts="; ".join(amounts)) if len(amounts) > 1 else amounts[0]


def time_text(frame: Frame, time: Time | None) -> str:
    """A time in a line: 7 working days, or what the text says where it counts nothing."""
    if time is None:
        return ""
    text = time.text.strip()
    if time.quantity is not None and (time.unit or not text):
        number = human_number(time.quantity, frame.locale)
        return frame.t(f"procedure.unit.{time.unit or 'unknown'}", n=time.quantity, count=number)
    return text if len(text) <= SHORT_TEXT else frame.t("procedure.time_in_text")


def channel_text(frame: Frame, way: Way) -> str:
    """The name of a way to hand in."""
    return frame.t(f"procedure.channel.{way.channel or 'every'}")


def _told_by_way(frame: Frame, ways: tuple[Way, ...] | None, tell: Callable[[Way], str]) -> list[str]:
    """One line where all ways agree, else a line for each."""
    told = [(channel_text(frame, way), text) for way in ways or () if (text := tell(way))]
    if len({text for _, text in told}) == 1 and len(told) == len(ways or ()):
        return [told[0][1]]
    return [frame.t("procedure.told_by_way", channel=channel, text=text) for channel, text in told]
