"""Prepares an upload for publication once it is committed; outside the transaction, because encoding takes a second."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver

from cms.media.encodings import encode_image, keep_document
from cms.media.models import PortalDocument, PortalImage, hash_file


@receiver(pre_save, sender=PortalImage)
def name_bytes(instance: PortalImage, **_: Any) -> None:
    """Compute the hash of a new file, whoever saves it."""
    if instance.file and not getattr(instance.file, "_committed", True):
        instance.sha256 = hash_file(instance.file)


@receiver(post_save, sender=PortalImage)
def encode_after_upload(instance: PortalImage, update_fields: Any = None, **_: Any) -> None:
    """Encode the picture. If that fails, the upload stays saved and the worker tries again and reports the reason."""
    if instance.sha256 and not update_fields:
        transaction.on_commit(lambda: encode_image(instance), robust=True)


@receiver(post_save, sender=PortalDocument)
def keep_after_upload(instance: PortalDocument, update_fields: Any = None, **_: Any) -> None:
    """Copy the document under its hash, so that replacing the file never changes an existing release."""
    if instance.sha256 and not update_fields:
        transaction.on_commit(lambda: keep_document(instance), robust=True)
