"""Resolves the links of the demo's texts: from names in the files to primary keys in the database.

A target is written `page:lien-he`, `page:quoc-gia:tro-nang` (another portal's page), `file:to-roi.pdf`,
`agency:lang-son`, or an address such as `mailto:a@b.example`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple
from uuid import UUID, uuid5

import msgspec

from cms.demo.errors import DemoError
from content_models.languages import FIRST_LANGUAGE

NAMESPACE = UUID("0d5a6a3e-7d0c-5a4e-9f6b-2f1c7e5b8a10")
"""The UUID namespace for all ids of the demo, so that they are the same on every machine."""

NO_LINK: dict[str, Any] = {"page": None, "document": None, "agency": None, "address": ""}


class PageName(NamedTuple):
    """A page in one language."""

    portal: str
    name: str
    locale: str


def page_key(portal: str, name: str) -> UUID:
    """The translation key of a page: the same in all its languages."""
    return uuid5(NAMESPACE, f"{portal}/{name}")


class Targets(msgspec.Struct, frozen=True):
    """The link targets of one portal in one language."""

    portal: str
    locale: str
    pages: Mapping[PageName, int]
    agencies: Mapping[str, int]
    images: Mapping[str, int]
    documents: Mapping[str, int]

    def page(self, name: str) -> int:
        """The primary key of a page in this language, else in Vietnamese; raises DemoError for an unknown page."""
        portal, _, rest = name.rpartition(":")
        for locale in (self.locale, FIRST_LANGUAGE):
            if number := self.pages.get(PageName(portal or self.portal, rest, locale)):
                return number
        raise self._unknown("page", name)

    def agency(self, key: str) -> int:
        """The primary key of an agency."""
        return self._look_up("agency", self.agencies, key)

    def image(self, name: str) -> int:
        """The primary key of a picture of this portal."""
        return self._look_up("picture", self.images, name)

    def document(self, name: str) -> int:
        """The primary key of a document of this portal."""
        return self._look_up("file", self.documents, name)

    def link(self, target: str) -> dict[str, Any]:
        """The value of a link block."""
        kind, _, name = target.partition(":")
        match kind:
            case "page":
                return NO_LINK | {"page": self.page(name)}
            case "file":
                return NO_LINK | {"document": self.document(name)}
            case "agency":
                return NO_LINK | {"agency": self.agency(name)}
        return NO_LINK | {"address": target}

    def attributes(self, target: str) -> dict[str, str]:
        """The attributes of a link in rich text, as Wagtail stores them."""
        kind, _, name = target.partition(":")
        match kind:
            case "page":
                return {"linktype": "page", "id": str(self.page(name))}
            case "file":
                return {"linktype": "document", "id": str(self.document(name))}
            case "agency":
                raise DemoError(f"{self.portal}: running text cannot link to {target}. Use a card or a menu.")
        return {"href": target}

    def _look_up(self, what: str, numbers: Mapping[str, int], name: str) -> int:
        if name not in numbers:
            raise self._unknown(what, name)
        return numbers[name]

    def _unknown(self, what: str, name: str) -> DemoError:
        return DemoError(f"{self.portal} ({self.locale}): there is no {what} “{name}”. Add it, or correct the name.")
