"""Translates primary keys of the database into ids of records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol
from uuid import UUID

import msgspec

from content_models.link import Link

MISSING_PAGE = "p-0"
"""No page has this id, so the generator reports a link to it as dangling."""


def page_id(translation_key: UUID) -> str:
    """Return the id of a page; all translations of the page share it."""
    return f"p-{translation_key.hex}"


def image_id(key: int) -> str:
    """Return the id of an image."""
    return f"i-{key}"


def file_id(key: int) -> str:
    """Return the id of a document."""
    return f"f-{key}"


class References(Protocol):
    """Turns the primary keys in stored content into links and ids."""

    def page(self, key: int) -> Link:
        """Return a link to a page: by id within the portal, by address outside it."""

    def agency(self, key: int) -> str:
        """Return the key of an agency."""


class Known(msgspec.Struct, frozen=True):
    """References that were looked up in advance, with one query per kind."""

    own: Mapping[int, str]
    other_urls: Mapping[int, str]
    agencies: Mapping[int, str]

    def page(self, key: int) -> Link:
        """Return a link to a page of this portal by id, to a published page of another portal by address."""
        if key in self.other_urls:
            return Link(to="url", ref=self.other_urls[key])
        return Link(to="page", ref=self.own.get(key, MISSING_PAGE))

    def agency(self, key: int) -> str:
        """Return the key of an agency; `0` if the agency was deleted."""
        return self.agencies.get(key, "0")


class Assumed(msgspec.Struct, frozen=True):
    """References for checking a form: every chosen page or agency is assumed to exist, without a query."""

    def page(self, key: int) -> Link:
        """Return a link to a page with this primary key."""
        return Link(to="page", ref=f"p-{key}")

    def agency(self, key: int) -> str:
        """Return a made-up key for the agency with this primary key."""
        return f"a-{key}"
