"""The only access of views to content; it records everything that it returns.

An output depends on exactly what its reader returned. If a view could reach content in another way, a page might not
change when it should; so views receive a reader and nothing else.
"""

import hashlib
from collections.abc import Callable
from typing import TypeVar

import msgspec

from content_models.agency import Agency
from content_models.media import File, Image
from content_models.portal import Portal
from content_models.redirect import Redirect
from sitegen.site.content import PageKey
from sitegen.site.facets import FACETS, CardFacet, Nav, OfferFacet, Stamp
from sitegen.site.links import Links
from sitegen.site.procedures.pages import SitePage
from sitegen.site.queries import QUERIES
from sitegen.site.site import Site

Answer = TypeVar("Answer")
_encode = msgspec.json.Encoder(order="deterministic").encode


class ReadCache:
    """Facets, query results and their hashes, computed once for all readers of a build."""

    def __init__(self, site: Site, messages: Callable[[str, str], object]) -> None:
        self.site = site
        self._messages = messages
        self._kept: dict[tuple[object, ...], tuple[str, object, str]] = {}

    def fetch(self, sort: str, name: str, arguments: tuple[object, ...]) -> tuple[str, object, str]:
        """The name of a read, its value, and the hash of the value."""
        kept = self._kept.get((sort, name, arguments))
        if kept is None:
            value = self._work_out(sort, name, arguments)
            read = " ".join((sort, name, *(str(argument) for argument in arguments)))
            digest = hashlib.blake2b(_encode(value), digest_size=16).hexdigest()
            # Share one string among all reads of this name, because a portal has millions of reads.
            kept = self._kept[sort, name, arguments] = read, value, digest
        return kept

    def _work_out(self, sort: str, name: str, arguments: tuple[object, ...]) -> object:
        match sort:
            case "facet":
                return FACETS[name](self.site, *arguments)
            case "query":
                return QUERIES[name](self.site, *arguments)
            case _:
                return self._messages(name, str(arguments[0]))


class Reader:
    """Returns facets, query results and messages to one output, and records them in `reads`."""

    def __init__(self, cache: ReadCache) -> None:
        self._cache = cache
        self.reads: dict[str, str] = {}
        """By the name of each read, the hash of its value."""

    @property
    def links(self) -> Links:
        """The maker of addresses. They depend on the portal's own address, and on routes, which come with facets."""
        self._take("facet", "address")
        return self._cache.site.links

    def page(self, key: PageKey) -> SitePage:
        """A whole page."""
        return self._take("facet", "body", *key)  # type: ignore[return-value]

    def nav(self, key: PageKey) -> Nav:
        """Title and address of a page."""
        return self._take("facet", "nav", *key)  # type: ignore[return-value]

    def card(self, key: PageKey) -> CardFacet:
        """The card of a page."""
        return self._take("facet", "card", *key)  # type: ignore[return-value]

    def offer(self, key: PageKey) -> OfferFacet:
        """A procedure for a list."""
        return self._take("facet", "offer", *key)  # type: ignore[return-value]

    def stamp(self, key: PageKey) -> Stamp:
        """Address and last change of a page."""
        return self._take("facet", "stamp", *key)  # type: ignore[return-value]

    def portal(self) -> Portal:
        """The portal's settings."""
        return self._take("facet", "portal")  # type: ignore[return-value]

    def agency(self, id: str) -> Agency | None:
        """An agency of the directory."""
        return self._take("facet", "agency", id)  # type: ignore[return-value]

    def image(self, id: str) -> Image | None:
        """An image."""
        return self._take("facet", "image", id)  # type: ignore[return-value]

    def file(self, id: str) -> File | None:
        """A document."""
        return self._take("facet", "file", id)  # type: ignore[return-value]

    def redirect(self, id: str) -> Redirect:
        """A redirect."""
        return self._take("facet", "redirect", id)  # type: ignore[return-value]

    def ask(self, query: Callable[..., Answer], *arguments: object) -> Answer:
        """The result of a query."""
        return self._take("query", query.__name__, *arguments)  # type: ignore[return-value]

    def message(self, locale: str, name: str) -> object:
        """A text of the theme: a string, or a table of plural forms."""
        return self._take("message", locale, name)

    def _take(self, sort: str, name: str, *arguments: object) -> object:
        read, value, digest = self._cache.fetch(sort, name, arguments)
        self.reads[read] = digest
        return value
