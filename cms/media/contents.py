"""What the first bytes of a file say, whatever its name says."""

import re
from typing import Final

from django.utils.translation import gettext_noop

SIGNATURES: Final = {
    "pdf": (b"%PDF-",),
    "png": (b"\x89PNG\r\n\x1a\n",),
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "zip": (b"PK\x03\x04", b"PK\x05\x06"),
    "docx": (b"PK\x03\x04",),
    "xlsx": (b"PK\x03\x04",),
    "pptx": (b"PK\x03\x04",),
    "odt": (b"PK\x03\x04",),
    "ods": (b"PK\x03\x04",),
    "odp": (b"PK\x03\x04",),
    "doc": (b"\xd0\xcf\x11\xe0",),
    "xls": (b"\xd0\xcf\x11\xe0",),
    "ppt": (b"\xd0\xcf\x11\xe0",),
    "rtf": (b"{\\rtf",),
}
_MARKUP = re.compile(rb"<\s*(!doctype|html|head|body|script|svg|iframe|\?xml)", re.IGNORECASE)
_TEXTS = frozenset({"txt", "csv"})

ACTIVE = gettext_noop(
    "“%(name)s” holds a web page, an SVG or a script, which could run in a reader's browser. Convert it to PDF."
)
EMPTY = gettext_noop("“%(name)s” is empty. Upload the file again.")
MISNAMED = gettext_noop(
    "“%(name)s” is not what its ending says. Save it again in the right format, then upload that file."
)


def content_fault(name: str, head: bytes) -> str | None:
    """Why a document cannot be offered for download, given its name and its first bytes; None if it can."""
    extension = name.rpartition(".")[2].lower()
    if not head:
        return EMPTY
    if _MARKUP.search(head.lstrip(b"\xef\xbb\xbf \t\r\n")[:512]) and extension not in SIGNATURES:
        return ACTIVE
    if extension in _TEXTS:
        return MISNAMED if b"\x00" in head else None
    expected = SIGNATURES.get(extension)
    if expected and not head.startswith(expected):
        return ACTIVE if _MARKUP.search(head[:512]) else MISNAMED
    return None
