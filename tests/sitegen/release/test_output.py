"""An invalid output is refused where it is created, so that the message can name its page."""

import pytest

from sitegen.release.errors import OutputError
from sitegen.release.output import BlobRef, Output, OutputClass, is_asset


def test_a_reference_names_bytes_by_hash_and_size() -> None:
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert BlobRef.of(b"") == BlobRef(sha256=empty, size=0)


@pytest.mark.parametrize("path", ["../etc/passwd", "a\\b", ""])
def test_an_unfit_path_is_refused(path: str) -> None:
    with pytest.raises(OutputError):
        Output(path=path, class_="page", data=b"")


@pytest.mark.parametrize(("path", "class_"), [("assets/a.css", "page"), ("a.css", "asset"), ("assets", "page")])
def test_assets_and_only_assets_lie_under_assets(path: str, class_: OutputClass) -> None:
    with pytest.raises(OutputError, match=f"'{path}': has the class '{class_}'.*change the path or the class"):
        Output(path=path, class_=class_, data=b"")


def test_an_asset_is_known_by_the_folder_alone() -> None:
    assert is_asset("assets/site.1.css")
    assert not is_asset("assets.html")
    assert not is_asset("en/assets/site.css")
