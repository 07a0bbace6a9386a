"""From records to the live release: what is published, what is left alone, what is taken away."""

from collections.abc import Iterable
from datetime import timedelta

import pytest

from content_models.block import FilesBlock, ImageBlock
from content_models.kind import RecordBase
from sitegen.build import build_portal
from sitegen.errors import BuildError, ThemeError
from sitegen.release.errors import ReleaseError
from sitegen.release.targets.folder.target import FolderTarget
from sitegen.search.document import Document
from sitegen.search.embedded import EmbeddedIndex
from tests.sitegen.portals import (
    AT,
    KEY,
    PDF,
    PNG,
    Press,
    article,
    but,
    directory,
    file,
    home,
    image,
    page,
    portal,
    province,
    refused,
    rendition,
    shown,
    snapshot,
    text,
)

GOOD_PAGE = page(body=(text("Xin chào"),))


def test_the_first_publish_makes_every_file_of_the_portal_live(press: Press) -> None:
    result = press.publish(province())
    assert (result.release.number, result.release.outcome) == (1, "published")
    assert set(result.release.added) == press.live().keys()
    assert result.problems == ()
    assert {path for path in press.live() if not path.startswith("assets/")} == {
        *("index.html", "en/index.html", "404.html", "en/404.html", "feed.xml", "sitemap.xml", "sitemap-1.xml"),
        *("tin/index.html", "tin/feed.xml", "en/news/index.html", "gioi-thieu/index.html", "en/about/index.html"),
        *("tin/2026/03/bai-0/index.html", "tin/2026/02/bai-1/index.html", "tin/2026/02/bai-2/index.html"),
        *("cu/index.html", "tim-kiem/index.html", "en/search/index.html"),
    }


def test_search_knows_of_a_portal_before_it_is_live_for_the_first_time(press: Press) -> None:
    index = EmbeddedIndex(press.out / ".index")
    seen: list[tuple[list[str], bool]] = []

    class Watched(EmbeddedIndex):
        def withdraw(self, portal: str, staying: Iterable[Document]) -> int:
            seen.append((index.missing([portal]), (press.out / portal / "live").exists()))
            return super().withdraw(portal, staying)

    build_portal(
        snapshot(province()), directory(), press.media, press.target(), made_at=AT, index=Watched(press.out / ".index")
    )
    assert seen == [([], False)]
    assert index.releases() == {KEY: 0}


def test_the_same_records_again_make_no_release(press: Press) -> None:
    first = press.publish(province())
    second = press.publish(province()[::-1], made_at=AT + timedelta(days=1))
    assert second.release.outcome == "unchanged"
    assert (second.release.number, second.release.root) == (1, first.release.root)
    assert len(FolderTarget(press.out / KEY).releases()) == 1


def test_an_edit_changes_the_files_that_show_it_and_no_other(press: Press) -> None:
    press.publish(province())
    release = press.publish(but(province(), page(body=(text("Chào mới"),)))).release
    assert (release.number, release.changed, release.added, release.removed) == (2, ("gioi-thieu/index.html",), (), ())
    assert "Chào mới" in press.text("gioi-thieu/index.html")


def test_a_page_that_is_taken_out_takes_its_files_with_it(press: Press) -> None:
    press.publish(province())
    release = press.publish(but(province(), without=["bai-0"])).release
    assert release.removed == ("tin/2026/03/bai-0/index.html",)
    assert not any(b"bai-0" in data for data in press.live().values())


def test_a_section_that_is_taken_out_takes_its_listings_and_its_feed_with_it(press: Press) -> None:
    press.publish(province())
    release = press.publish(but(province(), without=["tin", "bai-0", "bai-1", "bai-2", "menu", "menu-en"])).release
    assert {"tin/index.html", "tin/feed.xml", "feed.xml", "en/news/index.html"} <= set(release.removed)


def test_a_page_that_moves_is_at_its_new_place_only(press: Press) -> None:
    press.publish(province())
    release = press.publish(but(province(), page(slug="ve-chung-toi"))).release
    assert release.added == ("ve-chung-toi/index.html",)
    assert release.removed == ("gioi-thieu/index.html",)
    assert b"/tinh-a/ve-chung-toi/" in press.live()["cu/index.html"]


