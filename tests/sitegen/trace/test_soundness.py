"""The bytes of an output depend only on what it read; therefore a publish may leave most outputs alone."""

import msgspec
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from content_models.kind import RecordBase
from content_models.listing import LocalFee, Place
from sitegen.errors import BuildError
from sitegen.render.renderer import Rendered
from sitegen.site import queries
from tests.content_models.strategies import sites
from tests.sitegen.edits import changes, edited, portals
from tests.sitegen.portals import (
    AT,
    agency,
    article,
    articles,
    but,
    listing,
    page,
    portal,
    procedure,
    procedure_list,
    province,
    redirect,
    section,
    to_page,
    to_url,
)
from tests.sitegen.rendering import BASE, rendered


def assert_sound(before: dict[str, Rendered], after: dict[str, Rendered]) -> list[str]:
    """Check that every file whose bytes differ has read something that differs; return the paths of those files."""
    differing = []
    for path in sorted(before.keys() & after.keys()):
        old, new = before[path], after[path]
        if old.data == new.data:
            continue
        differing.append(path)
        reads = old.reads.keys() & new.reads.keys()
        assert any(old.reads[read] != new.reads[read] for read in reads), f"{path} changed, but nothing that it read"
    return differing


@settings(max_examples=150)
@given(st.data())
def test_a_file_whose_bytes_differ_after_an_edit_has_read_something_that_differs(data: st.DataObject) -> None:
    records = data.draw(portals())
    changed = data.draw(edited(records))
    try:
        before, after = rendered(records), rendered(changed)
    except BuildError:
        assume(False)
    assert_sound(before, after)


PROVINCE = [
    *province(),
    agency(portal_url="http://localhost:8000/tinh-a/"),
    agency("xa-b", parent="tinh-a"),
    procedure_list(),
    procedure_list(locale="en", slug="procedures"),
    procedure(),
    procedure(locale="en"),
    procedure("1.000002"),
    procedure("1.000003"),
    listing(places=(Place(agency="xa-b"),)),
    listing("1.000002"),
]


@settings(max_examples=60)
@given(st.data())
def test_the_same_holds_for_a_change_of_a_field_in_any_portal_that_keeps_the_rules(data: st.DataObject) -> None:
    site = data.draw(sites())
    records = [*site.records, *site.shared]
    position = data.draw(st.integers(0, len(records) - 1))
    change = data.draw(changes(records[position]))
    changed = [*records[:position], msgspec.structs.replace(records[position], **change), *records[position + 1 :]]
    try:
        before, after = rendered(records, key="xa-mau"), rendered(changed, key="xa-mau")
    except BuildError:
        assume(False)
    assert_sound(before, after)


