"""After an upload is committed, its published form is made; outside the transaction, as encoding takes a second."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver

from cms.media.encodings import encode_image, keep_document
from cms.media.models import PortalDocument, PortalImage, hash_file


@receiver(pre_save, sender=PortalImage)
def name_bytes(instance: PortalImage, **_: Any) -> None:
    """Whoever saves a new file, its hash is known."""
    if instance.file and not getattr(instance.file, "_committed", True):
        instance.sha256 = hash_file(instance.file)


@receiver(post_save, sender=PortalImage)
def encode_after_upload(instance: PortalImage, update_fields: Any = None, **_: Any) -> None:
    """Failing here leaves the work to the worker, which reports it; the upload itself is saved."""
    if instance.sha256 and not update_fields:
        transaction.on_commit(lambda: encode_image(instance), robust=True)


@receiver(post_save, sender=PortalDocument)
def keep_after_upload(instance: PortalDocument, update_fields: Any = None, **_: Any) -> None:
    """Copied by hash, so that a replaced file never changes under a release."""
    if instance.sha256 and not update_fields:
        transaction.on_commit(lambda: keep_document(instance), robust=True)
