"""Settling turns records into the content of a portal: what fits is placed, and the rest is reported."""

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content_models.block import AgenciesBlock, FilesBlock, ImageBlock, LatestBlock
from content_models.kind import RecordBase
from content_models.media import Image
from content_models.problem import Problem
from content_models.record import key_of
from content_models.richtext import Anchor, Paragraph
from content_models.snapshot import Snapshot
from sitegen.errors import BuildError
from sitegen.site.content import PageKey
from sitegen.site.media import MediaFaults
from sitegen.site.procedures.pages import ProcedurePage
from sitegen.site.routes import place_pages
from sitegen.site.settle import Settled, settle
from tests.sitegen.edits import edited, portals
from tests.sitegen.portals import (
    agency,
    article,
    but,
    directory,
    home,
    listing,
    menu,
    page,
    portal,
    procedure,
    procedure_list,
    province,
    refused,
    section,
    shown,
    snapshot,
    text,
    to_page,
)


def settled(*records: RecordBase, shared: Snapshot | None = None) -> Settled:
    return settle(snapshot(records), shared or directory())


def warnings(*records: RecordBase) -> list[str]:
    problems = settled(*records).problems
    assert {problem.severity for problem in problems} <= {"warning"}
    return [str(problem) for problem in problems]


def test_a_good_portal_is_placed_without_a_word() -> None:
    found = settled(*province())
    assert found.problems == ()
    assert found.routes[PageKey("tin", "en")] == "en/news/"
    assert set(found.routes) == set(found.content.pages)


def test_shared_records_can_be_read_by_views() -> None:
    found = settled(*province(), shared=directory(agency(), agency("xa-b")))
    assert sorted(found.content.agencies) == ["tinh-a", "xa-b"]


def test_what_readers_said_of_the_two_files_is_passed_on() -> None:
    first, second = refused(page("a")), refused(agency("b"))
    shared = snapshot([agency()], [second], key=None)
    assert settle(snapshot(province(), [first]), shared).problems == (first, second)


def test_a_page_below_a_page_that_has_no_address_is_left_out_with_it() -> None:
    found = settled(*province(), section("search"), page("duoi", parent="search", slug="duoi"))
    assert PageKey("duoi", "vi") not in found.routes
    assert [(problem.id, problem.code) for problem in found.problems] == [
        ("search", "reserved-slug"),
        ("duoi", "dangling-parent"),
    ]


def test_a_long_chain_of_pages_without_an_address_is_not_left_out_link_by_link(monkeypatch: pytest.MonkeyPatch) -> None:
    rounds: list[int] = []

    def counted(*arguments: Any) -> Any:
        rounds.append(len(arguments[1]))
        return place_pages(*arguments)

    monkeypatch.setattr("sitegen.site.stand_ins.place_pages", counted)
    chain = [page(f"p{step:03d}", parent=f"p{step - 1:03d}" if step else "home", slug="a" * 90) for step in range(200)]
    found = settled(home(), portal(), *chain)
    assert len(rounds) == 2
    assert [(problem.id, problem.code) for problem in found.problems[:2]] == [
        ("p009", "too-long"),
        ("p010", "dangling-parent"),
    ]
    assert len(found.problems) == 200 - 9
    assert len(found.routes) == 1 + 9


def test_a_circle_is_told_as_one_beside_other_faults() -> None:
    ring = (page("a", parent="b"), page("b", parent="a"), page("duoi", parent="a"))
    found = settled(*province(), section("search"), *ring)
    assert {problem.id: problem.code for problem in found.problems} == {
        "search": "reserved-slug",
        "a": "cycle",
        "b": "cycle",
        "duoi": "dangling-parent",
    }


def test_a_page_below_the_second_front_page_of_a_language_is_left_out_with_it() -> None:
    found = settled(*province(), home(id="home-2"), page("duoi", parent="home-2"))
    assert sorted((problem.id, problem.code) for problem in found.problems) == [
        ("duoi", "dangling-parent"),
        ("home-2", "second-home"),
    ]
    assert found.content.homes["vi"].id == "home"


