"""The pictures and documents of the demo, uploaded into the collections of the portals that show them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from django.core.files.base import File
from django.core.files.storage import default_storage

from cms.agencies.models import Portal
from cms.demo.library import LEAFLETS, PICTURES, Library
from cms.demo.manuscript import Manuscript
from cms.media.models import PortalDocument, PortalImage


def add_images(portal: Portal, pages: Iterable[Manuscript], library: Library) -> dict[str, PortalImage]:
    """Upload each picture that some pages of a portal show; returns them by name."""
    found = {page.head.lead for page in pages if page.head.lead}
    found |= {part.words for page in pages for part in page.parts if part.kind == "image"}
    images = {}
    for name in sorted(found):
        file = next(PICTURES.glob(f"{name}.*"))
        image = PortalImage(title=library.pictures[name].title, collection=portal.collection)
        _attach(image, file, f"{portal.key}-{file.name}")
        images[name] = image
    return images


def add_documents(portal: Portal, pages: Iterable[Manuscript], library: Library) -> dict[str, PortalDocument]:
    """Upload each document that some pages of a portal offer; returns them by file name."""
    lines = {line for page in pages for part in page.parts if part.kind == "files" for line in part.lines if line}
    documents = {}
    for name in sorted(line.removeprefix("- ") for line in lines):
        document = PortalDocument(title=library.leaflets[name].title, collection=portal.collection)
        _attach(document, LEAFLETS / name, name)
        documents[name] = document
    return documents


def _attach(row: PortalImage | PortalDocument, file: Path, name: str) -> None:
    """Save a row with its file under exactly this name: the name of a document is part of its public address."""
    model = type(row)
    stored = row.file.field.generate_filename(row, name)
    if default_storage.exists(stored) and not model.objects.filter(file=stored).exists():
        # Remove a file left from an earlier database; otherwise Django would store the new one under a random name.
        default_storage.delete(stored)
    with file.open("rb") as data:
        row.file = File(data, name=name)
        row.full_clean()
        row.save()
