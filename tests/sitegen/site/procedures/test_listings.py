"""Which procedures a portal shows, and what is reported about those that it cannot show."""

import pytest

from content_models.kind import RecordBase
from content_models.problem import Problem
from sitegen.site.content import PageKey
from sitegen.site.settle import Settled, settle
from tests.sitegen.portals import (
    agency,
    but,
    directory,
    listing,
    page,
    portal,
    procedure,
    procedure_list,
    province,
    redirect,
    refused,
    section,
    snapshot,
    to_page,
)

ENGLISH = procedure_list(locale="en", slug="procedures")


def settled(
    *own: RecordBase,
    shared: tuple[RecordBase, ...] = (procedure(), procedure(locale="en")),
    national: bool = False,
    good: tuple[RecordBase, ...] = (),
    problems: tuple[Problem, ...] = (),
) -> Settled:
    """Settle the province with some records of its own and some shared definitions."""
    found = agency(level="national") if national else agency()
    records = snapshot(but(province(), *own), problems)
    return settle(records, directory(found, *shared), good)  # type: ignore[arg-type]


def routes(found: Settled) -> dict[tuple[str, str], str]:
    return {tuple(key): route for key, route in found.routes.items() if key.id.startswith("procedure-")}


def told(found: Settled) -> list[str]:
    return [str(problem) for problem in found.problems]


def test_a_listed_procedure_lives_below_the_list_of_each_language() -> None:
    found = settled(procedure_list(), ENGLISH, listing())
    assert routes(found) == {
        ("procedure-1.004222", "vi"): "thu-tuc/1.004222/",
        ("procedure-1.004222", "en"): "en/procedures/1.004222/",
    }
    assert told(found) == []
    assert set(found.routes) == set(found.content.pages)


def test_a_list_may_lie_anywhere() -> None:
    found = settled(procedure_list(parent="tin", slug="danh-sach"), listing())
    assert routes(found) == {("procedure-1.004222", "vi"): "tin/danh-sach/1.004222/"}


def test_the_national_portal_shows_every_definition_that_has_a_text_in_the_language() -> None:
    shared = (procedure(), procedure(locale="en"), procedure("2.000635"))
    found = settled(procedure_list(), ENGLISH, national=True, shared=shared)
    assert set(routes(found)) == {
        ("procedure-1.004222", "vi"),
        ("procedure-2.000635", "vi"),
        ("procedure-1.004222", "en"),
    }


def test_pages_that_follow_from_others_are_not_kept_as_records() -> None:
    content = settled(procedure_list(), listing()).content
    assert listing() in content.records()
    assert not [record for record in content.records() if record.id.startswith("procedure-")]
    assert procedure() not in content.records()


def test_a_page_of_a_procedure_can_be_taken_out_and_its_listing_stays() -> None:
    content = settled(procedure_list(), ENGLISH, listing()).content
    lost = PageKey("procedure-1.004222", "vi")
    left = content.without([lost])
    assert lost not in left.pages
    assert PageKey("procedure-1.004222", "en") in left.pages
    assert left.records() == content.records()
    assert [field.pages for field in content.procedures_in("vi")] != [field.pages for field in left.procedures_in("vi")]


def test_a_list_that_is_taken_out_takes_its_procedures_with_it() -> None:
    content = settled(procedure_list(), ENGLISH, listing()).content
    left = content.without([PageKey("thu-tuc", "vi")])
    assert {key for key in left.pages if key.id.startswith("procedure-")} == {PageKey("procedure-1.004222", "en")}


def test_listings_without_a_list_are_told_once() -> None:
    shared = (procedure(), procedure("2.000635"))
    found = settled(listing(), listing("2.000635"), shared=shared)
    assert told(found) == [
        "portal tinh-a, locales: “vi” is a language without a list of procedures, so nobody sees the procedures that "
        "this agency offers (2). Publish a list of procedures in this language."
    ]
    assert routes(found) == {}


def test_a_list_in_another_language_alone_is_not_enough() -> None:
    found = settled(ENGLISH, listing())
    assert [problem.code for problem in found.problems] == ["no-procedure-list"]
    assert set(routes(found)) == {("procedure-1.004222", "en")}


def test_a_listing_of_an_unknown_procedure_is_told() -> None:
    assert told(settled(procedure_list(), listing("9.999999"))) == [
        "listing 9.999999, procedure: “9.999999” names a procedure that is not published. "
        "Publish it, or take it out here; until then this part is left out."
    ]


def test_a_listing_whose_procedure_has_no_text_in_any_language_of_a_list_is_told() -> None:
    found = settled(procedure_list(), listing(), shared=(procedure(locale="en"),))
    assert told(found) == [
        "listing 1.004222, procedure: “1.004222” has no text in a language in which this portal lists procedures (en). "
        "Translate the procedure, or publish a list of procedures in its language."
    ]


