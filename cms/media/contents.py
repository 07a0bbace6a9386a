"""What the first bytes of a document say, whatever its name says."""

import re
from typing import Final

import filetype
from django.utils.translation import gettext_noop

_ARCHIVES = frozenset({"zip", "docx", "xlsx", "pptx", "odt", "ods", "odp", "epub"})
"""Zip files: which of them a file is cannot be told from its first bytes where a program orders the parts otherwise."""
_FOUND: Final = {
    "pdf": frozenset({"pdf"}),
    "png": frozenset({"png", "apng"}),
    "jpg": frozenset({"jpg"}),
    "jpeg": frozenset({"jpg"}),
    "rtf": frozenset({"rtf"}),
    **dict.fromkeys(("zip", "docx", "xlsx", "pptx", "odt", "ods", "odp"), _ARCHIVES),
}
"""What `filetype` may find in a file, by the ending of its name."""
_OFFICE_97: Final = frozenset({"doc", "xls", "ppt"})
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0"
"""How files of Office 97 begin. `filetype` knows them only where their parts lie in the usual order."""
_EMPTY_ARCHIVE = b"PK\x05\x06"
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
    if extension in _FOUND or extension in _OFFICE_97:
        if _is_what_it_says(extension, head):
            return None
        return ACTIVE if _MARKUP.search(head[:512]) else MISNAMED
    if _MARKUP.search(head.lstrip(b"\xef\xbb\xbf \t\r\n")[:512]):
        return ACTIVE
    return MISNAMED if extension in _TEXTS and b"\x00" in head else None


def _is_what_it_says(extension: str, head: bytes) -> bool:
    if extension in _OFFICE_97:
        return head.startswith(_COMPOUND_FILE)
    if head.startswith(_EMPTY_ARCHIVE):
        return extension == "zip"
    found = filetype.guess(head)
    return found is not None and found.extension in _FOUND[extension]
