"""Rules for single fields of redirects, files, agencies, listings and dated records."""

import re
from collections.abc import Iterator

from content_models.agency import Agency
from content_models.listing import LocalListing
from content_models.media import File
from content_models.page import PageBase
from content_models.procedure import Procedure
from content_models.redirect import Redirect
from content_models.rule import RuleViolation, rule

ACTIVE_TYPES = frozenset(
    {"image/svg+xml", "text/html", "application/xhtml+xml", "text/xml", "application/xml", "text/javascript"}
)
"""Media types that a browser executes as part of the site that serves them."""

ACTIVE_ENDINGS = (
    *(".html", ".htm", ".shtml", ".xhtml", ".xht", ".mhtml", ".mht", ".svg", ".svgz"),
    *(".xml", ".xsl", ".xslt", ".js", ".mjs"),
)
"""File extensions of these types. They are needed because a web server uses the extension, not the type in a record."""

YEARS = range(1900, 3000)
"""A year outside this range is a typing error; near the ends of the calendar a moment also has no date in Vietnam's
time zone."""

_SOURCE = re.compile(r"/([A-Za-z0-9._~-]+/)*([A-Za-z0-9._~-]+/?)?")


def check_source(redirect: Redirect) -> Iterator[RuleViolation]:
    """Check that the source of a redirect is a possible path of a page."""
    segments = redirect.source.split("/")
    if not _SOURCE.fullmatch(redirect.source) or redirect.source == "/" or {".", ".."} & set(segments):
        yield REDIRECT_SOURCE.broken("source", redirect.source)


def check_file(file: File) -> Iterator[RuleViolation]:
    """Check that no browser would run a download as a script of the portal."""
    if file.type in ACTIVE_TYPES:
        yield ACTIVE_TYPE.broken("type", file.type)
    elif file.name.endswith(ACTIVE_ENDINGS):
        yield ACTIVE_ENDING.broken("name", file.name)


def check_validity(agency: Agency) -> Iterator[RuleViolation]:
    """Check that the validity of an agency does not end before it begins."""
    if agency.valid_from and agency.valid_to and agency.valid_to < agency.valid_from:
        yield VALIDITY.broken("valid_to", agency.valid_to.isoformat(), first=agency.valid_from.isoformat())


def check_listing_id(listing: LocalListing) -> Iterator[RuleViolation]:
    """Check that the id of a listing equals the id of its procedure."""
    if listing.procedure != listing.id:
        yield LISTING_ID.broken("procedure", listing.procedure, id=listing.id)


def check_years(record: PageBase | Procedure | LocalListing) -> Iterator[RuleViolation]:
    """Check that the years of a record's timestamps are plausible."""
    for field in ("first_published_at", "updated_at"):
        moment = getattr(record, field, None)
        if moment and moment.year not in YEARS:
            yield YEAR.broken(field, moment.isoformat(), first=YEARS[0], last=YEARS[-1])


REDIRECT_SOURCE = rule(
    "redirect-source",
    check_source,
    of=Redirect,
    en=(
        "{value} cannot be the old address of a page",
        "Write a path of letters, digits, hyphens, dots and slashes, such as /tin-cu/2019.html",
    ),
    vi=("{value} không thể là địa chỉ cũ", "Hãy viết đường dẫn như /tin-cu/2019.html"),
)
ACTIVE_TYPE = rule(
    "active-file",
    check_file,
    of=File,
    en=("{value} can run script in a reader's browser", "Convert the file to PDF, PNG or plain text"),
    vi=("Tệp kiểu {value} có thể chạy trong trình duyệt của người đọc", "Hãy chuyển sang PDF, PNG hoặc văn bản thường"),
)
ACTIVE_ENDING = rule(
    "active-file",
    check_file,
    of=File,
    case="ending",
    en=(
        "{value} has an ending that lets it run script in a reader's browser",
        "Give it the ending of what it holds, such as .pdf or .txt",
    ),
    vi=(
        "Tệp {value} có phần mở rộng khiến nó có thể chạy trong trình duyệt của người đọc",
        "Hãy đặt phần mở rộng đúng với nội dung, chẳng hạn .pdf hoặc .txt",
    ),
)
VALIDITY = rule(
    "validity",
    check_validity,
    of=Agency,
    en=("{value} is before the first day, {first}", "Correct one of the two dates"),
    vi=("Ngày hết hiệu lực, {value}, trước ngày có hiệu lực, {first}", "Hãy sửa một trong hai ngày"),
)
LISTING_ID = rule(
    "listing-id",
    check_listing_id,
    of=LocalListing,
    en=(
        "{value} is not the id of the listing, {id}",
        "Give the listing the id of its procedure, so that an agency lists each procedure once",
    ),
    vi=(
        "Mục niêm yết mang mã {id} chứ không mang mã của thủ tục {value}",
        "Hãy báo quản trị viên; mục niêm yết phải mang mã của thủ tục để mỗi thủ tục chỉ được niêm yết một lần",
    ),
)
YEAR = rule(
    "year",
    check_years,
    of=PageBase | Procedure | LocalListing,
    en=("{value} is not in the years {first} to {last}", "Correct the year"),
    vi=("Ngày {value} không nằm trong các năm từ {first} đến {last}", "Hãy sửa lại năm"),
)

RULES = (REDIRECT_SOURCE, ACTIVE_TYPE, ACTIVE_ENDING, VALIDITY, LISTING_ID, YEAR)
