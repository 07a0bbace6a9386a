"""The pages in which results are shown: they have header, menu and footer of a live portal."""

import logging
import re
from collections.abc import Collection
from html import escape
from typing import NamedTuple, Protocol

from content_models.portal import Portal
from sitegen.release.errors import ReleaseError
from sitegen.release.target import Target
from sitegen.render.view_context import direction
from sitegen.search.search_request import SearchRequest
from sitegen.site.links import Links

_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_REGION = re.compile(r"<!-- search(?P<national> national)? -->.*<!-- /search -->", re.DOTALL)

_PLAIN = """<!DOCTYPE html>
<html lang="{locale}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title></title>
</head>
<body>
<main>
<h1>{heading}</h1>
<!-- search -->
<!-- /search -->
</main>
</body>
</html>
"""

_log = logging.getLogger(__name__)


class LivePortal(Protocol):
    """A live portal: its record, and the target with its files."""

    @property
    def portal(self) -> Portal:
        """The portal's own record."""

    @property
    def target(self) -> Target:
        """The target with the portal's files."""


class Shells(Protocol):
    """The live portals."""

    def keys(self) -> Collection[str]:
        """The keys of all live portals."""

    def named(self, key: str) -> LivePortal | None:
        """The portal with this key; None if it is not live."""

    def front(self, host: str) -> LivePortal | None:
        """The portal at the root of a host, else the one at the root of another host, else the first, else None."""


class Shell(NamedTuple):
    """A page with a region for results; `national` says whether it is that of the national portal."""

    html: str
    national: bool

    def fill(self, title: str, region: str) -> str:
        """The page with this title, and with the results in its region."""
        # With functions as replacements, because a backslash in a query must not be read as a reference to a group.
        titled = _TITLE.sub(lambda _: f"<title>{escape(title)}</title>", self.html, count=1)
        return _REGION.sub(lambda _: region, titled, count=1)

    def asked(self, links: Links, portal: Portal, request: SearchRequest) -> "Shell":
        """The same page with links to other languages that keep the query."""
        html = self.html
        for locale in portal.locales:
            address = escape(request.address(lang=locale, start=0))
            html = html.replace(f'href="{escape(links.search(locale))}"', f'href="{address}"')
        return Shell(html, self.national)


def read_shell(live: LivePortal, links: Links, locale: str, heading: str) -> Shell:
    """Read the search page of a portal's live release; returns a plain page if there is none that can be used."""
    path = links.search_output(locale)
    try:
        data = live.target.read(path)
    except ReleaseError as error:
        return _without(live, error, locale, heading)
    if data is None:
        return _without(live, f"{path} is not in the live release", locale, heading)
    html = data.decode()
    region = _REGION.search(html)
    if region is None:
        return _without(live, f"{path} lacks the comments around results", locale, heading)
    return Shell(html, bool(region["national"]))


def _without(live: LivePortal, reason: object, locale: str, heading: str) -> Shell:
    _log.warning("portal %s: %s; results are shown on a plain page", live.portal.id, reason)
    return plain_shell(locale, heading)


def plain_shell(locale: str, heading: str, *, national: bool = False) -> Shell:
    """A page without the frame of a portal."""
    html = _PLAIN.format(locale=locale, direction=direction(locale), heading=escape(heading))
    return Shell(html, national)
