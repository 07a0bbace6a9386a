"""Uploads: which are refused, and which renditions are made of the others."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Picture

from cms.media.contents import content_fault
from cms.media.encodings import encode_image, encode_missing
from cms.media.models import Encoding, PortalDocument, PortalImage
from cms.media.store import folder, keep_bytes


def picture(width, height, form="PNG", mode="RGB"):
    buffer = BytesIO()
    Picture.new(mode, (width, height), {"RGB": "navy", "RGBA": (0, 0, 80, 90), "1": 0}[mode]).save(buffer, form)
    return buffer.getvalue()


def upload(country, width, height, mode="RGB"):
    file = ContentFile(picture(width, height, mode=mode), "anh.png")
    return PortalImage.objects.create(title="Ảnh", file=file, collection=country["bo-noi-vu"].collection)


def sizes(image):
    return {(row.type, row.width) for row in encode_image(image)}


def test_a_large_picture_is_made_in_three_sizes_and_two_formats_with_a_fallback(country):
    image = upload(country, 2000, 1000)
    expected = {(kind, width) for kind in ("image/avif", "image/webp") for width in (480, 960, 1600)}
    assert sizes(image) == expected | {("image/jpeg", 960)}
    for row in Encoding.objects.all():
        with Picture.open(folder() / row.sha256) as opened:
            assert opened.size == (row.width, row.height)
            assert opened.get_format_mimetype() == row.type


def test_a_small_picture_is_never_enlarged(country):
    assert {width for _, width in sizes(upload(country, 300, 200))} == {300}


def test_a_transparent_picture_gets_a_white_ground_in_the_fallback_only(country):
    image = upload(country, 40, 40, mode="RGBA")
    rows = {row.type: row for row in encode_image(image)}
    for kind, mode in (("image/jpeg", "RGB"), ("image/webp", "RGBA")):
        with Picture.open(folder() / rows[kind].sha256) as opened:
            assert opened.mode == mode


def test_pictures_are_encoded_once(country):
    first, second = upload(country, 30, 20), upload(country, 30, 20)
    assert encode_missing([first, second]) == 1
    assert encode_missing([first, second]) == 0


def test_a_picture_whose_file_is_lost_holds_up_no_other(country, caplog):
    lost, whole = upload(country, 30, 20), upload(country, 40, 30)
    lost.file.storage.delete(lost.file.name)
    assert encode_missing([lost, whole]) == 1
    assert f"image {lost.pk} “Ảnh” cannot be read" in caplog.text
    assert sizes(whole)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("anh.png", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "Not a valid"),
        ("anh.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Not a supported image format"),
        ("anh.png", b"not an image at all", "not an image"),
        ("anh.jpg", picture(10, 10), "does not match the file format"),
        ("bom.png", picture(9000, 6000, mode="1"), "too many pixels"),
    ],
    ids=["script", "svg", "text", "misnamed", "pixel bomb"],
)
def test_what_is_no_picture_is_refused_in_plain_words(as_user, name, data, words):
    client = as_user("editor-bo-noi-vu")
    answer = client.post(
        "/cms/images/multiple/add/",
        {"title": "x", "files[]": SimpleUploadedFile(name, data)},
        headers={"accept-language": "en", "x-requested-with": "XMLHttpRequest"},
    )
    body = answer.json()
    assert body["success"] is False
    assert words in body["error_message"]
    assert not PortalImage.objects.exists()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", b"<!DOCTYPE html><script>alert(1)</script>"),
        ("a.csv", b"\xef\xbb\xbf<svg onload=alert(1)>"),
        ("a.pdf", b"<html>"),
        ("a.docx", b"%PDF-1.7"),
        ("a.txt", b""),
    ],
)
def test_documents_that_a_browser_would_run_are_refused(country, name, data):
    document = PortalDocument(title="x", file=ContentFile(data, name), collection=country["bo-noi-vu"].collection)
    with pytest.raises(ValidationError) as caught:
        document.full_clean()
    assert name in caught.value.message_dict["file"][0]


def test_html_documents_are_refused_by_their_ending(country):
    document = PortalDocument(title="x", file=ContentFile(b"xin", "a.html"), collection=country["bo-noi-vu"].collection)
    with pytest.raises(ValidationError):
        document.full_clean()


def test_honest_documents_pass():
    assert content_fault("mau.pdf", b"%PDF-1.7") is None
    assert content_fault("so-lieu.csv", "tỉnh,số\n".encode()) is None


def test_bytes_are_kept_read_only_under_their_hash():
    name = keep_bytes(b"mot cua")
    file = folder() / name
    assert file.read_bytes() == b"mot cua"
    assert file.stat().st_mode & 0o777 == 0o444
