"""The channels for submitting a procedure, with times and fees from the definition or from the agency's listing."""

import msgspec

from content_models.identity import in_locale
from content_models.listing import LocalFee, LocalListing
from content_models.procedure import Channel, Fee, Method, Time
from sitegen.site.procedures.pages import ProcedurePage


class SubmissionChannel(msgspec.Struct, frozen=True, kw_only=True):
    """One channel for submitting a dossier; if `channel` is None, any channel.

    `time` and `fees` are None if they are not stated; those of the agency itself are marked as local.
    """

    channel: Channel | None = None
    time: Time | None = None
    fees: tuple[Fee, ...] | None = None
    text: str = ""
    local_time: bool = False
    local_fees: bool = False


def submission_channels(page: ProcedurePage, default_locale: str) -> tuple[SubmissionChannel, ...] | None:
    """The submission channels of a procedure on this page; None if not stated, empty if confirmed to be none."""
    methods = page.procedure.methods
    listing = page.listing
    if listing is None or (listing.fees is None and listing.time is None):
        return None if methods is None else tuple(_national(method) for method in methods)
    found = [_national(method) for method in methods or ()]
    told = {way.channel for way in found}
    named = dict.fromkeys(fee.channel for fee in listing.fees or () if fee.channel not in told)
    if found:
        # A fee for every channel applies to each of them and is not a channel of its own.
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
        # If the agency states fees only for other channels, the fee of this one is unknown.
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
