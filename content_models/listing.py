"""What one agency states about a procedure where it differs from the definition: typed fields, no copy of the text."""

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta, field

from content_models.identity import Id, Line, Localised
from content_models.kind import RecordBase
from content_models.page import Instant
from content_models.procedure import Amount, Channel, FeeSort, TimeUnit


class _Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Base of the parts of a listing."""


class Place(_Part, frozen=True):
    """A place that accepts dossiers: an agency of the directory, a description in words, or both."""

    agency: Id | None = None
    name: Localised = field(default_factory=dict)
    address: Localised = field(default_factory=dict)
    hours: Localised = field(default_factory=dict)
    phone: Line = ""

    refers: ClassVar[dict[str, str]] = {"agency": "agency"}


class LocalFee(_Part, frozen=True):
    """A fee that this agency charges, for one channel or, if `channel` is None, for all; 0 means free."""

    sort: FeeSort
    amount: Amount | None = None
    channel: Channel | None = None
    currency: Line = "VND"
    text: Localised = field(default_factory=dict)


class LocalTime(_Part, frozen=True):
    """The time that this agency takes."""

    quantity: Amount | None = None
    unit: TimeUnit | None = None
    text: Localised = field(default_factory=dict)


class LocalListing(RecordBase, tag="listing", frozen=True, kw_only=True):
    """One procedure at one agency; `id` is that of the procedure, so an agency lists each procedure once.

    Fields have three states, as in a definition: None means “as the definition says”, an empty list “confirmed none”.
    """

    procedure: Id
    first_published_at: Instant
    updated_at: Instant
    places: tuple[Place, ...] | None = None
    fees: tuple[LocalFee, ...] | None = None
    time: LocalTime | None = None
    phone: Line = ""
    email: Line = ""
    apply_url: Annotated[Line, Meta(description="where one applies online, a full address")] = ""
    note: Localised = field(default_factory=dict)

    refers: ClassVar[dict[str, str]] = {"procedure": "procedure"}
