"""What a record must keep beyond the types of its fields; checked by the CMS before saving and by the generator."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple
from urllib.parse import urlsplit

from content_models.agency import Agency
from content_models.block import (
    AgenciesBlock,
    Block,
    CardsBlock,
    ContactBlock,
    FilesBlock,
    LatestBlock,
    TableBlock,
)
from content_models.kind import RecordBase
from content_models.link import LINK_REMEDIES, Destination, Link, link_fault
from content_models.listing import LocalListing
from content_models.media import File
from content_models.page import PageBase
from content_models.portal import Portal
from content_models.procedure import Procedure
from content_models.record import structs_in, walk
from content_models.redirect import Redirect
from content_models.richtext import Anchor, Heading, plain_text
from content_models.slug import RESERVED

ACTIVE_TYPES = frozenset(
    {"image/svg+xml", "text/html", "application/xhtml+xml", "text/xml", "application/xml", "text/javascript"}
)
"""File types that a browser runs as part of the site that serves them."""

ACTIVE_ENDINGS = (
    *(".html", ".htm", ".shtml", ".xhtml", ".xht", ".mhtml", ".mht", ".svg", ".svgz"),
    *(".xml", ".xsl", ".xslt", ".js", ".mjs"),
)
"""A web server goes by the ending of a name, not by the type that a record states."""

YEARS = range(1900, 3000)
"""Near the ends of the calendar a moment has no day in Vietnam; and such a year is a slip of the hand."""

MAX_DEPTH = 20
"""Levels of rich text within rich text; nobody writes deeper, and templates that recurse have a limit."""

_BASE_URL = re.compile(r"https?://[a-z0-9.-]+(:[0-9]{1,5})?(/[a-z0-9-]+)*/")
_TOKEN = re.compile(r"[a-z][a-z0-9-]{0,39}")
_TOKEN_VALUE = re.compile(r"#[0-9a-f]{6}")
_SOURCE = re.compile(r"/([A-Za-z0-9._~-]+/)*([A-Za-z0-9._~-]+/?)?")


class RuleViolation(NamedTuple):
    """A rule that a record breaks."""

    code: str
    field: str
    value: str
    what: str
    remedy: str


def violations(record: RecordBase) -> Iterator[RuleViolation]:
    """All the rules that one record breaks, taken by itself."""
    yield from _link_faults(record)
    match record:
        case Portal():
            yield from _portal_faults(record)
        case Redirect():
            yield from _redirect_faults(record)
        case File() if record.type in ACTIVE_TYPES:
            yield RuleViolation(
                "active-file",
                "type",
                record.type,
                "can run script in a reader's browser",
                "Convert the file to PDF, PNG or plain text",
            )
        case File() if record.name.endswith(ACTIVE_ENDINGS):
            yield RuleViolation(
                "active-file",
                "name",
                record.name,
                "has an ending that lets it run script in a reader's browser",
                "Give it the ending of what it holds, such as .pdf or .txt",
            )
        case Agency():
            yield from _agency_faults(record)
        case Procedure():
            yield from _contact_faults(("url", "url", record.url))
            yield from _time_faults(("updated_at", record.updated_at))
        case LocalListing():
            yield from _listing_faults(record)
        case PageBase():
            yield from _time_faults(
                ("first_published_at", record.first_published_at), ("updated_at", record.updated_at)
            )
            yield from _text_faults(record.body)
            yield from _heading_faults(record.body)
            yield from _table_faults(record.body)


def _link_faults(record: RecordBase) -> Iterator[RuleViolation]:
    if Link not in structs_in(type(record)):
        return
    for field, struct in walk(record):
        if isinstance(struct, Link) and (fault := link_fault(struct)):
            yield RuleViolation(
                "unsafe-link",
                f"{field}.ref",
                struct.ref,
                fault,
                LINK_REMEDIES[struct.to],
            )


def _portal_faults(portal: Portal) -> Iterator[RuleViolation]:
    if not _BASE_URL.fullmatch(portal.base_url) or not _port_is_valid(portal.base_url):
        yield RuleViolation(
            "base-url",
            "base_url",
            portal.base_url,
            "is no address of a portal",
            "Write scheme, host and path in lower case with a slash at the end, such as https://tinh.example/xa-a/",
        )
    elif (first := urlsplit(portal.base_url).path.split("/")[1]) in RESERVED:
        yield RuleViolation(
            "base-url",
            "base_url",
            portal.base_url,
            f"starts its path with “{first}”, which the platform needs for itself",
            "Choose another path",
        )
    for locale in portal.locales:
        if locale in RESERVED:
            yield RuleViolation(
                "locales",
                "locales",
                locale,
                "is a word that the platform needs for itself in addresses",
                "Write the tag of a language, such as vi",
            )
    if len(set(portal.locales)) != len(portal.locales):
        yield RuleViolation(
            "locales",
            "locales",
            ", ".join(portal.locales),
            "names a language twice",
            "Keep each language once",
        )
    if not portal.names.get(portal.default_locale):
        yield RuleViolation(
            "names",
            "names",
            ", ".join(portal.names),
            f"has no name in the default language {portal.default_locale}",
            "Give the portal a name in that language",
        )
    for name, value in portal.tokens.items():
        if not _TOKEN.fullmatch(name) or not _TOKEN_VALUE.fullmatch(value):
            yield RuleViolation(
                "token",
                f"tokens.{name}",
                value,
                "is no colour of a theme",
                "Write six hexadecimal digits: #0b4f6c",
            )


def _port_is_valid(url: str) -> bool:
    try:
        port = urlsplit(url).port
    except ValueError:
        return False
    return port is None or port > 0


def _redirect_faults(redirect: Redirect) -> Iterator[RuleViolation]:
    segments = redirect.source.split("/")
    if not _SOURCE.fullmatch(redirect.source) or redirect.source == "/" or {".", ".."} & set(segments):
        yield RuleViolation(
            "redirect-source",
            "source",
            redirect.source,
            "cannot be the old address of a page",
            "Write a path of letters, digits, hyphens, dots and slashes, such as /tin-cu/2019.html",
        )


def _agency_faults(agency: Agency) -> Iterator[RuleViolation]:
    yield from _contact_faults(
        ("portal_url", "url", agency.portal_url),
        ("email", "email", agency.email),
        ("phone", "phone", agency.phone),
    )
    if agency.valid_from and agency.valid_to and agency.valid_to < agency.valid_from:
        yield RuleViolation(
            "validity",
            "valid_to",
            agency.valid_to.isoformat(),
            f"is before the first day, {agency.valid_from.isoformat()}",
            "Correct one of the two dates",
        )


def _listing_faults(listing: LocalListing) -> Iterator[RuleViolation]:
    if listing.procedure != listing.id:
        yield RuleViolation(
            "listing-id",
            "procedure",
            listing.procedure,
            f"is not the id of the listing, {listing.id}",
            "Give the listing the id of its procedure, so that an agency lists each procedure once",
        )
    yield from _contact_faults(
        ("apply_url", "url", listing.apply_url),
        ("email", "email", listing.email),
        ("phone", "phone", listing.phone),
        *((f"places[{number}].phone", "phone", place.phone) for number, place in enumerate(listing.places or ())),
    )
    yield from _time_faults(("first_published_at", listing.first_published_at), ("updated_at", listing.updated_at))


def _contact_faults(*contacts: tuple[str, Destination, str]) -> Iterator[RuleViolation]:
    """The contacts, each with its field and what it is, that no page may link to."""
    for field, destination, value in contacts:
        if value and (fault := link_fault(Link(to=destination, ref=value))):
            yield RuleViolation("unsafe-link", field, value, fault, LINK_REMEDIES[destination])


def _time_faults(*moments: tuple[str, datetime]) -> Iterator[RuleViolation]:
    for field, moment in moments:
        if moment.year not in YEARS:
            yield RuleViolation(
                "year",
                field,
                moment.isoformat(),
                f"is not in the years {YEARS[0]} to {YEARS[-1]}",
                "Correct the year",
            )


def _text_faults(body: tuple[Block, ...]) -> Iterator[RuleViolation]:
    """Text that HTML cannot carry, or that says nothing to a reader who hears it."""
    for field, struct in walk(body, "body"):
        depth = field.count(".c[") + field.count(".inner[")
        if depth == MAX_DEPTH + 1:
            yield RuleViolation(
                "too-deep",
                field,
                plain_text((struct,)),
                f"lies more than {MAX_DEPTH} levels deep in other text",
                "Take some of the formatting off",
            )
        if not isinstance(struct, Anchor):
            continue
        text = plain_text(struct.c)
        if not text:
            yield RuleViolation(
                "empty-link", field, struct.link.ref, "is a link without words", "Give it a text, or remove it"
            )
        if any(isinstance(inner, Anchor) for _, inner in walk(struct.c)):
            yield RuleViolation("nested-link", field, text, "is a link that holds another link", "Part the two links")


def _heading_faults(body: tuple[Block, ...]) -> Iterator[RuleViolation]:
    """A heading may go one level deeper than the one before it, so that a page can be walked by its headings."""
    level = 1
    for position, block in enumerate(body):
        if isinstance(block, FilesBlock | CardsBlock | LatestBlock | ContactBlock | AgenciesBlock):
            level = 2
        for field, struct in walk(block, f"body[{position}]"):
            if not isinstance(struct, Heading):
                continue
            text = plain_text(struct.c)
            if not text:
                yield RuleViolation(
                    "empty-heading", field, text, "is a heading without words", "Remove it or give it a text"
                )
            if struct.level > level + 1:
                yield RuleViolation(
                    "heading-level",
                    f"{field}.level",
                    f"{struct.level}: {text}",
                    f"skips from level {level} to level {struct.level}",
                    f"Make it a heading of level {level + 1}",
                )
            level = struct.level


def _table_faults(body: tuple[Block, ...]) -> Iterator[RuleViolation]:
    for position, block in enumerate(body):
        if not isinstance(block, TableBlock):
            continue
        for number, row in enumerate(block.rows):
            if len(row) != len(block.head):
                yield RuleViolation(
                    "table-row",
                    f"body[{position}].rows[{number}]",
                    " | ".join(row),
                    f"does not fit the header row (cells: {len(row)}, column headers: {len(block.head)})",
                    "Give every row one cell for each column",
                )
