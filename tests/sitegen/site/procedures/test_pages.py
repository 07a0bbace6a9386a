"""The pages of procedures that result from definitions, listings and lists."""

from datetime import timedelta

import pytest

from sitegen.site.procedures.pages import (
    SUMMARY_LENGTH,
    ProcedurePage,
    canonical_elsewhere,
    is_abolished,
    procedure_page_id,
    procedure_pages,
)
from tests.sitegen.portals import AT, listing, page, procedure, procedure_list

LATER = AT + timedelta(days=3)
URL = "https://gov.example/thu-tuc/1.004222/"


def pages(*listings: object, national: bool = False, **changes: object) -> list[ProcedurePage]:
    """The pages of two procedures, one of them in two languages, below the lists of both languages."""
    definitions = {
        "1.004222": {locale: procedure(locale=locale, **changes) for locale in ("vi", "en")},
        "1.000002": {"vi": procedure("1.000002")},
    }
    lists = [procedure_list(), procedure_list("danh-sach", "en")]
    return list(procedure_pages(lists, definitions, None if national else listings))  # type: ignore[arg-type]


def keys(found: list[ProcedurePage]) -> list[tuple[str, str, str]]:
    return [(entry.id, entry.locale, entry.parent) for entry in found]


def test_an_agency_has_the_pages_of_what_it_lists_in_the_languages_of_the_definition() -> None:
    assert keys(pages(listing(), listing("1.000002"), listing("9.999999"))) == [
        ("procedure-1.004222", "vi", "thu-tuc"),
        ("procedure-1.000002", "vi", "thu-tuc"),
        ("procedure-1.004222", "en", "danh-sach"),
    ]
    assert pages() == []


def test_the_national_portal_has_the_pages_of_all_definitions() -> None:
    found = pages(national=True)
    assert keys(found) == [
        ("procedure-1.004222", "vi", "thu-tuc"),
        ("procedure-1.000002", "vi", "thu-tuc"),
        ("procedure-1.004222", "en", "danh-sach"),
    ]
    assert [entry.listing for entry in found] == [None, None, None]


def test_a_page_is_dated_by_its_listing_and_changes_with_either() -> None:
    older, newer = listing(first_published_at=AT, updated_at=AT), listing(updated_at=LATER)
    assert pages(older)[0].first_published_at == AT
    assert pages(older, updated_at=LATER)[0].updated_at == LATER
    assert pages(newer)[0].updated_at == LATER
    (only, *_) = pages(national=True, updated_at=LATER)
    assert (only.first_published_at, only.updated_at) == (LATER, LATER)


@pytest.mark.parametrize(
    ("summary", "short"),
    [
        ("", ""),
        ("Ghi tên vào nơi ở.", "Ghi tên vào nơi ở."),
        ("\n Ghi tên. \nRồi nhận kết quả.", "Ghi tên."),
        ("Có chỗ ở hợp pháp.", ""),
        ("Đăng ký thường trú", ""),
        ("từ " * 100, ("từ " * 80).rstrip() + "…"),
        ("a" * 300, "a" * SUMMARY_LENGTH + "…"),
    ],
)
def test_the_summary_is_the_first_line_unless_it_repeats_what_the_page_says_anyway(summary: str, short: str) -> None:
    (page, *_) = pages(listing(), summary=summary, name="Đăng ký thường trú", requirements="Có chỗ ở hợp pháp.\n")
    assert page.summary == short


def test_a_local_page_is_a_version_of_the_national_one_where_that_is_known() -> None:
    local, national = pages(listing(), url=URL)[0], pages(national=True, url=URL)[0]
    assert canonical_elsewhere(local) == URL
    assert canonical_elsewhere(national) == canonical_elsewhere(page()) == ""
    assert canonical_elsewhere(pages(listing())[0]) == ""


def test_only_the_page_of_an_abolished_procedure_is_one() -> None:
    assert is_abolished(pages(listing(), state="abolished")[0])
    assert not is_abolished(pages(listing(), state="amended")[0])
    assert not is_abolished(page())


def test_the_id_of_a_page_is_made_from_that_of_its_procedure() -> None:
    assert {entry.id for entry in pages(national=True)} >= {procedure_page_id("1.004222")}
