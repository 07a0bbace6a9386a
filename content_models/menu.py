"""The menus of a portal."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from content_models.identity import Locale, Title
from content_models.kind import RecordBase
from content_models.link import Link


class MenuItem(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A labelled link of a menu."""

    label: Title
    link: Link


class Menu(RecordBase, tag="menu", frozen=True, kw_only=True):
    """One menu in one locale. Its `id` is unique: versions in other locales have other ids."""

    locale: Locale
    place: Literal["main", "footer"]
    items: Annotated[tuple[MenuItem, ...], Meta(max_length=12)]
