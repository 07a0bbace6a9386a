"""How a page kind is rendered to files; its trait `view` names the module with its PageView."""

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NamedTuple

from content_models.quoting import quote
from sitegen.errors import ThemeError
from sitegen.render.view_context import ViewContext
from sitegen.site.content import PageKey
from sitegen.site.site import Site


class Numbered(NamedTuple):
    """The further pages of a list: their numbers, and the function that renders one."""

    numbers: Callable[[Site, PageKey], Iterable[int]]
    html: Callable[[ViewContext, PageKey, int], str]


class PageView(NamedTuple):
    """The function that renders a page, and the numbered pages of its list, if it has a list that continues.

    Each module of views has one, called `VIEW`. `html` receives the page as the record of its own kind.
    """

    html: Callable[[ViewContext, Any], str]
    numbered: Numbered | None = None


_packages = ["sitegen.render.views"]


def register_views(package: str) -> None:
    """Search another package for views too, after those of this program."""
    if package not in _packages:
        _packages.append(package)
        find_view.cache_clear()


@cache
def find_view(name: str) -> PageView:
    """The view with this name; raises ThemeError if there is none."""
    for package in _packages:
        module = f"{package}.{name}"
        if find_spec(module):
            view = getattr(import_module(module), "VIEW", None)
            if isinstance(view, PageView):
                return view
    raise ThemeError(
        f"view {quote(name)}: no module of this name with a VIEW in {', '.join(_packages)}. "
        "Add it, or correct the trait “view” of the page kind."
    )