def test_a_listing_of_the_national_portal_is_told_to_be_useless() -> None:
    found = settled(procedure_list(), listing(), national=True)
    assert [problem.code for problem in found.problems] == ["national-listing"]
    assert found.content.pages[PageKey("procedure-1.004222", "vi")].listing is None  # type: ignore[union-attr]


def test_what_a_definition_names_is_told_only_where_it_is_shown() -> None:
    shared = (procedure(owner="mat", related=("9.999999",)), procedure("2.000635", owner="mat"))
    # A related procedure need not be offered by this portal.
    (problem,) = settled(procedure_list(), listing(), shared=shared).problems
    assert (problem.id, problem.field) == ("1.004222", "owner")
    assert told(settled(procedure_list(), shared=shared)) == []


def test_nothing_but_procedures_lies_below_a_list() -> None:
    found = settled(procedure_list(), page("huong-dan", parent="thu-tuc"))
    assert told(found) == [
        "page huong-dan (vi), parent: “thu-tuc” names a list of procedures as its parent, and only procedures have "
        "their pages below it. Move the page below a section."
    ]


def test_a_language_has_one_list_the_first_by_id() -> None:
    found = settled(procedure_list(), procedure_list("thu-tuc-2"), listing())
    assert told(found) == [
        "procedures thu-tuc-2 (vi), id: “thu-tuc-2” is a second list of procedures in the same language (thu-tuc). "
        "Keep one list of procedures for each language."
    ]
    assert set(routes(found)) == {("procedure-1.004222", "vi")}


def test_no_page_of_an_editor_has_the_id_of_a_procedure() -> None:
    found = settled(procedure_list(), listing(), page("procedure-1.004222"))
    assert [(problem.code, problem.id) for problem in found.problems] == [("reserved-id", "procedure-1.004222")]
    assert routes(found) == {("procedure-1.004222", "vi"): "thu-tuc/1.004222/"}


@pytest.mark.parametrize("word", ["trang", "page"])
def test_a_procedure_is_not_called_like_a_numbered_page(word: str) -> None:
    found = settled(procedure_list(), listing(word), shared=(procedure(word),))
    assert [(problem.code, problem.record) for problem in found.problems] == [("reserved-slug", f"listing {word}")]
    assert routes(found) == {}


def test_a_procedure_does_not_take_the_address_of_another_portal() -> None:
    other = agency("xa-b", portal_url="http://localhost:8000/tinh-a/thu-tuc/xa-b/")
    found = settled(procedure_list(), listing("xa-b"), listing(), shared=(procedure(), procedure("xa-b"), other))
    assert [(problem.code, problem.id) for problem in found.problems] == [("portal-address", "xa-b")]
    assert set(routes(found)) == {("procedure-1.004222", "vi")}


def test_a_procedure_far_down_has_no_address() -> None:
    deep = [
        section(f"{'x' * 100}-{depth}", parent=f"{'x' * 100}-{depth - 1}" if depth else "home") for depth in range(8)
    ]
    found = settled(*deep, procedure_list(parent=f"{'x' * 100}-7"), listing("1" * 80), shared=(procedure("1" * 80),))
    assert [(problem.code, problem.id) for problem in found.problems] == [("too-long", "1" * 80)]


def test_an_old_address_hides_no_procedure_and_no_page_of_the_list() -> None:
    for source in ("/thu-tuc/1.004222/", "/thu-tuc/1.004222", "/thu-tuc/trang"):
        found = settled(procedure_list(), listing(), redirect(source, to_page("tin")))
        assert [problem.code for problem in found.problems] == ["redirect-on-page"], source


def test_a_link_may_lead_to_a_procedure() -> None:
    found = settled(procedure_list(), listing(), redirect("/cu/", to_page("procedure-1.004222")))
    assert told(found) == []


def test_a_listing_that_is_refused_is_shown_as_it_was() -> None:
    before = listing(phone="0205 1")
    found = settled(procedure_list(), good=(before,), problems=(refused(listing()),))
    assert found.content.listings == {"1.004222": before}
    assert set(routes(found)) == {("procedure-1.004222", "vi")}


def test_a_list_that_is_refused_is_shown_as_it_was_with_its_procedures() -> None:
    before = procedure_list(title="Thủ tục")
    found = settled(listing(), good=(before,), problems=(refused(procedure_list()),))
    assert set(routes(found)) == {("procedure-1.004222", "vi")}


def test_the_portal_without_lists_and_listings_hears_nothing_of_definitions() -> None:
    assert told(settled(portal())) == []
