"""The bytes beside a snapshot: files named by the hash of their content."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from content_models.media import File, Image

_SIGNATURES: dict[str, Callable[[bytes], bool]] = {
    "image/png": lambda head: head.startswith(b"\x89PNG\r\n\x1a\n"),
    "image/jpeg": lambda head: head.startswith(b"\xff\xd8\xff"),
    "image/webp": lambda head: head[:4] == b"RIFF" and head[8:12] == b"WEBP",
    "image/avif": lambda head: head[4:8] == b"ftyp" and head[8:12] in {b"avif", b"avis", b"mif1"},
    "application/pdf": lambda head: head.startswith(b"%PDF-"),
}


class Media:
    """A folder of media; `known` says which hashes were checked before, so that a publish reads only new files."""

    def __init__(self, folder: Path | None, known: Callable[[str], bool] = lambda sha256: False) -> None:
        self._folder = folder
        self._known = known

    def path(self, sha256: str) -> Path | None:
        """Where the bytes lie, or None without a folder."""
        return self._folder / sha256 if self._folder else None

    def fault(self, record: Image | File) -> tuple[str, str, str] | None:
        """Code, field and value of what is wrong with the bytes of a record."""
        if isinstance(record, File):
            return self._fault(record.sha256, record.type, "sha256")
        for position, rendition in enumerate(record.renditions):
            if fault := self._fault(rendition.sha256, rendition.type, f"renditions[{position}].sha256"):
                return fault
        return None

    def _fault(self, sha256: str, media_type: str, field: str) -> tuple[str, str, str] | None:
        if self._known(sha256):
            return None
        path = self.path(sha256)
        if path is None or not path.is_file():
            return "missing-media", field, sha256
        with path.open("rb") as file:
            head = file.read(16)
            file.seek(0)
            actual = hashlib.file_digest(file, "sha256").hexdigest()
        if actual != sha256:
            return "wrong-hash", field, sha256
        signature = _SIGNATURES.get(media_type)
        if signature and not signature(head):
            code = "no-image" if media_type.startswith("image/") else "other-type"
            return code, field, f"{media_type}, starting with {head[:8].decode('latin-1')}"
        return None
