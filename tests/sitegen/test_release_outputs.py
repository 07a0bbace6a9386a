"""A release is put together from rendered files, assets, media, and last good files."""

import pytest

from sitegen.errors import BuildError
from sitegen.release.manifest import Entry
from sitegen.release.output import BlobRef
from sitegen.release_outputs import release_outputs
from sitegen.render.renderer import Rendered, Renderer
from sitegen.site.media import Media
from sitegen.site.settle import settle
from sitegen.site.site import make_site
from tests.sitegen.portals import PDF, PNG, Press, but, digest, directory, file, image, province, snapshot
from tests.sitegen.rendering import BASE

PATH = "gioi-thieu/index.html"
OLD = Entry(path=PATH, class_="page", sha256="a" * 64, size=7)
OLD_STYLE = Entry(path="assets/site.0123.css", class_="asset", sha256="b" * 64, size=8)
OLD_IMAGE = Entry(path="assets/anh/0123.png", class_="asset", sha256="c" * 64, size=9)


def renderer(*records: object) -> Renderer:
    found = settle(snapshot(but(province(), *records)), directory())  # type: ignore[arg-type]
    return Renderer(make_site(found.content, found.routes), BASE)


def outputs(
    maker: Renderer,
    last_good: dict[str, Entry],
    media: Media,
    *published: Entry,
    rendered: tuple[Rendered, ...] = (),
) -> dict[str, tuple[str, object]]:
    found = list(release_outputs(maker, rendered, last_good, media, {entry.path: entry for entry in published}))
    assert len({entry.path for entry in found}) == len(found)
    return {entry.path: (entry.class_, entry.data) for entry in found}


def test_a_page_that_failed_brings_its_last_good_bytes_and_the_styles_of_that_time() -> None:
    found = outputs(renderer(), {PATH: OLD}, Media(None), OLD, OLD_STYLE, OLD_IMAGE)
    assert found[PATH] == ("page", BlobRef("a" * 64, 7))
    assert found[OLD_STYLE.path] == ("asset", BlobRef("b" * 64, 8))
    assert OLD_IMAGE.path not in found


def test_without_a_page_that_failed_nothing_old_stays() -> None:
    found = outputs(renderer(), {}, Media(None), OLD, OLD_STYLE, OLD_IMAGE)
    assert set(found) == {path for path, _ in renderer().assets.values()}


def test_a_last_good_file_goes_where_its_page_belongs_now() -> None:
    found = outputs(renderer(), {"noi-khac/index.html": OLD}, Media(None), OLD)
    assert found["noi-khac/index.html"] == ("page", BlobRef("a" * 64, 7))
    assert PATH not in found


@pytest.mark.parametrize("path", [PATH, "Gioi-Thieu/index.html", "gioi-thieu"])
def test_a_last_good_file_gives_way_to_what_was_made_in_its_place(path: str) -> None:
    new = Rendered(path, b"x", "page", {})
    found = outputs(renderer(), {PATH: OLD}, Media(None), OLD, OLD_STYLE, rendered=(new,))
    assert found[path] == ("page", b"x")
    assert set(found) == {path, *(path for path, _ in renderer().assets.values())}


def test_media_are_read_from_their_folder_or_taken_from_the_live_release(press: Press) -> None:
    press.put_media(PNG)
    held = Entry(path="tep/x.pdf", class_="download", sha256=digest(PDF), size=len(PDF))
    found = outputs(renderer(image(), file()), {}, Media(press.media), held)
    assert [data for path, (_, data) in found.items() if path.startswith("assets/anh/")] == [PNG]
    assert [data for path, (_, data) in found.items() if path.startswith("tep/")] == [BlobRef(digest(PDF), len(PDF))]


def test_media_without_a_folder_are_told() -> None:
    with pytest.raises(BuildError) as caught:
        outputs(renderer(file()), {}, Media(None))
    assert str(caught.value) == (
        f"tep/{digest(PDF)[:16]}/mau-don.pdf: there is no media folder to take {digest(PDF)} from. "
        "Name it with --media."
    )
