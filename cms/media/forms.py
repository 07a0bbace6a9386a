"""The form of an image."""

from __future__ import annotations

from django.utils.translation import gettext
from wagtail.images.forms import BaseImageForm


class PictureForm(BaseImageForm):
    """Says in words that a picture is damaged, which Wagtail finds out where it expects nothing of the kind."""

    def _clean_fields(self) -> None:
        try:
            super()._clean_fields()
        except (OSError, SyntaxError, ValueError):
            # What Pillow raises for a file that begins like a picture and does not go on like one.
            damaged = gettext("This picture is damaged or breaks off. Open it, save it again and upload that file.")
            self.add_error("file", damaged)
