"""Whether the first bytes of a document match the ending of its name."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from PIL import Image

from cms.media.contents import ACTIVE, EMPTY, MISNAMED, content_fault

OFFICE_97 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000)
"""No detector can distinguish these formats by the first bytes, as the parts of such a file may be in any order."""


def archive(*names: str, text: str = "x") -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as file:
        for name in names:
            file.writestr(name, text)
    return buffer.getvalue()


def picture(form: str, **options: object) -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (40, 30), "navy").save(buffer, form, **options)
    return buffer.getvalue()


PDF = b"%PDF-1.7\n" + bytes(100)
WORD = archive("[Content_Types].xml", "_rels/.rels", "word/document.xml")
WORD_OF_ANOTHER_PROGRAM = archive("customXml/item1.xml", "word/document.xml")
ODF = archive("mimetype", text="application/vnd.oasis.opendocument.text")
PHOTO = picture("JPEG", exif=b"Exif\0\0" + bytes(60_000))
ANIMATED = picture("PNG", save_all=True, append_images=[Image.new("RGB", (40, 30), "red")])


@pytest.mark.parametrize(
    ("name", "data"),
    [
        *(("a.pdf", PDF), ("A.PDF", PDF), ("a.rtf", b"{\\rtf1\\ansi xin}")),
        *((f"a.{ending}", OFFICE_97) for ending in ("doc", "xls", "ppt")),
        *(("a.docx", WORD), ("a.docx", WORD_OF_ANOTHER_PROGRAM), ("a.docx", b"PK\x03\x04docx")),
        *(("a.xlsx", archive("xl/workbook.xml")), ("a.pptx", archive("ppt/presentation.xml"))),
        *((f"a.{ending}", ODF) for ending in ("odt", "ods", "odp")),
        *(("a.zip", archive("a.txt")), ("a.zip", archive()), ("a.zip", WORD)),
        *(("a.jpg", PHOTO), ("a.jpeg", PHOTO), ("a.png", picture("PNG")), ("a.png", ANIMATED)),
        *(("a.txt", "xin chào".encode()), ("a.csv", b"\xef\xbb\xbfa,b\n"), ("a.csv", b"a < b")),
    ],
)
def test_a_document_that_is_what_its_name_says_is_accepted(name: str, data: bytes) -> None:
    assert content_fault(name, data[:2048]) is None


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        *((f"a.{ending}", b"", EMPTY) for ending in ("pdf", "txt", "docx")),
        *((f"a.{ending}", PDF, MISNAMED) for ending in ("docx", "doc", "zip", "odt", "rtf", "jpg", "png")),
        *((f"a.{ending}", WORD, MISNAMED) for ending in ("pdf", "doc", "xls", "rtf", "jpg", "png", "txt")),
        *((f"a.{ending}", OFFICE_97, MISNAMED) for ending in ("pdf", "docx", "zip", "rtf", "csv")),
        *((f"a.{ending}", PHOTO, MISNAMED) for ending in ("png", "pdf", "zip", "txt")),
        *((f"a.{ending}", picture("PNG"), MISNAMED) for ending in ("jpg", "jpeg", "pdf", "docx")),
        *(("a.png", picture("GIF"), MISNAMED), ("a.jpg", picture("WEBP"), MISNAMED)),
        *(("a.docx", archive(), MISNAMED), ("a.pdf", b"xin", MISNAMED), ("a.zip", b"PK", MISNAMED)),
        *((f"a.{ending}", b"<html><script>", ACTIVE) for ending in ("pdf", "docx", "doc", "jpg", "zip", "txt", "csv")),
        ("a.png", b"<?xml version='1.0'?><svg/>", ACTIVE),
        ("a.txt", b"\xef\xbb\xbf \r\n<!DOCTYPE html>", ACTIVE),
    ],
)
def test_a_document_that_is_something_else_is_refused(name: str, data: bytes, fault: str) -> None:
    assert content_fault(name, data[:2048]) == fault