@pytest.mark.parametrize(
    ("kind", "record"),
    [
        ("a page", page("p", body=(text(Paragraph((Anchor(to_page("mat"), ("đi",)),))),))),
        ("a page", menu(to_page("mat"), place="footer", id="cuoi")),
        ("a page", page("p", body=(LatestBlock(title="Tin", section="mat"),))),
        ("an image", article("bai-9", lead=shown("mat"))),
        ("an image", page("p", body=(ImageBlock(use=shown("mat")),))),
        ("a file", page("p", body=(FilesBlock(title="Tệp", files=("mat",)),))),
        ("an agency", page("p", body=(AgenciesBlock(title="Cơ quan", parent="mat"),))),
    ],
)
def test_an_id_that_leads_nowhere_is_a_warning_that_names_it(kind: str, record: RecordBase) -> None:
    (warning,) = warnings(*province(), record)
    assert warning.endswith(
        f": “mat” names {kind} that is not published. "
        "Publish it, or take it out here; until then this part is left out."
    )
    assert record.id in warning


def test_the_field_of_an_id_that_leads_nowhere_is_told_exactly() -> None:
    record = page("p", body=(text("Chào", Paragraph(("Xem ", Anchor(to_page("mat"), ("đây",))))),))
    (warning,) = warnings(*province(), record)
    assert warning.startswith("page p (vi), body[0].flow[1].c[1].link.ref: “mat” ")


def test_a_link_to_a_page_that_exists_in_the_default_language_only_leads_somewhere() -> None:
    record = page("p", "en", body=(text(Paragraph((Anchor(to_page("bai-0"), ("here",)),))),))
    assert warnings(*province(), record) == []


def test_a_portal_without_a_front_page_in_its_default_language_is_refused_with_the_first_fault() -> None:
    records = [record for record in province() if record.id != "home"]
    with pytest.raises(BuildError) as caught:
        settle(snapshot(records, [refused(home())]), directory())
    assert str(caught.value) == (
        "portal tinh-a has no front page in its default language vi, and none was published before. "
        "Publish a front page first. The first fault found: home home, title: “” is empty. Fill it in."
    )


def test_a_portal_without_a_front_page_in_another_language_is_published_in_the_others() -> None:
    records = [record for record in province() if (record.id, getattr(record, "locale", "")) != ("home", "en")]
    found = settled(*records)
    assert {key.locale for key in found.routes} == {"vi"}
    assert {problem.code for problem in found.problems} == {"no-home"}


@pytest.mark.parametrize(
    ("records", "names"),
    [
        (but(province(), without=["tinh-a"]), "none"),
        ([*but(province(), without=["tinh-a"]), portal(id="tinh-b")], "tinh-b"),
        ([*province(), portal(id="tinh-b")], "tinh-a, tinh-b"),
    ],
)
@pytest.mark.parametrize("published_before", [False, True])
def test_a_file_that_does_not_hold_exactly_its_own_portal_is_refused(
    records: list[RecordBase], names: str, published_before: bool
) -> None:
    good = province() if published_before else []
    with pytest.raises(BuildError) as caught:
        settle(snapshot(records), directory(), good)  # type: ignore[arg-type]
    assert str(caught.value) == (
        f"the header names portal tinh-a; the portal records in the file are: {names}. "
        "A snapshot holds exactly one, its own: export it again."
    )


def test_the_shared_records_are_no_portal() -> None:
    with pytest.raises(BuildError) as caught:
        settle(directory(), directory())
    assert str(caught.value) == (
        "these are shared records, which no portal is built from. Name the snapshot of a portal."
    )


