"""The form of a page."""

from __future__ import annotations

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page


class PortalPageForm(WagtailAdminPageForm):
    """Checks a page that is being created like any other: below its parent, at a place the tree replaces on saving."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        if "slug" in self.fields:
            # It lies behind another tab; the page makes one of its title.
            self.fields["slug"].required = False
        page, parent = self.instance, self.parent_page
        if parent is not None and not page.path:
            # As Wagtail's own preview of a new page does.
            page.depth = parent.depth + 1
            page.path = Page._get_children_path_interval(parent.path)[1]
