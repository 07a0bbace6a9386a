"""How a procedure is handed in, with its times and fees: the definition's, or what an agency says instead."""

import msgspec

from content_models.identity import in_locale
from content_models.listing import LocalFee, LocalListing
from content_models.procedure import Channel, Fee, Method, Time
from sitegen.site.procedures.pages import ProcedurePage


class SubmissionChannel(msgspec.Struct, frozen=True, kw_only=True):
    """One way to hand in a dossier, or with `channel` None every way.

    `time` and `fees` are None where nobody says; the agency's own ones are marked as local.
    """

    channel: Channel | None = None
    time: Time | None = None
    fees: tuple[Fee, ...] | None = None
    text: str = ""
    local_time: bool = False
    local_fees: bool = False


def submission_channels(page: ProcedurePage, default_locale: str) -> tuple[SubmissionChannel, ...] | None:
    """The ways to hand in a procedure on this page; None where nobody says, empty where there is confirmed none."""
    methods = page.procedure.methods
    listing = page.listing
    if listing is None or (listing.fees is None and listing.time is None):
        return None if methods is None else tuple(_national(method) for method in methods)
    found = [_national(method) for method in methods or ()]
    told = {way.channel for way in found}
    named = dict.fromkeys(fee.channel for fee in listing.fees or () if fee.channel not in told)
    if found:
        # A fee for every way belongs to each of them, not to one more.
        named.pop(None, None)
    elif not named:
        named[None] = None
    found += [SubmissionChannel(channel=channel) for channel in named]
    return tuple(_local(way, listing, page.locale, default_locale) for way in found)


def _national(method: Method) -> SubmissionChannel:
    return SubmissionChannel(channel=method.channel, time=method.time, fees=method.fees, text=method.text)


def _local(way: SubmissionChannel, listing: LocalListing, locale: str, default: str) -> SubmissionChannel:
    if listing.fees is not None:
        chosen = [fee for fee in listing.fees if fee.channel in (None, way.channel)]
        # Where the agency names fees for other ways only, nobody says what this one costs there.
        fees = tuple(_fee(fee, locale, default) for fee in chosen) if chosen or not listing.fees else None
        way = msgspec.structs.replace(way, fees=fees, local_fees=True)
    if listing.time is not None:
        text = in_locale(listing.time.text, locale, default)
        time = Time(quantity=listing.time.quantity, unit=listing.time.unit, text=text)
        way = msgspec.structs.replace(way, time=time, local_time=True)
    return way


def _fee(fee: LocalFee, locale: str, default: str) -> Fee:
    text = in_locale(fee.text, locale, default)
    return Fee(sort=fee.sort, amount=fee.amount, currency=fee.currency, text=text)
