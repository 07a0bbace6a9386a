"""The public website of one agency: the unit of publication."""

from typing import Annotated, ClassVar
from urllib.parse import urlsplit

from msgspec import Meta, field

from content_models.identity import Id, Line, Locale, Localised
from content_models.kind import RecordBase


class Portal(RecordBase, tag="portal", frozen=True, kw_only=True):
    """Address, languages, appearance and fixed texts of a portal; `id` is its key, the first locale is the default."""

    agency: Id
    base_url: Annotated[str, Meta(max_length=200, description="scheme://host[:port]/[prefix/], ending in a slash")]
    locales: Annotated[tuple[Locale, ...], Meta(min_length=1)]
    names: Annotated[Localised, Meta(min_length=1)]
    taglines: Localised = field(default_factory=dict)
    theme: Id = "base"
    tokens: Annotated[dict[str, Line], Meta(description="Design tokens that this portal sets, such as brand.")] = field(
        default_factory=dict
    )
    page_size: Annotated[int, Meta(ge=5, le=100, description="Articles on a full listing page.")] = 20

    refers: ClassVar[dict[str, str]] = {"agency": "agency"}

    @property
    def default_locale(self) -> str:
        """The locale whose pages have no language prefix in their addresses."""
        return self.locales[0]


def place(base_url: str) -> str:
    """Host, port and path of a valid address; two addresses with the same result lead to the same files."""
    parts = urlsplit(base_url)
    usual = {"http": 80, "https": 443}.get(parts.scheme)
    port = "" if parts.port in {None, usual} else f":{parts.port}"
    return f"{(parts.hostname or '').rstrip('.')}{port}{parts.path}"
