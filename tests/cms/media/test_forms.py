"""What the form of an image refuses, in each view that contains it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Picture

from cms.media.models import PortalImage


@pytest.fixture
def cut(tmp_path):
    """Return a function that returns an upload of a picture without its second half."""
    path = tmp_path / "anh.jpg"
    Picture.effect_noise((400, 300), 60).convert("RGB").save(path)
    data = path.read_bytes()
    return lambda: SimpleUploadedFile("anh.jpg", data[: len(data) // 2], "image/jpeg")


@pytest.mark.parametrize(
    ("address", "file", "title"),
    [
        ("/cms/images/add/", "file", "title"),
        ("/cms/images/multiple/add/", "files[]", "title"),
        ("/cms/images/chooser/create/", "image-chooser-upload-file", "image-chooser-upload-title"),
    ],
)
def test_a_picture_that_breaks_off_is_refused_in_words(as_user, cut, address, file, title):
    client = as_user("editor-bo-noi-vu")
    answer = client.post(address, {file: cut(), title: "Ảnh cụt"}, headers={"accept-language": "en"})
    assert answer.status_code == 200
    assert "This picture is damaged or breaks off." in answer.content.decode()
    assert not PortalImage.objects.exists()
