"""Every public address of a portal is made here."""

import posixpath
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from content_models.languages import PAGE_WORDS, SEARCH_WORDS
from content_models.link import Link
from content_models.media import File, Rendition
from content_models.portal import Portal
from sitegen.site.content import PageKey

EXTENSIONS = {"image/avif": "avif", "image/webp": "webp", "image/jpeg": "jpg", "image/png": "png"}

IMAGES = "assets/anh/"
"""The folder of all encodings of images."""


SEARCH = "/search"
"""Where the search service answers, at the root of every origin: all portals send it their questions."""


class Href(NamedTuple):
    """An address to put into a page; external ones leave the portal's own origin."""

    url: str
    external: bool
    locale: str = ""


class Links:
    """Addresses of one portal: root-relative with its prefix within the origin, absolute elsewhere."""

    def __init__(self, portal: Portal, routes: Mapping[PageKey, str]) -> None:
        parts = urlsplit(portal.base_url)
        self.origin = f"{parts.scheme}://{parts.netloc}"
        self.prefix = parts.path
        self._routes = routes
        self._default = portal.default_locale

    def page(self, key: PageKey) -> str:
        """The address of a page."""
        return self.prefix + self._routes[key]

    def numbered(self, key: PageKey, number: int) -> str:
        """The address of a numbered page of a listing; 0 is the listing's front page."""
        return self.prefix + self._numbered_route(key, number)

    def feed(self, key: PageKey) -> str:
        """The address of the feed of a front page or a section."""
        return f"{self.page(key)}feed.xml"

    def search(self, locale: str) -> str:
        """The address of the search page of a locale."""
        return self.prefix + self.search_output(locale).removesuffix("index.html")

    def image(self, rendition: Rendition) -> str:
        """The address of one encoding of an image."""
        return self.prefix + image_output(rendition)

    def file(self, file: File) -> str:
        """The address of a document."""
        return self.prefix + file_output(file)

    def asset(self, output: str) -> str:
        """The address of a hashed asset, given the path of its output."""
        return self.prefix + output

    def absolute(self, url: str) -> str:
        """A root-relative address with scheme and host."""
        return self.origin + url if url.startswith("/") else url

    def portal(self, url: str) -> str:
        """The address of another portal: root-relative where it has the same origin."""
        # What starts with two slashes would lead to another host without the origin before it.
        path = url.removeprefix(self.origin)
        return path if path.startswith("/") and not path.startswith("//") else url

    def outside(self, link: Link) -> Href:
        """The address of a link that names no record."""
        match link.to:
            case "email":
                # Quoted, since “?cc=” in an address would add a second receiver.
                return Href(f"mailto:{quote(link.ref, safe='@!$*+')}", external=False)
            case "phone":
                return Href(phone_url(link.ref), external=False)
            case _:
                url = self.portal(link.ref)
                return Href(url, external=url == link.ref)

    def page_output(self, key: PageKey) -> str:
        """The file in which a page lies."""
        return f"{self._routes[key]}index.html"

    def numbered_output(self, key: PageKey, number: int) -> str:
        """The file in which a numbered page of a listing lies."""
        return f"{self._numbered_route(key, number)}index.html"

    def feed_output(self, key: PageKey) -> str:
        """The file in which a feed lies."""
        return f"{self._routes[key]}feed.xml"

    def locale_output(self, locale: str, name: str) -> str:
        """The file of that name at the front of a locale."""
        return name if locale == self._default else f"{locale}/{name}"

    def search_output(self, locale: str) -> str:
        """The file in which the search page of a locale lies."""
        return self.locale_output(locale, search_file(locale))

    def _numbered_route(self, key: PageKey, number: int) -> str:
        word = PAGE_WORDS.get(key.locale, PAGE_WORDS["en"])
        return f"{self._routes[key]}{word}/{number}/" if number else self._routes[key]


def search_file(locale: str) -> str:
    """The file of the search page, below the front of its locale."""
    return f"{SEARCH_WORDS.get(locale, SEARCH_WORDS['en'])}/index.html"


def image_output(rendition: Rendition) -> str:
    """The file in which one encoding of an image lies; its name is its hash, so it never changes."""
    return f"{IMAGES}{rendition.sha256[:20]}.{EXTENSIONS[rendition.type]}"


def file_output(file: File) -> str:
    """The file in which a document lies, under the name that a citizen saves it as."""
    return f"tep/{file.sha256[:16]}/{file.name}"


def redirect_output(source: str) -> str:
    """The file of a redirect: /cu/ and /cu become cu/index.html, /cu/trang.html stays a file."""
    path = source.strip("/")
    return path if posixpath.splitext(path)[1] in {".html", ".htm"} else f"{path}/index.html"


def phone_url(number: str) -> str:
    """A tel: address: digits and a leading plus only."""
    digits = "".join(character for character in number if character.isdigit())
    return f"tel:{'+' if number.lstrip().startswith('+') else ''}{quote(digits)}"
