"""The form for uploading an image."""

from __future__ import annotations

from django.utils.translation import gettext
from wagtail.images.forms import BaseImageForm


class PictureForm(BaseImageForm):
    """Reports a damaged picture as a form error. Wagtail notices the damage only later, where it is not handled."""

    def _clean_fields(self) -> None:
        try:
            super()._clean_fields()
        except (OSError, SyntaxError, ValueError):
            # The exceptions that Pillow raises for a file that begins like a picture and is damaged further on.
            damaged = gettext("This picture is damaged or breaks off. Open it, save it again and upload that file.")
            self.add_error("file", damaged)
