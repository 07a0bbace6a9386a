"""One portal with its addresses, which all facets and queries take as argument."""

from collections.abc import Mapping
from typing import NamedTuple

from sitegen.site.content import Content, PageKey
from sitegen.site.links import Links


class Site(NamedTuple):
    """Content, the route of each page, and the maker of addresses."""

    content: Content
    routes: Mapping[PageKey, str]
    links: Links


def make_site(content: Content, routes: Mapping[PageKey, str]) -> Site:
    """Make a site; routes of pages that the content lacks are dropped."""
    kept = {key: route for key, route in routes.items() if key in content.pages}
    return Site(content, kept, Links(content.portal, kept))
