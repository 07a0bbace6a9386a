"""A tiny valid portal, and variants with one error each: `BROKEN["svg-rendition"].write(folder)`."""

import hashlib
import shutil
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import msgspec

Data = dict[str, Any]


def encode(record: Data) -> bytes:
    """Return a record as a line of a snapshot."""
    return msgspec.json.encode(record) + b"\n"


def make_png(width: int = 16, height: int = 9) -> bytes:
    """Return a PNG of one colour."""
    rows = (b"\0" + b"\x0b\x4f\x5e" * width) * height

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(rows, 9)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


PNG = make_png()
PNG_NAME = hashlib.sha256(PNG).hexdigest()

DATES: Data = {"first_published_at": "2026-03-02T08:00:00+07:00", "updated_at": "2026-03-02T08:00:00+07:00"}
AGENCY: Data = {"kind": "agency", "id": "xa-mau", "names": {"vi": "Ủy ban nhân dân xã Mẫu"}, "level": "commune"}
PORTAL: Data = {
    "kind": "portal",
    "id": "xa-mau",
    "agency": "xa-mau",
    "base_url": "http://localhost:8000/xa-mau/",
    "locales": ["vi"],
    "names": {"vi": "Cổng thông tin xã Mẫu"},
}
HOME: Data = {"kind": "home", "id": "home", "locale": "vi", "title": "Xã Mẫu", **DATES}
IMAGE: Data = {
    "kind": "image",
    "id": "anh",
    "title": "Cổng làng",
    "renditions": [{"sha256": PNG_NAME, "type": "image/png", "width": 16, "height": 9, "bytes": len(PNG)}],
}


def page(id: str = "lien-he", *body: Data, **changes: Any) -> Data:
    """Return a page below the front page."""
    fields = {"kind": "page", "id": id, "locale": "vi", "title": "Liên hệ", "slug": id, "parent": "home", **DATES}
    return {**fields, "body": list(body), **changes}


def text(*nodes: Data) -> Data:
    """Return a text block."""
    return {"b": "text", "flow": list(nodes)}


def words(*inline: str | Data) -> Data:
    """Return a paragraph."""
    return {"t": "p", "c": list(inline)}


def linked(to: str, ref: str) -> Data:
    """Return a text block with a link."""
    return text(words("Xem ", {"t": "a", "link": {"to": to, "ref": ref}, "c": ["trang này"]}, "."))


def heading(level: int, title: str) -> Data:
    """Return a heading."""
    return {"t": "h", "level": level, "c": [title]}


def image_block(image: str) -> Data:
    """Return an image block."""
    return {"b": "image", "use": {"image": image, "alt": "Cổng làng lợp ngói"}}


def document(**changes: Any) -> Data:
    """Return a document to download."""
    fields = {"kind": "file", "id": "tep", "title": "Mẫu đơn", "name": "mau-don.pdf", "type": "application/pdf"}
    return {**fields, "sha256": PNG_NAME, "bytes": len(PNG), **changes}


def redirect(id: str, source: str, ref: str = "lien-he") -> Data:
    """Return a redirect from an old address."""
    return {"kind": "redirect", "id": id, "source": source, "link": {"to": "page", "ref": ref}}


def menu(ref: str) -> Data:
    """Return a main menu with one item."""
    items = [{"label": "Liên hệ", "link": {"to": "page", "ref": ref}}]
    return {"kind": "menu", "id": "chinh", "locale": "vi", "place": "main", "items": items}


def snapshot(records: list[Data], /, portal: str | None = "xa-mau", **header: Any) -> bytes:
    """Return the bytes of a snapshot; `header` can make its header invalid."""
    first = {"kind": "header", "format": "motcua-records", "version": 1, "portal": portal, "records": len(records)}
    return b"".join(encode(record) for record in ({**first, **header}, *records))


RECORDS = [PORTAL, HOME, page("lien-he", image_block("anh")), IMAGE]


@dataclass(frozen=True)
class Files:
    """The input of one build: two snapshots, and media by file name."""

    portal: bytes = snapshot(RECORDS)
    shared: bytes = snapshot([AGENCY], portal=None)
    media: Mapping[str, bytes] = field(default_factory=lambda: {PNG_NAME: PNG})

    def write(self, folder: Path) -> None:
        """Write xa-mau.jsonl, shared.jsonl and media/."""
        (folder / "media").mkdir(parents=True, exist_ok=True)
        (folder / "xa-mau.jsonl").write_bytes(self.portal)
        (folder / "shared.jsonl").write_bytes(self.shared)
        for name, data in self.media.items():
            (folder / "media" / name).write_bytes(data)


VALID = Files()


def with_records(*extra: Data) -> Files:
    """Return the valid portal with additional records."""
    return replace(VALID, portal=snapshot([*RECORDS, *extra]))


def with_page(*body: Data, **changes: Any) -> Files:
    """Return the valid portal with an additional page."""
    return with_records(page("trang", *body, **changes))


