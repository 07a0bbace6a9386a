"""Where a link leads: an id of ours, or an address outside."""

import re
from typing import Annotated, ClassVar, Literal
from urllib.parse import urlsplit

import msgspec
from msgspec import Meta

from content_models.identity import Line

Destination = Literal["page", "file", "agency", "url", "email", "phone"]
Fragment = Annotated[
    str,
    Meta(
        pattern=r"^[A-Za-z0-9._-]*(?!\n)$",
        max_length=120,
        description="the id of a heading without the sign #, such as le-phi",
    ),
]

LINK_REMEDIES: dict[Destination, str] = {
    "url": "Write a full address such as https://example.org/page, or link to a page of the portal",
    "email": "Write an address such as van-phong@xa.example",
    "phone": "Write digits, perhaps with spaces and a plus sign in front, such as +84 205 3000 100",
}
"""What to do about a link that has a fault, by where it leads."""

_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_PHONE = re.compile(r"\+?[0-9][0-9 ().-]{1,30}")
_FORBIDDEN_IN_URL = re.compile(r"[\s\\<>\"`{}|^]")


class Link(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A typed destination; pages, files and agencies are named by id, so that no stored link goes stale."""

    to: Destination
    ref: Line
    fragment: Fragment = ""

    by_id: ClassVar[frozenset[str]] = frozenset({"page", "file", "agency"})


def link_fault(link: Link) -> str | None:
    """Say what is unsafe or unusable about a link, or None."""
    if link.to == "url":
        return _url_fault(link.ref)
    if link.to == "email" and not _EMAIL.fullmatch(link.ref):
        return "is no e-mail address"
    if link.to == "phone" and not _PHONE.fullmatch(link.ref):
        return "is no telephone number"
    return None


def _url_fault(url: str) -> str | None:
    if _FORBIDDEN_IN_URL.search(url):
        return "holds a space, a backslash or another character that no address may hold"
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return "cannot be read as an address"
    if not parts.scheme and url.startswith("//"):
        return "leads to another host without naming http or https"
    if parts.scheme not in {"http", "https"}:
        return "is not an http or https address"
    if not host:
        return "names no host"
    if parts.username is not None or parts.password is not None:
        return "hides a user name before the host"
    return None
