"""Random definitions of procedures, and random listings of agencies.

Strategies are cached, because hypothesis takes longer to create one than to draw from it.
"""

from functools import cache
from typing import Any, TypeVar, get_args

from hypothesis import strategies as st

from content_models.listing import LocalFee, LocalListing, LocalTime, Place
from content_models.procedure import (
    Channel,
    Coded,
    Decision,
    DossierCase,
    Fee,
    FeeSort,
    Handover,
    LegalBasis,
    Level,
    LifeEvent,
    Method,
    OnlineService,
    Paper,
    Procedure,
    Remark,
    ServiceCase,
    Sort,
    State,
    Step,
    Time,
    TimeUnit,
)
from tests.content_models.wordings import lines, moments, titles

T = TypeVar("T")


def words_of(literal: object) -> st.SearchStrategy[Any]:
    """Draw one of the values that a Literal allows."""
    return st.sampled_from(get_args(literal))


def some(values: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    """Draw up to two of the values."""
    return st.lists(values, max_size=2).map(tuple)


def told(values: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    """Draw one of the values or None, which means unknown."""
    return st.none() | values


prose = st.lists(
    st.sampled_from(["Nộp tờ khai.", "- giấy khai sinh", "+ bản sao", "Bước 1: Nộp", "Bước 2: Nhận", "", "---", "<b>"])
    | titles,
    max_size=5,
).map("\n".join)
amounts: st.SearchStrategy[Any] = told(st.sampled_from([0, 100, 20_000, 7.5, 10**12]))
quantities: st.SearchStrategy[Any] = told(st.sampled_from([0.5, 1, 7, 30]))
units: st.SearchStrategy[Any] = told(words_of(TimeUnit))
localised = st.dictionaries(st.sampled_from(["vi", "en"]), titles, max_size=2)
coded = st.builds(Coded, name=titles, code=st.sampled_from(["", "A", "B"]))
times = st.builds(Time, quantity=quantities, unit=units, text=prose)
fees = st.builds(
    Fee,
    sort=words_of(FeeSort),
    amount=amounts,
    currency=st.sampled_from(["VND", "USD"]),
    text=prose,
    doubtful=st.booleans(),
)
methods = st.builds(Method, channel=words_of(Channel), time=told(times), fees=told(some(fees)), text=prose)
papers = st.builds(
    Paper,
    name=prose,
    originals=st.integers(0, 2),
    copies=st.integers(0, 2),
    electronic_form=st.booleans(),
    forms=some(lines),
)
cases = st.builds(DossierCase, name=prose, papers=some(papers))
local_fees = st.builds(
    LocalFee, sort=words_of(FeeSort), amount=amounts, channel=told(words_of(Channel)), text=localised
)
local_times = st.builds(LocalTime, quantity=quantities, unit=units, text=localised)


@cache
def procedure_fields(agencies: tuple[str, ...]) -> dict[str, st.SearchStrategy[Any]]:
    """Strategies for the fields of a definition, except its id, its locale and its related procedures."""
    return {
        "code": lines,
        "name": titles,
        "updated_at": moments,
        "url": st.sampled_from(["", "http://localhost:8000/thu-tuc/x/", "https://gov.example/thu-tuc/x/"]),
        "sort": words_of(Sort),
        "state": words_of(State),
        "levels": some(words_of(Level)),
        "regulation": lines,
        "fields": some(coded),
        "audiences": some(coded),
        "owner": told(st.sampled_from(agencies)),
        "announced_by": told(coded),
        "decision": told(st.builds(Decision, number=lines, decided_on=told(st.dates()), issuer=lines)),
        "summary": prose,
        "life_events": some(st.builds(LifeEvent, name=lines, audience=st.just("citizen"))),
        "online": told(words_of(OnlineService)),
        "anywhere": told(st.booleans()),
        "shared_service": told(st.booleans()),
        "in_person_only": told(st.booleans()),
        "methods": told(some(methods)),
        "services": some(st.builds(ServiceCase, name=prose, code=lines, time=told(times))),
        "dossier": told(some(cases)),
        "steps": told(some(st.builds(Step, name=lines, text=prose))),
        "executing": told(some(coded)),
        "authority": told(some(coded)),
        "delegated": told(some(coded)),
        "coordinating": told(some(coded)),
        "receiving": told(prose),
        "results": told(some(coded)),
        "returning": told(some(words_of(Handover))),
        "legal": told(some(st.builds(LegalBasis, number=lines, name=prose))),
        "requirements": told(prose),
        "redress": told(prose),
        "note": prose,
        "remarks": some(st.builds(Remark, label=lines, text=prose)),
    }


@cache
def listing_fields(agencies: tuple[str, ...]) -> dict[str, st.SearchStrategy[Any]]:
    """Strategies for the fields of a listing, except its id and its procedure."""
    phones = st.sampled_from(["", "0205 3000 100"])
    places = st.builds(
        Place,
        agency=told(st.sampled_from(agencies)),
        name=localised,
        address=localised,
        hours=localised,
        phone=phones,
    )
    return {
        "first_published_at": moments,
        "updated_at": moments,
        "places": told(some(places)),
        "fees": told(some(local_fees)),
        "time": told(local_times),
        "phone": phones,
        "email": st.sampled_from(["", "mot-cua@xa.example"]),
        "apply_url": st.sampled_from(["", "https://nop.example/1?a=2"]),
        "note": localised,
    }


@cache
def procedures(id: str, locale: str, ids: tuple[str, ...], agencies: tuple[str, ...]) -> st.SearchStrategy[Procedure]:
    """Draw definitions; `ids` are the procedures that they may name as related."""
    related = some(st.sampled_from(ids))
    return st.builds(Procedure, id=st.just(id), locale=st.just(locale), related=related, **procedure_fields(agencies))


@cache
def listings(id: str, agencies: tuple[str, ...]) -> st.SearchStrategy[LocalListing]:
    """Draw an agency's listings of the procedure with this id."""
    return st.builds(LocalListing, id=st.just(id), procedure=st.just(id), **listing_fields(agencies))
