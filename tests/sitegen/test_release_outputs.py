"""All files of a release put together: rendered ones, assets, media, and last good bytes."""

import pytest

from sitegen.errors import BuildError
from sitegen.release.manifest import Entry
from sitegen.release.output import BlobRef
from sitegen.release_outputs import release_outputs, render_pages
from sitegen.render.renderer import Failed, Renderer
from sitegen.site.content import PageKey
from sitegen.site.gather import gather
from sitegen.site.media import Media
from tests.sitegen.portals import PDF, PNG, Press, but, digest, directory, file, image, province, snapshot
from tests.sitegen.rendering import BASE

PATH = "gioi-thieu/index.html"
OLD = Entry(path=PATH, class_="page", sha256="a" * 64, size=7)
OLD_STYLE = Entry(path="assets/site.0123.css", class_="asset", sha256="b" * 64, size=8)
OLD_IMAGE = Entry(path="assets/anh/0123.png", class_="asset", sha256="c" * 64, size=9)


def renderer(*records: object) -> Renderer:
    found = gather(snapshot(but(province(), *records)), directory(), (), Media(None, known=lambda sha256: True))  # type: ignore[arg-type]
    made, _, failed = render_pages(found.content, found.routes, BASE, {})
    assert not failed
    return made


def outputs(made: Renderer, failed: list[Failed], media: Media, *published: Entry) -> dict[str, tuple[str, object]]:
    found = list(release_outputs(made, [], failed, media, {entry.path: entry for entry in published}))
    assert len({entry.path for entry in found}) == len(found)
    return {entry.path: (entry.class_, entry.data) for entry in found}


def test_a_page_that_failed_brings_its_last_good_bytes_and_the_styles_of_that_time() -> None:
    failed = [Failed(PATH, PageKey("gioi-thieu", "vi"), "x")]
    found = outputs(renderer(), failed, Media(None), OLD, OLD_STYLE, OLD_IMAGE)
    assert found[PATH] == ("page", BlobRef("a" * 64, 7))
    assert found[OLD_STYLE.path] == ("asset", BlobRef("b" * 64, 8))
    assert OLD_IMAGE.path not in found


def test_without_a_page_that_failed_nothing_old_stays() -> None:
    found = outputs(renderer(), [], Media(None), OLD, OLD_STYLE, OLD_IMAGE)
    assert set(found) == {path for path, _ in renderer().assets.values()}


def test_a_page_that_failed_and_was_never_published_brings_nothing() -> None:
    found = outputs(renderer(), [Failed(PATH, PageKey("gioi-thieu", "vi"), "x")], Media(None), OLD_STYLE)
    assert PATH not in found
    assert OLD_STYLE.path not in found


def test_media_are_read_from_their_folder_or_taken_from_the_live_release(press: Press) -> None:
    press.put_media(PNG)
    held = Entry(path="tep/x.pdf", class_="download", sha256=digest(PDF), size=len(PDF))
    found = outputs(renderer(image(), file()), [], Media(press.media), held)
    assert [data for path, (_, data) in found.items() if path.startswith("assets/anh/")] == [PNG]
    assert [data for path, (_, data) in found.items() if path.startswith("tep/")] == [BlobRef(digest(PDF), len(PDF))]


def test_media_without_a_folder_are_told() -> None:
    with pytest.raises(BuildError) as caught:
        outputs(renderer(file()), [], Media(None))
    assert str(caught.value) == (
        f"tep/{digest(PDF)[:16]}/mau-don.pdf: there is no media folder to take {digest(PDF)} from. "
        "Name it with --media."
    )
