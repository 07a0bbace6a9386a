"""Images and documents as editors upload them, and the encodings that portals receive."""

from __future__ import annotations

import hashlib
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.images.models import Image as WagtailImage

from cms.media.contents import content_fault


def hash_file(file: File[Any]) -> str:
    """The SHA-256 of the bytes in hex; rewinds the file to its beginning."""
    file.open()
    file.seek(0)
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


class PortalImage(AbstractImage):
    """A picture; `sha256` names the bytes that were uploaded."""

    credit = models.CharField(_("author of the image"), max_length=500, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    admin_form_fields = (*WagtailImage.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = [("choose_image", "Can choose image")]

    def _set_image_file_metadata(self) -> None:
        super()._set_image_file_metadata()
        self.sha256 = hash_file(self.file)


class ImageRendition(AbstractRendition):
    """A thumbnail for the screens of the CMS; portals use Encoding instead."""

    image = models.ForeignKey(PortalImage, models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class Encoding(models.Model):
    """One size and format of an uploaded picture; made once and stored by hash in the folder of published media."""

    source_sha256 = models.CharField(max_length=64, db_index=True)
    sha256 = models.CharField(max_length=64)
    type = models.CharField(max_length=20)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    bytes = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source_sha256", "type", "width"], name="one_encoding_per_size")]

    def __str__(self) -> str:
        return f"{self.type} {self.width}×{self.height}"


class PortalDocument(AbstractDocument):
    """A file to download; `sha256` names its bytes."""

    sha256 = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    admin_form_fields = WagtailDocument.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_document", "Can choose document")]

    def clean(self) -> None:
        """Refuse files that a browser would run, and files whose content does not match their name."""
        super().clean()
        if not self.file:
            return
        with self.open_file() as file:
            fault = content_fault(self.filename, file.read(2048))
        if fault:
            raise ValidationError({"file": gettext(fault) % {"name": self.filename}})

    def _set_document_file_metadata(self) -> None:
        super()._set_document_file_metadata()
        self.sha256 = hash_file(self.file)

    def save(self, *arguments: Any, **options: Any) -> None:
        """Compute the hash on every save, whoever calls it."""
        if self.file and not getattr(self.file, "_committed", True):
            self._set_document_file_metadata()
        super().save(*arguments, **options)
