"""The national or provincial definition of an administrative procedure, shared by all portals.

Many of its fields have three states, since an empty fee is not “free”: `None` (the field is left out of the file) is
“nobody has said”, an empty text or list is “confirmed that there is none”, and anything else is what is so.
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
"""Plain text in lines; a line that starts with a hyphen is an entry of a list."""

Sort = Literal["standard", "specific", "internal", "interconnected"]
"""Specific procedures (“đặc thù”) are one province's own; internal ones run between agencies."""
State = Literal["active", "amended", "abolished"]
Level = Literal["ministry", "province", "commune", "vertical", "other"]
Channel = Literal["online", "direct", "post"]
TimeUnit = Literal["working-day", "day", "hour", "month"]
OnlineService = Literal["full", "partial", "none"]
"""Toàn trình, một phần, or only at the counter."""
Audience = Literal["citizen", "business"]
FeeSort = Literal["fee", "charge", "price"]
"""Phí, lệ phí, giá dịch vụ: three words of the law on fees (97/2015/QH13)."""
Handover = Literal["home", "office", "online"]
Amount = Annotated[int, Meta(ge=0)] | Annotated[float, Meta(ge=0)]


class _Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A part of a definition."""


class Coded(_Part, frozen=True):
    """Something that the national database names by a code: a field, an addressee, a body, a result."""

    name: Name
    code: Line = ""


class Time(_Part, frozen=True):
    """How long something takes; without a unit, or without a quantity, only the text says it."""

    quantity: Amount | None = None
    unit: TimeUnit | None = None
    text: LongText = ""


class Fee(_Part, frozen=True):
    """What one pays; an amount of None is only told by the text, 0 is free. `doubtful` amounts look like slips."""

    sort: FeeSort
    amount: Amount | None = None
    currency: Line = "VND"
    text: LongText = ""
    doubtful: bool = False


class Method(_Part, frozen=True):
    """One way to hand in a dossier, with its time and its fees."""

    channel: Channel
    time: Time | None = None
    fees: tuple[Fee, ...] | None = None
    text: LongText = ""


class Step(_Part, frozen=True):
    """One step of the way; the name may be missing."""

    name: Line = ""
    text: LongText = ""


class Paper(_Part, frozen=True):
    """A paper of the dossier, with the number of originals and copies, and the names of its form files."""

    name: LongText
    code: Line = ""
    originals: Annotated[int, Meta(ge=0)] = 0
    copies: Annotated[int, Meta(ge=0)] = 0
    electronic_form: bool = False
    forms: tuple[Line, ...] = ()


class DossierCase(_Part, frozen=True):
    """The papers for one case; the name is empty where there is only one case."""

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
    """The decision that announced the procedure."""

    number: Line
    decided_on: date | None = None
    published_on: date | None = None
    issuer: Line = ""


class LifeEvent(_Part, frozen=True):
    """A group of procedures that people meet together."""

    name: Line
    audience: Audience


class Remark(_Part, frozen=True):
    """Something that the source says and this contract has no field for: kept, and shown under its label."""

    label: Line
    text: LongText


class Procedure(RecordBase, tag="procedure", frozen=True, kw_only=True):
    """One definition in one language; `id` is made from the national code, `code` is that code as it is written.

    `url` is the page of the national portal in this language, empty where it has none.
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
