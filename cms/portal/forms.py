"""The form of a page."""

from __future__ import annotations

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page


class PortalPageForm(WagtailAdminPageForm):
    """Gives a new page a provisional place below its parent, so that its rules can be checked before it is saved."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        if "slug" in self.fields:
            # The field is on another tab; if it is empty, the page makes its slug from the title.
            self.fields["slug"].required = False
        page, parent = self.instance, self.parent_page
        if parent is not None and not page.path:
            # Wagtail's preview of a new page does the same; saving replaces the path.
            page.depth = parent.depth + 1
            page.path = Page._get_children_path_interval(parent.path)[1]
