"""The form of a page."""

from __future__ import annotations

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm


class PageForm(WagtailAdminPageForm):
    """Tells a new page its parent before it is checked: until it is saved, no path says where it lies."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        if self.parent_page is not None and not self.instance.path:
            # The name under which treebeard and Wagtail keep it.
            self.instance._cached_parent_obj = self.parent_page
