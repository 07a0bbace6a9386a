"""The search forms: one in the header of every page, one above the results."""

from content_models.identity import in_locale
from content_models.portal import Portal
from sitegen.render.view_context import View
from sitegen.site.links import SEARCH

MAX_QUERY = 200
"""Characters. Nobody types a longer query."""


def search_box(portal: Portal, locale: str) -> View:
    """The form in the header; the portal and the language of the page are sent as hidden fields."""
    return {"action": SEARCH, "portal": portal.id, "lang": locale, "max": MAX_QUERY}


def search_form(portal: Portal, locale: str, *, national: bool, everywhere: bool = False, words: str = "") -> View:
    """The form of the search page; the national portal searches all portals, on any other one people can choose."""
    name = in_locale(portal.names, locale, portal.default_locale)
    scopes = [
        {"value": "portal", "label": name, "chosen": not everywhere},
        {"value": "all", "label": "", "chosen": everywhere},
    ]
    return {**search_box(portal, locale), "words": words, "scopes": [] if national else scopes}
