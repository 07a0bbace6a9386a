"""HTTP headers for the files of a site: one set per class of outputs, and the media type of each file extension."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Final

from sitegen.release.output import OutputClass

# With “no-cache” a browser may store a page but must revalidate it each time: a publish is visible at the next click,
# and an unchanged page costs one response without a body.
_ASK = {"Cache-Control": "no-cache"}
# infra/nginx/portals.conf.template has the same headers; tests/infra/test_nginx.py compares them.
_FOR_ALL = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        "form-action 'self'; manifest-src 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
}

HEADERS: Final[Mapping[OutputClass, Mapping[str, str]]] = MappingProxyType(
    {
        "page": {**_FOR_ALL, **_ASK},
        "asset": {**_FOR_ALL, "Cache-Control": "public, max-age=31536000, immutable"},
        "feed": {**_FOR_ALL, **_ASK},
        "data": {**_FOR_ALL, **_ASK},
        "download": {**_FOR_ALL, **_ASK},
    }
)

MISSING: Final[Mapping[str, str]] = MappingProxyType({**HEADERS["page"], "Cache-Control": "no-store"})
"""Headers of a 404. It is not stored, so that a page which is published a second later is visible at once."""

_TEXT: Final = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".ics": "text/calendar",
    ".xml": "application/xml",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
}

_BINARY: Final = {
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".pdf": "application/pdf",
    ".zip": "application/zip",
    ".rtf": "application/rtf",
    ".doc": "application/msword",
    ".xls": "application/vnd.ms-excel",
    ".ppt": "application/vnd.ms-powerpoint",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
}


def content_type(path: str) -> str:
    """The media type of a file by its extension; files with an unknown extension are only offered for download."""
    suffix = PurePosixPath(path).suffix.lower()
    if suffix in _TEXT:
        return f"{_TEXT[suffix]}; charset=utf-8"
    return _BINARY.get(suffix, "application/octet-stream")


def headers(path: str, class_: OutputClass) -> dict[str, str]:
    """All headers of a file: those of its class, and its media type."""
    found = {"Content-Type": content_type(path), **HEADERS[class_]}
    if class_ == "download" and found["Content-Type"] != "application/pdf":
        # Browsers show PDF safely; any other upload is downloaded and never opened as part of the site.
        found["Content-Disposition"] = "attachment"
    return found
