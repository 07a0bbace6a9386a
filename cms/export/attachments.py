"""Exports the images and documents to which exported records refer."""

from __future__ import annotations

from django.db.models import QuerySet
from wagtail.models import CollectionViewRestriction

from cms.agencies.models import Portal
from cms.export.raw_columns import READER
from cms.media.models import Encoding, PortalDocument, PortalImage
from cms.references import file_id, image_id
from content_models.kind import RecordBase
from content_models.media import File, Image, Rendition
from content_models.record import references
from content_models.slug import slugify

OWNER_STEPS = 8
"""The length of the path of a portal's collection: four characters for the root and four for the collection."""

Attachment = PortalImage | PortalDocument


def media_records(portal: Portal, records: list[RecordBase]) -> list[RecordBase]:
    """Return the images and documents to which the records refer, except in private collections and other portals."""
    named = {(reference.namespace, reference.id) for record in records for reference in references(record)}
    image_keys = {int(name[2:]) for namespace, name in named if namespace == "image"}
    file_keys = {int(name[2:]) for namespace, name in named if namespace == "file"}
    if not image_keys and not file_keys:
        return []
    images = list(PortalImage.objects.using(READER).filter(pk__in=image_keys).select_related("collection"))
    files = list(PortalDocument.objects.using(READER).filter(pk__in=file_keys).select_related("collection"))
    closed = _closed_collections(portal, [*images, *files])
    renditions = _renditions({image.sha256 for image in images if image.sha256})
    found: list[RecordBase] = [
        Image(id=image_id(image.pk), title=image.title, renditions=tuple(renditions[image.sha256]), credit=image.credit)
        for image in images
        if not image.collection.path.startswith(closed) and image.sha256 in renditions
    ]
    found += [_file(file) for file in files if not file.collection.path.startswith(closed)]
    return found


def _closed_collections(portal: Portal, attachments: list[Attachment]) -> tuple[str, ...]:
    """Return the paths of the collections from which this portal may not publish."""
    private = CollectionViewRestriction.objects.using(READER).values_list("collection__path", flat=True)
    owners = {attachment.collection.path[:OWNER_STEPS] for attachment in attachments}
    foreign: QuerySet[Portal] = Portal.objects.using(READER).exclude(pk=portal.pk)
    paths = foreign.filter(collection__path__in=owners).values_list("collection__path", flat=True)
    return tuple(sorted({*private, *paths}))


def _renditions(hashes: set[str]) -> dict[str, list[Rendition]]:
    """Return the encodings of images, by the hash of the uploaded file."""
    found: dict[str, list[Rendition]] = {}
    for encoding in Encoding.objects.using(READER).filter(source_sha256__in=hashes).order_by("type", "width"):
        rendition = Rendition(
            sha256=encoding.sha256,
            type=encoding.type,
            width=encoding.width,
            height=encoding.height,
            bytes=encoding.bytes,
        )
        found.setdefault(encoding.source_sha256, []).append(rendition)
    return found


def _file(document: PortalDocument) -> File:
    stem, _, extension = document.filename.rpartition(".")
    return File(
        id=file_id(document.pk),
        title=document.title,
        name=f"{slugify(stem) or 'tep'}.{slugify(extension)}",
        type=document.content_type,
        sha256=document.sha256,
        bytes=document.file_size or 1,
    )
