"""The media files beside a snapshot, named by the hash of their content."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from content_models.media import File, Image, Rendition
from content_models.record import Record
from sitegen.errors import BuildError
from sitegen.site.pictures import picture_size

MediaFault = tuple[str, str, str]
"""Code, field and value of a problem with the bytes of a record."""

MediaFaults = Mapping[Image | File, MediaFault]
"""The images and documents whose bytes cannot be used, with the problem of each."""

NO_FAULTS: MediaFaults = {}

_SIGNATURES = {"application/pdf": b"%PDF-"}


class Media:
    """A folder of media; `known` tells which hashes were checked before, so that a publish reads only new files."""

    def __init__(self, folder: Path | None, known: Callable[[str], bool] = lambda sha256: False) -> None:
        self._folder = folder
        self._known = known

    def path(self, sha256: str) -> Path | None:
        """The path of the file with this hash; None if there is no media folder."""
        return self._folder / sha256 if self._folder else None

    def faults(self, records: Iterable[Record]) -> MediaFaults:
        """The problems of images and documents among these records whose bytes cannot be used."""
        files = [record for record in records if isinstance(record, Image | File)]
        return {record: fault for record in files if (fault := self.fault(record))}

    def fault(self, record: Image | File) -> MediaFault | None:
        """The problem with the bytes of a record; None if they can be used."""
        if isinstance(record, File):
            return self._fault(record)
        for position, rendition in enumerate(record.renditions):
            if fault := self._fault(rendition):
                code, field, value = fault
                return code, f"renditions[{position}].{field}", value
        return None

    def _fault(self, part: Rendition | File) -> MediaFault | None:
        if self._known(part.sha256):
            return None
        path = self.path(part.sha256)
        if path is None or not path.is_file():
            return "missing-media", "sha256", part.sha256
        try:
            with path.open("rb") as file:
                head = file.read(8)
                file.seek(0)
                actual = hashlib.file_digest(file, "sha256").hexdigest()
                length = file.tell()
        except OSError as error:
            raise BuildError(f"cannot read {path}: {error.strerror}. Check the media folder's permissions.") from error
        if actual != part.sha256:
            return "wrong-hash", "sha256", part.sha256
        told = f"{part.type}, starting with {head.decode('latin-1')}"
        if isinstance(part, Rendition):
            size = picture_size(path, part.type)
            if size is None:
                return "no-image", "sha256", told
            if size != (part.width, part.height):
                return "other-size", "width", f"{part.width} × {part.height}, not {size[0]} × {size[1]}"
        elif not head.startswith(_SIGNATURES.get(part.type, b"")):
            return "other-type", "sha256", told
        if length != part.bytes:
            return "other-length", "bytes", f"{part.bytes}, not {length}"
        return None
