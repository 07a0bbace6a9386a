"""Media files are present, match the hash that is their name, and match their record."""

import errno
import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image as Picture

from sitegen.errors import BuildError
from sitegen.site.media import Media
from tests.sitegen.portals import PDF, PNG, digest, file, image, rendition


def draw(name: str, **options: object) -> bytes:
    """Return a picture in one of Pillow's formats."""
    drawn = io.BytesIO()
    Picture.new("RGB", (800, 600), "teal").save(drawn, name, **options)
    return drawn.getvalue()


PICTURES = {
    "image/png": PNG,
    "image/jpeg": draw("JPEG"),
    "image/webp": draw("WEBP"),
    "image/avif": draw("AVIF", speed=10),
}
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

Put = Callable[[bytes], str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def put(folder: Path) -> Put:
    """Return a function that writes bytes into the folder under their hash and returns the hash."""

    def lay(data: bytes) -> str:
        (folder / digest(data)).write_bytes(data)
        return digest(data)

    return lay


@pytest.mark.parametrize("media_type", sorted(PICTURES))
def test_an_image_of_the_announced_type_has_no_fault(folder: Path, put: Put, media_type: str) -> None:
    put(PICTURES[media_type])
    record = image("anh", rendition(PICTURES[media_type], type=media_type))
    assert Media(folder).fault(record) is None


@pytest.mark.parametrize("media_type", sorted(PICTURES))
@pytest.mark.parametrize(
    "data",
    [
        *(SVG, b"<!doctype html>", b"", PDF, b"\x89PNG\r\n", PNG[:8] + SVG, PNG[: len(PNG) // 2], b"\xff\xd8\xff\xe0"),
        *(b"RIFF\x10\x00\x00\x00WEBPVP8 " + bytes(20), b"\x00\x00\x00\x20ftypavif" + bytes(20)),
    ],
)
def test_bytes_of_another_type_are_no_image(folder: Path, put: Put, media_type: str, data: bytes) -> None:
    put(data)
    fault = Media(folder).fault(image("anh", rendition(data, bytes=1, type=media_type)))
    assert fault == ("no-image", "renditions[0].sha256", f"{media_type}, starting with {data[:8].decode('latin-1')}")


def test_one_kind_of_image_is_not_another(folder: Path, put: Put) -> None:
    for announced in PICTURES:
        for actual, data in PICTURES.items():
            put(data)
            fault = Media(folder).fault(image("anh", rendition(data, type=announced)))
            assert (fault is None) == (actual == announced)


def test_a_picture_has_the_size_and_the_bytes_that_are_announced(folder: Path, put: Put) -> None:
    put(PNG)
    wider = image("anh", rendition(), rendition(width=1200))
    assert Media(folder).fault(wider) == ("other-size", "renditions[1].width", "1200 × 600, not 800 × 600")
    longer = image("anh", rendition(bytes=7))
    assert Media(folder).fault(longer) == ("other-length", "renditions[0].bytes", f"7, not {len(PNG)}")


def test_a_document_is_as_long_as_announced(folder: Path, put: Put) -> None:
    put(PDF)
    assert Media(folder).fault(file(bytes=1_000_000)) == ("other-length", "bytes", f"1000000, not {len(PDF)}")


def test_every_encoding_of_an_image_is_looked_at(folder: Path, put: Put) -> None:
    put(PNG)
    record = image("anh", rendition(), rendition(b"gone", width=400))
    assert Media(folder).fault(record) == ("missing-media", "renditions[1].sha256", digest(b"gone"))


def test_bytes_that_are_not_there_are_missing(folder: Path) -> None:
    assert Media(folder).fault(file()) == ("missing-media", "sha256", digest(PDF))
    assert Media(None).fault(file()) == ("missing-media", "sha256", digest(PDF))


def test_a_folder_in_the_place_of_bytes_is_not_the_bytes(folder: Path) -> None:
    (folder / digest(PDF)).mkdir()
    assert Media(folder).fault(file()) == ("missing-media", "sha256", digest(PDF))


def test_bytes_under_a_wrong_name_are_named(folder: Path) -> None:
    (folder / digest(PDF)).write_bytes(PDF + b"more")
    assert Media(folder).fault(file()) == ("wrong-hash", "sha256", digest(PDF))


def test_a_document_that_is_no_pdf_is_not_offered_as_one(folder: Path, put: Put) -> None:
    put(SVG)
    assert Media(folder).fault(file(data=SVG)) == ("other-type", "sha256", "application/pdf, starting with <svg xml")


def test_a_document_of_a_type_without_a_signature_is_taken_as_it_is(folder: Path, put: Put) -> None:
    put(b"a;b\n")
    assert Media(folder).fault(file(data=b"a;b\n", type="text/csv", name="bang.csv")) is None


def test_bytes_that_were_checked_before_are_not_read_again(folder: Path) -> None:
    media = Media(folder, known={digest(PNG)}.__contains__)
    assert media.fault(image()) is None
    assert media.fault(file()) == ("missing-media", "sha256", digest(PDF))


def test_bytes_that_may_not_be_read_stop_the_build(folder: Path, put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    put(PDF)

    def refuse(path: Path, mode: str) -> object:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(BuildError, match=f"cannot read {folder / digest(PDF)}: Permission denied"):
        Media(folder).fault(file())