def with_raw(page_text: bytes) -> Files:
    """Return the valid portal with an additional page in line 6, whose text is written to the file unescaped."""
    line = encode(page("trang", text(words("@@")))).replace(b"@@", page_text)
    return replace(VALID, portal=snapshot(RECORDS, records=len(RECORDS) + 1) + line)


def with_image(**rendition: Any) -> Files:
    """Return the valid portal with an additional image."""
    return with_records({**IMAGE, "id": "anh-2", "renditions": [{**IMAGE["renditions"][0], **rendition}]})


def with_bytes(data: bytes, name: str | None = None) -> Files:
    """Return the valid portal with an additional image of some bytes, named by their hash or by another name."""
    name = name or hashlib.sha256(data).hexdigest()
    files = with_image(sha256=name, bytes=len(data))
    return replace(files, media={**VALID.media, name: data})


CATALOGUE_LINE = {"id": "019d2bfd", "name": "Đăng ký thường trú", "code": "1.004222", "state": "UPDATED"}
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

BROKEN: dict[str, Files] = {
    # the whole file
    "newer-format": replace(VALID, portal=snapshot(RECORDS, version=2)),
    "other-format": replace(VALID, portal=encode(CATALOGUE_LINE) * 2),
    "empty-file": replace(VALID, portal=b""),
    "not-utf-8": with_raw("Liên".encode("latin-1")),
    "truncated-line": replace(VALID, portal=VALID.portal[:-40]),
    "missing-lines": replace(VALID, portal=snapshot(RECORDS[:2], records=4)),
    # dangling ids
    "dangling-page": with_page(linked("page", "khong-co")),
    "dangling-file": with_page({"b": "files", "title": "Tải về", "files": ["khong-co"]}),
    "dangling-image": with_page(image_block("khong-co")),
    "dangling-agency": with_page({"b": "contact", "agency": "khong-co"}),
    "dangling-section": with_page({"b": "latest", "title": "Tin mới", "section": "khong-co"}),
    "dangling-parent": with_page(parent="khong-co"),
    "dangling-menu": with_records(menu("khong-co")),
    "dangling-redirect": with_records(redirect("cu", "/cu/", ref="khong-co")),
    # addresses
    "duplicate-slug": with_page(slug="lien-he"),
    "slug-climbs": with_page(slug="../x"),
    "slug-with-slash": with_page(slug="a/b"),
    "reserved-slug": with_page(slug="search"),
    "redirects-by-case": with_records(redirect("cu", "/cu/trang.html"), redirect("cu-2", "/Cu/Trang.html")),
    "redirect-by-case": with_records(redirect("cu", "/Lien-He/")),
    "redirect-climbs": with_records(redirect("cu", "/../x/")),
    # text
    "script-node": with_page(text({"t": "script", "c": ["alert(1)"]})),
    "javascript-link": with_page(linked("url", "javascript:alert(1)")),
    "host-only-link": with_page(linked("url", "//evil.example")),
    "backslash-link": with_page(linked("url", "https:\\\\evil.example")),
    "mail-with-script": with_page(linked("email", "a@xa.example?body=<script>")),
    "nul-character": with_raw(b"a\\u0000b"),
    "backspace-character": with_raw(b"a\\bb"),
    "escaped-backspace": with_raw(b"a\\u0008b"),
    "next-line-character": with_raw("a\x85b".encode()),
    "heading-skip": with_page(text(heading(2, "Giờ làm việc"), heading(4, "Buổi sáng"))),
    "table-row": with_page({"b": "table", "caption": "Giờ", "head": ["Ngày", "Giờ"], "rows": [["Thứ Hai"]]}),
    # kinds and names
    "duplicate-record": with_records(page("lien-he", title="Liên hệ lần nữa")),
    "shared-record": with_records({**AGENCY, "id": "xa-ben"}),
    "unknown-field": with_page(colour="red"),
    "missing-title": with_records({name: value for name, value in page("trang").items() if name != "title"}),
    # media
    "svg-rendition": with_image(type="image/svg+xml"),
    "svg-download": with_records(document(name="anh.svg", type="image/svg+xml")),
    "html-download": with_records(document(name="trang.html", type="text/html")),
    "no-image": with_bytes(b"this is no picture"),
    "svg-as-png": with_bytes(SVG),
    "half-image": with_bytes(PNG[:40]),
    "other-size": with_bytes(make_png(32, 18)),
    "wrong-hash": with_bytes(make_png(32, 18), name="0" * 64),
    "missing-media": with_image(sha256="f" * 64),
    # theme
    "unknown-theme": replace(VALID, portal=snapshot([{**PORTAL, "theme": "khong-co"}, *RECORDS[1:]])),
}
"""Each named by its error, which is in the last line of the portal's file unless the name indicates otherwise."""


def copy_theme_without(source: Path, target: Path, template: str) -> None:
    """Copy a theme without one of its templates."""
    shutil.copytree(source, target)
    (target / template).unlink()


def copy_theme_with_error(source: Path, target: Path, template: str, line: str = "{% if page %}{{ page. }}") -> None:
    """Copy a theme and insert a line with a syntax error into one of its templates."""
    shutil.copytree(source, target)
    path = target / template
    path.write_text(f"{line}\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
