"""The target of a link: the id of a record, or an external address."""

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
    """A typed link target. It refers to pages, files and agencies by id, so a stored link never becomes outdated."""

    to: Destination
    ref: Line
    fragment: Fragment = ""

    by_id: ClassVar[frozenset[str]] = frozenset({"page", "file", "agency"})
