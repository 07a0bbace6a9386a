"""From the numbers by which the database names things to the ids by which records do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol
from uuid import UUID

import msgspec

from content_models.link import Link

MISSING_PAGE = "p-0"
"""The id of no page: a link to it is dangling, and the generator says so."""


def page_id(translation_key: UUID) -> str:
    """All translations of a page share one id."""
    return f"p-{translation_key.hex}"


def image_id(key: int) -> str:
    """The id of an image."""
    return f"i-{key}"


def file_id(key: int) -> str:
    """The id of a document."""
    return f"f-{key}"


class References(Protocol):
    """What a page's content needs to know about the things it names."""

    def page(self, key: int) -> Link:
        """Where a link to a page leads: an id within the portal, an address elsewhere."""

    def agency(self, key: int) -> str:
        """The key of an agency."""


class Known(msgspec.Struct, frozen=True):
    """References looked up beforehand, in one query for each kind."""

    own: Mapping[int, str]
    elsewhere: Mapping[int, str]
    agencies: Mapping[int, str]

    def page(self, key: int) -> Link:
        """An own page by id, a published page of another portal by address."""
        if key in self.elsewhere:
            return Link(to="url", ref=self.elsewhere[key])
        return Link(to="page", ref=self.own.get(key, MISSING_PAGE))

    def agency(self, key: int) -> str:
        """The key of an agency; `0` for one that was deleted."""
        return self.agencies.get(key, "0")


class Assumed(msgspec.Struct, frozen=True):
    """Stands in while a form is checked: whatever a chooser let somebody choose is taken to exist."""

    def page(self, key: int) -> Link:
        """A page of this number."""
        return Link(to="page", ref=f"p-{key}")

    def agency(self, key: int) -> str:
        """An agency of this number."""
        return f"a-{key}"
