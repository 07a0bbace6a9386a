"""The national or provincial definition of an administrative procedure, shared by all portals.

Many of its fields have three states, because an empty fee does not mean “free”: `None` (the field is absent from the
file) means “not stated”, an empty text or list means “confirmed that there is none”, and anything else is the value.
Source of the fields: the national database of procedures, as described in decree 63/2010/NĐ-CP, article 8.
"""

from datetime import date
from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from content_models.identity import Id, Line, Locale
from content_models.kind import RecordBase
from content_models.page import Instant
from content_models.terms import form

Name = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=2_000,
        pattern=r"[^\s\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]",
        description=form("visible-text"),
    ),
]
LongText = Annotated[str, Meta(max_length=100_000)]
"""Plain text with line breaks; a line that starts with a hyphen is a list item."""

Sort = Literal["standard", "specific", "internal", "interconnected"]
"""Specific procedures (“đặc thù”) belong to one province; internal ones run between agencies."""
State = Literal["active", "amended", "abolished"]
Level = Literal["ministry", "province", "commune", "vertical", "other"]
Channel = Literal["online", "direct", "post"]
TimeUnit = Literal["working-day", "day", "hour", "month"]
OnlineService = Literal["full", "partial", "none"]
"""Toàn trình (fully online), một phần (partly online), or only at the counter."""
Audience = Literal["citizen", "business"]
FeeSort = Literal["fee", "charge", "price"]
"""Phí, lệ phí, giá dịch vụ: the three terms of the law on fees and charges (97/2015/QH13)."""
Handover = Literal["home", "office", "online"]
Amount = Annotated[int, Meta(ge=0)] | Annotated[float, Meta(ge=0)]


class _Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Base of the parts of a definition."""


class Coded(_Part, frozen=True):
    """A name with its code in the national database: a field, an addressee, a body or a result."""

    name: Name
    code: Line = ""


class Time(_Part, frozen=True):
    """The time that something takes. Without a unit or a quantity, only the text states it."""

    quantity: Amount | None = None
    unit: TimeUnit | None = None
    text: LongText = ""


class Fee(_Part, frozen=True):
    """A fee. If the amount is None, only the text states it; 0 means free. A `doubtful` amount is probably an error."""

    sort: FeeSort
    amount: Amount | None = None
    currency: Line = "VND"
    text: LongText = ""
    doubtful: bool = False


class Method(_Part, frozen=True):
    """One channel for submitting a dossier, with its time and its fees."""

    channel: Channel
    time: Time | None = None
    fees: tuple[Fee, ...] | None = None
    text: LongText = ""


class Step(_Part, frozen=True):
    """One step of the procedure; its name may be missing."""

    name: Line = ""
    text: LongText = ""


class Paper(_Part, frozen=True):
    """A document of the dossier, with the number of originals and copies and the names of its form files."""

    name: LongText
    code: Line = ""
    originals: Annotated[int, Meta(ge=0)] = 0
    copies: Annotated[int, Meta(ge=0)] = 0
    electronic_form: bool = False
    forms: tuple[Line, ...] = ()


class DossierCase(_Part, frozen=True):
    """The documents that one case requires; the name is empty if there is only one case."""

    name: LongText = ""
    papers: tuple[Paper, ...] = ()


class ServiceCase(_Part, frozen=True):
    """An online service of the procedure (such as 1.001193.02) with a time of its own."""

    name: LongText
    code: Line = ""
    time: Time | None = None


class LegalBasis(_Part, frozen=True):
    """A legal document by number, such as 60/2014/QH13."""

    number: Line
    name: LongText = ""


class Decision(_Part, frozen=True):
    """The decision by which the procedure was announced."""

    number: Line
    decided_on: date | None = None
    published_on: date | None = None
    issuer: Line = ""


class LifeEvent(_Part, frozen=True):
    """A group of procedures that people need on the same occasion."""

    name: Line
    audience: Audience


class Remark(_Part, frozen=True):
    """A statement of the source for which this contract has no field; it is kept and shown under its label."""

    label: Line
    text: LongText


class Procedure(RecordBase, tag="procedure", frozen=True, kw_only=True):
    """One definition in one language; `id` is made from the national code, `code` is that code as written.

    `url` is the address of the procedure on the national portal in this language; it is empty if there is no such page.
    """

    locale: Locale
    code: Line
    name: Name
    updated_at: Instant
    url: Line = ""
    sort: Sort = "standard"
    state: State = "active"
    levels: tuple[Level, ...] = ()
    regulation: Line = ""
    fields: tuple[Coded, ...] = ()
    audiences: tuple[Coded, ...] = ()
    owner: Id | None = None
    announced_by: Coded | None = None
    decision: Decision | None = None
    summary: LongText = ""
    keywords: tuple[Line, ...] = ()
    life_events: tuple[LifeEvent, ...] = ()
    online: OnlineService | None = None
    anywhere: bool | None = None
    shared_service: bool | None = None
    in_person_only: bool | None = None
    methods: tuple[Method, ...] | None = None
    services: tuple[ServiceCase, ...] = ()
    dossier: tuple[DossierCase, ...] | None = None
    steps: tuple[Step, ...] | None = None
    executing: tuple[Coded, ...] | None = None
    authority: tuple[Coded, ...] | None = None
    delegated: tuple[Coded, ...] | None = None
    coordinating: tuple[Coded, ...] | None = None
    receiving: LongText | None = None
    results: tuple[Coded, ...] | None = None
    returning: tuple[Handover, ...] | None = None
    legal: tuple[LegalBasis, ...] | None = None
    requirements: LongText | None = None
    redress: LongText | None = None
    related: tuple[Id, ...] = ()
    note: LongText = ""
    remarks: tuple[Remark, ...] = ()

    refers: ClassVar[dict[str, str]] = {"owner": "agency", "related": "procedure"}
    shared: ClassVar[bool] = True