def test_a_portal_whose_agency_is_not_in_the_directory_is_refused() -> None:
    with pytest.raises(BuildError) as caught:
        settled(*province(), shared=directory(agency("xa-b")))
    assert str(caught.value) == (
        "portal tinh-a, field agency: “tinh-a” is not among the shared records. "
        "Give the file of shared records with --shared, exported at the same time."
    )


def test_a_portal_whose_agency_was_refused_learns_why() -> None:
    shared = snapshot([], [refused(agency(), field="email", value="x", code="unsafe-link", case="email")], key=None)
    with pytest.raises(BuildError) as caught:
        settled(*province(), shared=shared)
    assert str(caught.value).endswith(
        "The first fault found: agency tinh-a, email: “x” is no e-mail address. "
        "Write an address such as van-phong@xa.example."
    )


def test_problems_are_told_in_the_same_order_whatever_the_order_of_records() -> None:
    records = [*province(), page("search"), page("x", parent="mat"), menu(to_page("mat"), place="footer", id="cuoi")]

    def told(entries: list[RecordBase]) -> list[Problem]:
        return sorted(settled(*entries).problems, key=str)

    assert told(records) == told(records[::-1])


def test_a_related_procedure_that_the_agency_does_not_offer_is_no_fault_of_anybody() -> None:
    shared = snapshot([agency(), procedure(related=("1.001193",))], key=None)
    assert settled(*province(), procedure_list(), listing(), shared=shared).problems == ()
    (problem,) = settled(*province(), procedure_list(), listing("9.999999"), shared=shared).problems
    assert (problem.code, problem.field, problem.value) == ("dangling", "procedure", "9.999999")


@settings(max_examples=60)
@given(st.data())
def test_settling_depends_on_its_arguments_alone_and_leaves_them_as_they_are(data: st.DataObject) -> None:
    published = data.draw(portals())
    changed = data.draw(edited(published))
    positions = st.integers(0, len(changed) - 1)
    lost = {id(changed[position]) for position in data.draw(st.sets(positions, max_size=3))}
    own, shared = (
        snapshot(
            [record for record in changed if type(record).shared is is_shared and id(record) not in lost],
            [refused(record) for record in changed if type(record).shared is is_shared and id(record) in lost],
            key=key,
        )
        for is_shared, key in ((False, "tinh-a"), (True, None))
    )
    good = [record for record in published if not type(record).shared]
    faults = {image: ("missing-media", "sha256", "x") for image in changed if isinstance(image, Image)}
    before = copy.deepcopy((own, shared, good, faults))
    first, second = outcome(own, shared, good, faults), outcome(own, shared, good, faults)
    assert first == second
    assert (own, shared, good, faults) == before


def outcome(own: Snapshot, shared: Snapshot, good: Any, faults: MediaFaults) -> object:
    """Return everything that settling results in, or the message of its error."""
    try:
        found = settle(own, shared, good, faults)
    except BuildError as error:
        return str(error)
    assert found.routes.keys() == found.content.pages.keys()
    pages: Any = {key: page for key, page in found.content.pages.items() if not isinstance(page, ProcedurePage)}
    # Every page can be placed without any further stand-in.
    assert place_pages(found.content.portal, pages, portal_urls(found))[1] == []
    return found.routes, found.withheld, found.problems, sorted(found.content.records(), key=key_of)


def portal_urls(found: Settled) -> list[str]:
    return [agency.portal_url for agency in found.content.agencies.values() if agency.portal_url]


def test_pages_that_are_left_out_take_what_lies_below_with_them_and_no_other_page_moves() -> None:
    found = settled(*province(), section("muc"), page("duoi", parent="muc"))
    left = found.without([PageKey("muc", "vi")])
    assert found.routes.keys() - left.routes.keys() == {PageKey("muc", "vi"), PageKey("duoi", "vi")}
    assert left.routes.items() <= found.routes.items()
    assert left.routes.keys() == left.content.pages.keys()
    assert PageKey("muc", "vi") in found.content.pages