@pytest.mark.parametrize(
    ("edit", "path"),
    [
        (portal(base_url="http://localhost:8001/tinh-a/"), "sitemap-1.xml"),
        (portal(base_url="http://localhost:8001/tinh-a/"), "sitemap.xml"),
        (portal(base_url="http://localhost:8001/tinh-a/"), "cu/index.html"),
        (portal(base_url="http://localhost:8001/tinh-a/"), "feed.xml"),
        (portal(base_url="http://localhost:8000/tinh-khac/"), "404.html"),
        (portal(base_url="http://localhost:8000/tinh-khac/"), "cu/index.html"),
        (portal(names={"vi": "Tên khác"}), "en/about/index.html"),
        (portal(locales=("en", "vi")), "cu/index.html"),
        (portal(locales=("en", "vi")), "sitemap-1.xml"),
        (portal(tokens={"brand": "#7a1020"}), "cu/index.html"),
        (agency(names={"vi": "Tên khác"}), "gioi-thieu/index.html"),
        (article("bai-0", title="Tên khác"), "tin/2026/02/bai-1/index.html"),
        (article("bai-0", title="Tên khác"), "tin/index.html"),
        (article("bai-0", title="Tên khác"), "tin/feed.xml"),
        (article("bai-9"), "tin/index.html"),
        (section(title="Tên khác"), "tin/2026/03/bai-0/index.html"),
        (section(slug="tin-tuc"), "gioi-thieu/index.html"),
        (page(slug="ve-chung-toi"), "cu/index.html"),
        (page(locale="en", slug="about-us"), "gioi-thieu/index.html"),
        (redirect("/cu/", to_page("tin")), "cu/index.html"),
        (listing(fees=(LocalFee(sort="charge", amount=15_000),)), "thu-tuc/1.004222/index.html"),
        (listing(fees=(LocalFee(sort="charge", amount=15_000),)), "en/procedures/1.004222/index.html"),
        (listing(fees=(LocalFee(sort="charge", amount=15_000),)), "thu-tuc/index.html"),
        (listing(updated_at=AT.replace(year=2030)), "sitemap-1.xml"),
        (listing("1.000003"), "thu-tuc/index.html"),
        (listing("1.000003"), "en/procedures/index.html"),
        (procedure(name="Tên khác"), "thu-tuc/1.004222/index.html"),
        (procedure(name="Tên khác"), "thu-tuc/index.html"),
        (procedure("1.000002", name="Tên khác"), "en/procedures/index.html"),
        (procedure("1.000002", locale="en"), "en/procedures/index.html"),
        (procedure("1.000002", locale="en"), "thu-tuc/1.000002/index.html"),
        (procedure(related=("1.000002",)), "thu-tuc/1.004222/index.html"),
        (procedure(state="abolished"), "thu-tuc/index.html"),
        (procedure(state="abolished"), "sitemap-1.xml"),
        (procedure(url="https://gov.example/thu-tuc/1.004222/"), "sitemap-1.xml"),
        (procedure_list(slug="dich-vu"), "en/procedures/1.004222/index.html"),
        (procedure_list(title="Tên khác"), "thu-tuc/1.004222/index.html"),
        (agency("xa-b", names={"vi": "Tên khác"}), "thu-tuc/1.004222/index.html"),
        (agency(level="national"), "thu-tuc/1.004222/index.html"),
        (agency(level="national"), "thu-tuc/index.html"),
    ],
)
def test_an_edit_reaches_the_files_that_show_it_and_each_of_them_read_it(edit: RecordBase, path: str) -> None:
    assert path in assert_sound(rendered(PROVINCE), rendered(but(PROVINCE, edit)))


def test_a_listing_reaches_its_own_page_and_what_lists_it_and_nothing_else() -> None:
    changed = listing(fees=(LocalFee(sort="charge", amount=15_000),), places=(Place(agency="xa-b"),))
    before, after = rendered(PROVINCE), rendered(but(PROVINCE, changed))
    assert assert_sound(before, after) == [
        "en/procedures/1.004222/index.html",
        "en/procedures/index.html",
        "thu-tuc/1.004222/index.html",
        "thu-tuc/index.html",
    ]


@pytest.mark.parametrize(
    "unlisted",
    [procedure("1.000003", name="Tên khác", state="abolished"), procedure("9.999999"), procedure("1.000003", "en")],
)
def test_a_definition_that_an_agency_does_not_list_is_never_read(unlisted: RecordBase) -> None:
    assert rendered(PROVINCE) == rendered(but(PROVINCE, unlisted))


def test_a_translation_reaches_the_sitemap_of_its_original_wherever_it_is_listed_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(queries, "SITEMAP_LENGTH", 2)
    before = but(PROVINCE, page("a"))
    assert "sitemap-1.xml" in assert_sound(rendered(before), rendered(but(before, page("a", "en", slug="z"))))


def test_a_redirect_to_the_outside_follows_the_address_of_its_portal() -> None:
    outside = but(PROVINCE, redirect("/cu/", to_url("https://gov.example/")))
    moved = but(outside, portal(base_url="http://localhost:8000/tinh-khac/"))
    assert "cu/index.html" in assert_sound(rendered(outside), rendered(moved))


def test_another_theme_is_something_that_every_file_read() -> None:
    changed = BASE._replace(
        templates={**BASE.templates, "components/skip-link/template.html": "<a href='#main'>x</a>"}, digest="other"
    )
    before, after = rendered(PROVINCE), rendered(PROVINCE, changed)
    assert assert_sound(before, after)
    assert all(before[path].reads["inputs_hash"] != after[path].reads["inputs_hash"] for path in before)


def test_what_nobody_shows_changes_nothing_and_reaches_few() -> None:
    many = but(PROVINCE, *articles(40), portal(page_size=5))
    before, after = rendered(many), rendered(but(many, page(summary="Một câu")))
    assert assert_sound(before, after) == ["gioi-thieu/index.html"]
    readers = [path for path, entry in before.items() if entry.reads != after[path].reads]
    assert readers == ["gioi-thieu/index.html"]
