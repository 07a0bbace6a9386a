"""Rules for the settings of a portal."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from content_models.portal import Portal, place
from content_models.rule import RuleViolation, rule
from content_models.rules.slug import RESERVED_WORD
from content_models.slug import RESERVED

_BASE_URL = re.compile(r"https?://[a-z0-9.-]+(:[0-9]{1,5})?(/[a-z0-9-]+)*/")
_TOKEN = re.compile(r"[a-z][a-z0-9-]{0,39}")
_TOKEN_VALUE = re.compile(r"#[0-9a-f]{6}")


def check_address(portal: Portal) -> Iterator[RuleViolation]:
    """Check the form of the base URL, and that its path is not reserved for the platform."""
    if not _BASE_URL.fullmatch(portal.base_url) or not _port_is_valid(portal.base_url):
        yield BASE_URL.broken("base_url", portal.base_url)
    elif (first := urlsplit(portal.base_url).path.split("/")[1]) in RESERVED:
        yield BASE_URL_RESERVED.broken("base_url", portal.base_url, word=first)


def check_taken(base_url: str, others: Iterable[tuple[str, str]]) -> Iterator[RuleViolation]:
    """Check that no other portal, given by its name and address, has this address, however it is written."""
    own = place(base_url)
    for name, address in others:
        if place(address) == own:
            yield BASE_URL_TAKEN.broken("base_url", base_url, portal=name)


def check_languages(portal: Portal) -> Iterator[RuleViolation]:
    """Check that no language is repeated or a reserved word, and that the portal has a name in its default language."""
    for locale in portal.locales:
        if locale in RESERVED:
            yield LOCALE_RESERVED.broken("locales", locale)
    if len(set(portal.locales)) != len(portal.locales):
        yield LOCALE_TWICE.broken("locales", ", ".join(portal.locales))
    if not portal.names.get(portal.default_locale):
        yield NAMES.broken("names", ", ".join(portal.names), locale=portal.default_locale)


def check_tokens(portal: Portal) -> Iterator[RuleViolation]:
    """Check that each token is a colour; the generator checks whether the theme has such a token."""
    for name, value in portal.tokens.items():
        if not _TOKEN.fullmatch(name) or not _TOKEN_VALUE.fullmatch(value):
            yield TOKEN.broken(f"tokens.{name}", value)


def _port_is_valid(url: str) -> bool:
    try:
        port = urlsplit(url).port
    except ValueError:
        return False
    return port is None or port > 0


BASE_URL = rule(
    "base-url",
    check_address,
    of=Portal,
    en=(
        "{value} is no address of a portal",
        "Write scheme, host and path in lower case with a slash at the end, such as https://tinh.example/xa-a/",
    ),
    vi=("{value} không phải địa chỉ cổng thông tin", "Hãy viết địa chỉ như https://tinh.example/xa-a/"),
)
BASE_URL_RESERVED = rule(
    "base-url",
    check_address,
    of=Portal,
    case="reserved",
    en=("{value} starts its path with “{word}”, which the platform needs for itself", "Choose another path"),
    vi=("{value} có đường dẫn bắt đầu bằng “{word}”, từ dành riêng cho hệ thống", "Hãy chọn đường dẫn khác"),
)
BASE_URL_TAKEN = rule(
    "base-url",
    case="taken",
    en=("{value} is the address of {portal} already", "Choose another one"),
    vi=("{value} đã là địa chỉ của {portal}", "Hãy chọn địa chỉ khác"),
)
LOCALE_RESERVED = rule(
    "locales",
    check_languages,
    of=Portal,
    case="reserved",
    en=(RESERVED_WORD["en"], "Write the tag of a language, such as vi"),
    vi=(RESERVED_WORD["vi"], "Hãy viết mã ngôn ngữ, chẳng hạn vi"),
)
LOCALE_TWICE = rule(
    "locales",
    check_languages,
    of=Portal,
    en=("{value} names a language twice", "Keep each language once"),
    vi=("{value} nêu một ngôn ngữ hai lần", "Hãy giữ mỗi ngôn ngữ một lần"),
)
NAMES = rule(
    "names",
    check_languages,
    of=Portal,
    hides_value=True,
    en=("{value} has no name in the default language {locale}", "Give the portal a name in that language"),
    vi=("Cổng thông tin chưa có tên bằng ngôn ngữ đầu tiên, {locale}", "Hãy viết tên"),
)
TOKEN = rule(
    "token",
    check_tokens,
    of=Portal,
    en=("{value} is no colour of a theme", "Write six hexadecimal digits: #0b4f6c"),
    vi=("{value} không phải mã màu", "Hãy viết sáu chữ số thập lục phân, chẳng hạn #0b4f6c"),
)

RULES = (BASE_URL, BASE_URL_RESERVED, BASE_URL_TAKEN, LOCALE_RESERVED, LOCALE_TWICE, NAMES, TOKEN)
