"""Where a link leads: an id of ours, or an address outside."""

from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from content_models.identity import Line
from content_models.terms import form

Destination = Literal["page", "file", "agency", "url", "email", "phone"]
Fragment = Annotated[
    str,
    Meta(
        pattern=r"^[A-Za-z0-9._-]*(?!\n)$",
        max_length=120,
        description=form("fragment"),
    ),
]


class Link(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A typed destination; pages, files and agencies are named by id, so that no stored link goes stale."""

    to: Destination
    ref: Line
    fragment: Fragment = ""

    by_id: ClassVar[frozenset[str]] = frozenset({"page", "file", "agency"})
