"""Rules for links and contacts: none may run a script or lead to another place than it appears to."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from content_models.agency import Agency
from content_models.kind import RecordBase
from content_models.link import Destination, Link
from content_models.listing import LocalListing
from content_models.procedure import Procedure
from content_models.record import structs_in, walk
from content_models.rule import Rule, RuleViolation, rule

_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_PHONE = re.compile(r"\+?[0-9][0-9 ().-]{1,30}")
_FORBIDDEN_IN_URL = re.compile(r"[\s\\<>\"`{}|^]")


def check_links(record: RecordBase) -> Iterator[RuleViolation]:
    """Check the links inside a record, then the record's own addresses and telephone numbers."""
    if Link in structs_in(type(record)):
        for field, struct in walk(record):
            if isinstance(struct, Link) and (broken := rule_broken_by(struct)):
                yield broken.broken(f"{field}.ref", struct.ref)
    for field, destination, value in _contacts(record):
        if value and (broken := rule_broken_by(Link(to=destination, ref=value))):
            yield broken.broken(field, value)


def rule_broken_by(link: Link) -> Rule | None:
    """Return the rule that a link breaks, or None."""
    if link.to == "url":
        return _rule_broken_by_url(link.ref)
    if link.to == "email" and not _EMAIL.fullmatch(link.ref):
        return EMAIL
    if link.to == "phone" and not _PHONE.fullmatch(link.ref):
        return PHONE
    return None


def _rule_broken_by_url(url: str) -> Rule | None:
    if _FORBIDDEN_IN_URL.search(url):
        return URL_CHARACTERS
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return URL_UNREADABLE
    if not parts.scheme and url.startswith("//"):
        return URL_WITHOUT_SCHEME
    if parts.scheme not in {"http", "https"}:
        return URL_SCHEME
    if not host:
        return URL_HOST
    if parts.username is not None or parts.password is not None:
        return URL_USER
    return None


def _contacts(record: RecordBase) -> Iterator[tuple[str, Destination, str]]:
    """Yield the fields of a record that contain a link target as plain text: field, kind of target and value."""
    match record:
        case Agency():
            yield "portal_url", "url", record.portal_url
            yield "email", "email", record.email
            yield "phone", "phone", record.phone
        case Procedure():
            yield "url", "url", record.url
        case LocalListing():
            yield "apply_url", "url", record.apply_url
            yield "email", "email", record.email
            yield "phone", "phone", record.phone
            for number, place in enumerate(record.places or ()):
                yield f"places[{number}].phone", "phone", place.phone


_FULL_ADDRESS = {
    "en": "Write a full address such as https://example.org/page, or link to a page of the portal",
    "vi": "Hãy viết địa chỉ đầy đủ, chẳng hạn https://example.org/page, hoặc liên kết tới một trang của cổng",
}


def _address_rule(case: str, *, en: str, vi: str) -> Rule:
    """Create a rule for the address of a web page; all these rules share one remedy."""
    return rule("unsafe-link", check_links, case=case, en=(en, _FULL_ADDRESS["en"]), vi=(vi, _FULL_ADDRESS["vi"]))


URL_CHARACTERS = _address_rule(
    "characters",
    en="{value} holds a space, a backslash or another character that no address may hold",
    vi="Không thể liên kết tới {value} vì có dấu cách, gạch chéo ngược hoặc ký tự khác không được có trong địa chỉ",
)
URL_UNREADABLE = _address_rule(
    "unreadable",
    en="{value} cannot be read as an address",
    vi="Không thể liên kết tới {value} vì không đọc được như một địa chỉ",
)
URL_WITHOUT_SCHEME = _address_rule(
    "no-scheme",
    en="{value} leads to another host without naming http or https",
    vi="Không thể liên kết tới {value} vì dẫn tới máy chủ khác mà không ghi http hoặc https",
)
URL_SCHEME = _address_rule(
    "scheme",
    en="{value} is not an http or https address",
    vi="Không thể liên kết tới {value} vì không phải địa chỉ http hoặc https",
)
URL_HOST = _address_rule(
    "no-host",
    en="{value} names no host",
    vi="Không thể liên kết tới {value} vì không nêu tên máy chủ",
)
URL_USER = _address_rule(
    "user",
    en="{value} hides a user name before the host",
    vi="Không thể liên kết tới {value} vì có tên người dùng ẩn trước tên máy chủ",
)
EMAIL = rule(
    "unsafe-link",
    check_links,
    case="email",
    en=("{value} is no e-mail address", "Write an address such as van-phong@xa.example"),
    vi=("{value} không phải địa chỉ thư điện tử", "Hãy viết địa chỉ, chẳng hạn van-phong@xa.example"),
)
PHONE = rule(
    "unsafe-link",
    check_links,
    case="phone",
    en=(
        "{value} is no telephone number",
        "Write digits, perhaps with spaces and a plus sign in front, such as +84 205 3000 100",
    ),
    vi=("{value} không phải là số điện thoại", "Hãy ghi chữ số, ví dụ +84 205 3000 100"),
)

RULES = (
    URL_CHARACTERS,
    URL_UNREADABLE,
    URL_WITHOUT_SCHEME,
    URL_SCHEME,
    URL_HOST,
    URL_USER,
    EMAIL,
    PHONE,
)