def test_images_and_documents_are_published_with_the_pages(press: Press) -> None:
    press.put_media(PNG, PDF)
    shows = page(body=(ImageBlock(use=shown()), FilesBlock(title="Tải về", files=("mau-don",))))
    result = press.publish(but(province(), shows, image(), file()))
    assert result.problems == ()
    live = press.live()
    assert [data for path, data in live.items() if path.startswith("assets/anh/")] == [PNG]
    assert [data for path, data in live.items() if path.startswith("tep/")] == [PDF]


def test_media_that_are_published_need_not_be_given_again(press: Press) -> None:
    press.put_media(PNG, PDF)
    press.publish(but(province(), image(), file()))
    for path in press.media.iterdir():
        path.unlink()
    assert press.publish(but(province(), image(), file(), page(title="Mới"))).problems == ()
    assert PNG in press.live().values()


def test_media_that_no_record_names_any_more_are_gone(press: Press) -> None:
    press.put_media(PNG, PDF)
    press.publish(but(province(), image(), file()))
    release = press.publish(province()).release
    assert len(release.removed) == 2
    assert PDF not in press.live().values()


@pytest.mark.parametrize(
    ("record", "code"),
    [(image("anh", rendition(b"<svg/>")), "no-image"), (image("anh", rendition(b"gone")), "missing-media")],
)
def test_an_image_that_cannot_be_used_is_left_out_and_named(press: Press, record: RecordBase, code: str) -> None:
    press.put_media(b"<svg/>")
    shows = page(body=(ImageBlock(use=shown()), text("Chữ vẫn còn")))
    result = press.publish(but(province(), shows, record))
    assert [problem.code for problem in result.problems] == [code, "dangling"]
    assert "Chữ vẫn còn" in press.text("gioi-thieu/index.html")
    assert "<picture>" not in press.text("gioi-thieu/index.html")


def test_a_page_with_a_fault_stays_as_it_was_and_the_rest_goes_on(press: Press) -> None:
    press.publish(province())
    before = press.live()
    left = [record for record in but(province(), article("bai-0", title="Tên mới")) if record != GOOD_PAGE]
    result = press.publish(left, problems=[refused(page())])
    assert press.live()["gioi-thieu/index.html"] == before["gioi-thieu/index.html"]
    assert "Tên mới" in press.text("tin/index.html")
    assert [problem.id for problem in result.problems] == ["gioi-thieu"]


def test_a_page_with_a_fault_stays_as_it_was_publish_after_publish_until_it_is_mended(press: Press) -> None:
    press.publish(province())
    before = press.text("gioi-thieu/index.html")
    left = [record for record in province() if record != GOOD_PAGE]
    for title in ("Một", "Hai"):
        press.publish(but(left, article("bai-0", title=title)), problems=[refused(page())])
        assert press.text("gioi-thieu/index.html") == before
    press.publish(but(province(), page(body=(text("Đã sửa"),))))
    assert "Đã sửa" in press.text("gioi-thieu/index.html")


def test_a_page_that_was_mended_and_then_taken_out_is_gone(press: Press) -> None:
    press.publish(province())
    left = but(province(), without=["gioi-thieu"])
    press.publish(left, problems=[refused(page())])
    press.publish(left)
    assert "gioi-thieu/index.html" not in press.live()


def test_a_portal_that_cannot_be_built_stays_as_it_was_in_every_byte(press: Press) -> None:
    press.publish(province())
    before, kept = press.live(), (press.out / KEY / "records.jsonl").read_bytes()
    for broken in (but(province(), without=["home"]), but(province(), portal(theme="mat"))):
        with pytest.raises((BuildError, ThemeError)):
            press.publish(broken)
    assert press.live() == before
    assert (press.out / KEY / "records.jsonl").read_bytes() == kept


def test_releases_are_numbered_one_after_the_other(press: Press) -> None:
    press.publish(province())
    assert press.publish(but(province(), home(summary="Mới"))).release.number == 2


def test_the_result_tells_for_every_file_what_it_read(press: Press) -> None:
    result = press.publish(province())
    made = {path for path in press.live() if not path.startswith("assets/")}
    assert result.reads.keys() == made
    assert "facet body gioi-thieu vi" in result.reads["gioi-thieu/index.html"]


def test_a_folder_that_is_a_file_is_refused(press: Press) -> None:
    press.out.write_text("x")
    with pytest.raises(ReleaseError):
        press.publish(province())
