"""A refused record is replaced by its last good version, whatever the reason for the refusal."""

import pytest

from content_models.kind import RecordBase
from content_models.problem import Problem
from content_models.record import key_of
from sitegen.site.content import PageKey
from sitegen.site.media import NO_FAULTS, Media, MediaFaults
from sitegen.site.settle import Settled, settle
from tests.sitegen.portals import (
    PNG,
    Press,
    article,
    but,
    days_before,
    digest,
    directory,
    file,
    home,
    image,
    menu,
    page,
    portal,
    province,
    redirect,
    refused,
    rendition,
    section,
    snapshot,
    to_page,
)

GOOD = [*province(), image(), file()]


def rebuilt(records: list[RecordBase], *problems: Problem, faults: MediaFaults = NO_FAULTS) -> Settled:
    """Settle records after GOOD was published."""
    return settle(snapshot(records, problems), directory(), GOOD, faults)  # type: ignore[arg-type]


@pytest.mark.parametrize("record", GOOD, ids=lambda record: f"{type(record).__name__}-{record.id}")
def test_a_record_that_the_reader_refused_is_as_it_was(record: RecordBase) -> None:
    left = [entry for entry in GOOD if entry is not record]
    found = rebuilt(left, refused(record))
    assert sorted(map(repr, found.content.records())) == sorted(map(repr, GOOD))
    assert found.problems == (refused(record),)


@pytest.mark.parametrize("record", GOOD, ids=lambda record: f"{type(record).__name__}-{record.id}")
def test_a_record_whose_kind_or_language_cannot_be_read_is_as_it_was(record: RecordBase) -> None:
    left = [entry for entry in GOOD if entry is not record]
    for unreadable in (
        {"field": "kind", "kind": "pagge"},
        {"field": "locale", "locale": "VI"},
        {"field": "locale", "locale": ""},
        {"kind": ""},
    ):
        assert record in rebuilt(left, refused(record, **unreadable)).content.records()


def test_a_record_that_was_taken_out_stays_out_though_another_one_is_refused() -> None:
    left = [entry for entry in GOOD if entry.id != "gioi-thieu"]
    found = rebuilt(left, refused(page(locale="en")))
    assert PageKey("gioi-thieu", "en") in found.content.pages
    assert PageKey("gioi-thieu", "vi") not in found.content.pages


def test_a_new_record_that_is_refused_is_left_out() -> None:
    found = rebuilt(GOOD, refused(page("moi")))
    assert PageKey("moi", "vi") not in found.content.pages


def test_a_warning_replaces_nothing() -> None:
    newer = page(title="Mới")
    found = rebuilt(but(GOOD, newer), refused(page(), severity="warning"))
    assert found.content.pages[PageKey("gioi-thieu", "vi")] == newer


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        (page(slug="search", title="Mới"), "reserved-slug"),
        (page(parent="mat", title="Mới"), "dangling-parent"),
        (page(parent="bai-0", title="Mới"), "article-parent"),
        (page(parent="gioi-thieu", title="Mới"), "cycle"),
        (page(slug="tin", title="Mới"), "duplicate-path"),
        (page(slug="tin", title="Mới", first_published_at=days_before(900)), "duplicate-path"),
        (page(slug="trang", parent="tin", title="Mới"), "reserved-slug"),
        (article("bai-0", parent="mat", title="Mới"), "dangling-parent"),
        (redirect("/search/", to_page("tin")), "reserved-slug"),
        (redirect("/tin/", to_page("gioi-thieu")), "redirect-on-page"),
    ],
)
def test_a_record_that_cannot_be_placed_is_as_it_was(changed: RecordBase, code: str) -> None:
    found = rebuilt(but(GOOD, changed))
    before = next(record for record in GOOD if key_of(record) == key_of(changed))
    assert before in found.content.records()
    assert changed not in found.content.records()
    assert [problem.code for problem in found.problems] == [code]


@pytest.mark.parametrize(
    "changed",
    [
        section(slug="search"),
        section(parent="mat"),
        section(slug="gioi-thieu"),
        section(parent="duoi"),
    ],
)
def test_pages_below_a_page_that_is_as_it_was_stay_where_they_are(changed: RecordBase) -> None:
    below = page("duoi", parent="tin")
    good = [*GOOD, below]
    found = settle(snapshot(but(good, changed)), directory(), good)  # type: ignore[arg-type]
    assert found.routes[PageKey("bai-0", "vi")] == "tin/2026/03/bai-0/"
    assert found.routes[PageKey("duoi", "vi")] == "tin/duoi/"
    assert [problem.id for problem in found.problems] == ["tin"]


def test_a_page_whose_old_place_is_taken_by_now_is_left_out() -> None:
    moved_in = page("khac", slug="gioi-thieu", first_published_at=days_before(500))
    found = rebuilt(but(GOOD, page(slug="search"), moved_in))
    assert found.content.pages[PageKey("khac", "vi")] == moved_in
    assert PageKey("gioi-thieu", "vi") not in found.content.pages
    assert sorted(problem.code for problem in found.problems if problem.id == "gioi-thieu" and problem.locale) == [
        "duplicate-path",
        "reserved-slug",
    ]


def test_a_page_in_a_language_that_the_portal_gave_up_does_not_come_back() -> None:
    found = rebuilt(but(GOOD, portal(locales=("vi",))))
    assert {key.locale for key in found.routes} == {"vi"}


def test_a_second_front_page_does_not_replace_the_first() -> None:
    found = rebuilt([*GOOD, home(id="a-home")])
    assert [problem.code for problem in found.problems].count("second-home") == 1


def test_an_image_whose_bytes_are_missing_is_as_it_was(press: Press) -> None:
    press.put_media(PNG)
    changed = image("anh", rendition(b"gone"))
    media = Media(press.media, known={digest(PNG), file().sha256}.__contains__)
    found = rebuilt(but(GOOD, changed), faults=media.faults([*GOOD, changed]))
    assert found.content.images["anh"] == image()
    assert [problem.code for problem in found.problems] == ["missing-media"]


def test_an_image_whose_older_bytes_are_gone_as_well_is_left_out(press: Press) -> None:
    changed = image("anh", rendition(b"gone"))
    media = Media(press.media, known={file().sha256}.__contains__)
    found = rebuilt(but(GOOD, changed), faults=media.faults([*GOOD, changed]))
    assert "anh" not in found.content.images


def test_what_stands_in_is_not_told_again_as_a_fault() -> None:
    found = rebuilt([entry for entry in GOOD if entry != menu(to_page("tin"), to_page("gioi-thieu"))], refused(menu()))
    assert len(found.problems) == 1
