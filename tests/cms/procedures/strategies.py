"""Strategies for definitions and listings with any content that the contract allows."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any, get_args

from hypothesis import strategies as st

from content_models import listing, procedure

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

texts = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=20)
names = st.text("Đăng ký khai sinh 1234567890 (xã)", min_size=1, max_size=40).filter(str.strip)
ids = st.from_regex(r"[a-z0-9][a-z0-9._-]{0,20}", fullmatch=True)
amounts = st.integers(0, 10**9) | st.floats(0, 10**6, allow_nan=False)
moments = st.integers(0, 4 * 10**15).map(lambda microseconds: EPOCH + timedelta(microseconds=microseconds))
days = st.dates(date(1990, 1, 1), date(2100, 1, 1))
localised = st.dictionaries(st.sampled_from(["vi", "en", "km"]), texts.filter(bool), max_size=3)


def word(literal: Any) -> st.SearchStrategy[str]:
    """Draw one of the values of a Literal."""
    return st.sampled_from(get_args(literal))


def several(items: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """Draw a tuple of up to three items."""
    return st.lists(items, max_size=3).map(tuple)


def perhaps(value: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Draw None or a value; with values that may be empty these are the three states."""
    return st.none() | value


def filled(part: Any) -> bool:
    """Return whether a part has any content; one without is stored as None."""
    return any(getattr(part, name) not in (None, "", {}) for name in part.__struct_fields__)


coded = st.builds(procedure.Coded, name=names, code=texts)
times = st.builds(procedure.Time, quantity=perhaps(amounts), unit=perhaps(word(procedure.TimeUnit)), text=texts).filter(
    filled
)
fees = st.builds(
    procedure.Fee,
    sort=word(procedure.FeeSort),
    amount=perhaps(amounts),
    currency=texts,
    text=texts,
    doubtful=st.booleans(),
)
methods = st.builds(
    procedure.Method,
    channel=word(procedure.Channel),
    time=perhaps(times),
    fees=perhaps(several(fees)),
    text=texts,
)
papers = st.builds(
    procedure.Paper,
    name=names,
    code=texts,
    originals=st.integers(0, 9),
    copies=st.integers(0, 9),
    electronic_form=st.booleans(),
    forms=several(texts),
)
decisions = st.builds(
    procedure.Decision, number=texts, decided_on=perhaps(days), published_on=perhaps(days), issuer=texts
).filter(filled)

definitions = st.builds(
    procedure.Procedure,
    id=ids,
    locale=st.sampled_from(["vi", "en"]),
    code=texts,
    name=names,
    updated_at=moments,
    sort=word(procedure.Sort),
    state=word(procedure.State),
    levels=several(word(procedure.Level)),
    regulation=texts,
    fields=several(coded),
    audiences=several(coded),
    owner=st.sampled_from([None, "bo-noi-vu", "bo-y-te"]),
    announced_by=perhaps(coded),
    decision=perhaps(decisions),
    summary=texts,
    keywords=several(texts),
    life_events=several(st.builds(procedure.LifeEvent, name=texts, audience=word(procedure.Audience))),
    online=perhaps(word(procedure.OnlineService)),
    anywhere=perhaps(st.booleans()),
    shared_service=perhaps(st.booleans()),
    in_person_only=perhaps(st.booleans()),
    methods=perhaps(several(methods)),
    services=several(st.builds(procedure.ServiceCase, name=texts, code=texts, time=perhaps(times))),
    dossier=perhaps(several(st.builds(procedure.DossierCase, name=texts, papers=several(papers)))),
    steps=perhaps(several(st.builds(procedure.Step, name=texts, text=texts))),
    executing=perhaps(several(coded)),
    authority=perhaps(several(coded)),
    delegated=perhaps(several(coded)),
    coordinating=perhaps(several(coded)),
    receiving=perhaps(texts),
    results=perhaps(several(coded)),
    returning=perhaps(several(word(procedure.Handover))),
    legal=perhaps(several(st.builds(procedure.LegalBasis, number=texts, name=texts))),
    requirements=perhaps(texts),
    redress=perhaps(texts),
    related=several(ids),
    note=texts,
    remarks=several(st.builds(procedure.Remark, label=texts, text=texts)),
)

places = st.builds(
    listing.Place,
    agency=st.sampled_from([None, "bo-noi-vu", "bo-y-te"]),
    name=localised,
    address=localised,
    hours=localised,
    phone=texts,
)
local_fees = st.builds(
    listing.LocalFee,
    sort=word(procedure.FeeSort),
    amount=perhaps(amounts),
    channel=perhaps(word(procedure.Channel)),
    currency=texts,
    text=localised,
)
local_times = st.builds(
    listing.LocalTime, quantity=perhaps(amounts), unit=perhaps(word(procedure.TimeUnit)), text=localised
).filter(filled)
listings = ids.flatmap(
    lambda key: st.builds(
        listing.LocalListing,
        id=st.just(key),
        procedure=st.just(key),
        first_published_at=moments,
        updated_at=moments,
        places=perhaps(several(places)),
        fees=perhaps(several(local_fees)),
        time=perhaps(local_times),
        phone=texts,
        email=texts,
        apply_url=texts,
        note=localised,
    )
)
