"""The fees and times of an agency replace those of the definition; everything else stays as defined."""

from typing import Any

from content_models.listing import LocalFee, LocalListing, LocalTime
from content_models.procedure import Fee, Method, Time
from sitegen.site.procedures.pages import procedure_pages
from sitegen.site.procedures.submission_channels import SubmissionChannel, submission_channels
from tests.sitegen.portals import listing, procedure, procedure_list

WEEK, DAY = Time(quantity=7, unit="working-day"), Time(quantity=1, unit="day")
TEN, TWENTY = Fee(sort="charge", amount=10_000), Fee(sort="charge", amount=20_000)
ONLINE = Method(channel="online", time=WEEK, fees=(TEN,), text="Trên mạng")
DIRECT = Method(channel="direct", time=WEEK, fees=(TWENTY,))


def shown(methods: Any, local: LocalListing | None, locale: str = "vi") -> list[SubmissionChannel] | None:
    definitions = {"1.004222": {locale: procedure(locale=locale, methods=methods)}}
    listings = None if local is None else [local]
    (page,) = procedure_pages([procedure_list(locale=locale)], definitions, listings)
    found = submission_channels(page, "vi")
    return None if found is None else list(found)


def fee(amount: float | None, channel: Any = None, **changes: Any) -> LocalFee:
    return LocalFee(sort="charge", amount=amount, channel=channel, **changes)


def test_without_a_word_of_the_agency_the_definition_holds() -> None:
    national = [
        SubmissionChannel(channel="online", time=WEEK, fees=(TEN,), text="Trên mạng"),
        SubmissionChannel(channel="direct", time=WEEK, fees=(TWENTY,)),
    ]
    assert shown((ONLINE, DIRECT), None) == shown((ONLINE, DIRECT), listing(phone="0205")) == national


def test_what_nobody_says_and_what_is_confirmed_to_be_none_stay_apart() -> None:
    assert shown(None, None) is shown(None, listing()) is None
    assert shown((), None) == shown((), listing()) == []


def test_the_fees_of_the_agency_go_to_their_channels() -> None:
    found = shown((ONLINE, DIRECT), listing(fees=(fee(0, "online"), fee(15_000, "direct"), fee(5_000))))
    assert found is not None
    assert [[told.amount for told in way.fees or ()] for way in found] == [[0, 5_000], [15_000, 5_000]]
    assert all(way.local_fees and not way.local_time and way.time == WEEK for way in found)
    assert [way.text for way in found] == ["Trên mạng", ""]


def test_a_channel_for_which_the_agency_names_no_fee_is_not_free() -> None:
    found = shown((ONLINE, DIRECT), listing(fees=(fee(15_000, "direct"),)))
    assert found is not None
    assert [way.fees for way in found] == [None, (Fee(sort="charge", amount=15_000),)]


def test_no_fees_at_the_agency_are_confirmed_for_every_channel() -> None:
    assert [way.fees for way in shown((ONLINE, DIRECT), listing(fees=())) or ()] == [(), ()]


def test_a_fee_for_a_channel_of_its_own_makes_one() -> None:
    found = shown((DIRECT,), listing(fees=(fee(0, "post"), fee(1, "direct"))))
    assert [(way.channel, way.time) for way in found or ()] == [("direct", WEEK), ("post", None)]


def test_where_the_definition_names_no_channel_the_agency_may_speak_for_all() -> None:
    for methods in (None, ()):
        assert shown(methods, listing(fees=(fee(1_000),))) == [
            SubmissionChannel(fees=(Fee(sort="charge", amount=1_000),), local_fees=True)
        ]
        assert shown(methods, listing(time=LocalTime(quantity=1, unit="day"))) == [
            SubmissionChannel(time=DAY, local_time=True)
        ]
        found = shown(methods, listing(fees=(fee(1_000), fee(0, "online"))))
        assert [(way.channel, [told.amount for told in way.fees or ()]) for way in found or ()] == [
            (None, [1_000]),
            ("online", [1_000, 0]),
        ]


def test_the_time_of_the_agency_holds_for_every_channel() -> None:
    found = shown((ONLINE, DIRECT), listing(time=LocalTime(quantity=1, unit="day")))
    assert [(way.time, way.local_time, way.local_fees) for way in found or ()] == [(DAY, True, False)] * 2


def test_words_of_the_agency_are_those_of_the_language_or_else_of_the_default_one() -> None:
    told = {"vi": "mỗi bản", "en": "each copy"}
    local = listing(fees=(fee(None, text=told),), time=LocalTime(text={"vi": "ngay"}))
    for locale, word in (("vi", "mỗi bản"), ("en", "each copy")):
        (way,) = shown((DIRECT,), local, locale) or ()
        assert way.fees == (Fee(sort="charge", text=word),)
        assert way.time == Time(text="ngay")
