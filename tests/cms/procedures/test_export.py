"""A portal's export contains only the definitions that it shows, and takes a fixed number of queries."""

from __future__ import annotations

import pytest
from wagtail.models import PageViewRestriction

from cms.export import definitions as exported
from cms.export.content import check_records
from cms.export.portal_records import export_portal
from cms.export.shared_records import export_shared, shared_for
from cms.portal.models import ProcedureListPage, SectionPage
from cms.procedures.models import Procedure
from content_models.listing import LocalListing
from content_models.page import ProcedureList
from content_models.procedure import Procedure as ProcedureRecord
from tests.cms.procedures.conftest import NATIONAL, A, B, add_page, define

SHARED_QUERIES = 15
"""For one portal: two of a savepoint, three for agencies, whether it is national, its listings, the national portal,
its list pages, four for their addresses, names of agencies, definitions."""


def procedures(records):
    """Return the definitions among some records, by id."""
    return {record.id: record for record in records if isinstance(record, ProcedureRecord)}


def listings(key):
    """Return the listings of a portal, by id."""
    return {record.id: record for record in export_portal(key) if isinstance(record, LocalListing)}


def test_every_record_passes_the_rules(definitions, listed):
    listed(A, "1.004222", no_fees=True, phone="024 1234 5678", apply_url="https://dichvucong.example/1")
    for key in (NATIONAL, A, B):
        assert check_records(key, export_portal(key)).problems == ()
        assert check_records(None, export_shared(key)).problems == ()


def test_a_portal_gets_what_it_lists_and_the_national_one_everything(definitions, listed):
    listed(A, "1.004222")
    listed(A, "1.004194")
    listed(B, "1.004194")
    assert {key: set(procedures(export_shared(key))) for key in (NATIONAL, A, B)} == {
        NATIONAL: set(definitions),
        A: {"1.004222", "1.004194"},
        B: {"1.004194"},
    }
    assert set(procedures(export_shared())) == set(definitions)
    assert {key: set(listings(key)) for key in (NATIONAL, A, B)} == {
        NATIONAL: set(),
        A: {"1.004222", "1.004194"},
        B: {"1.004194"},
    }


def test_a_withdrawn_definition_is_withdrawn_in_every_language(definitions, listed):
    listed(A, "1.004222")
    english = define("1.004222", "Residence", "en")

    def languages():
        return {record.locale for record in export_shared(NATIONAL) if record.id == "1.004222"}

    assert languages() == {"vi", "en"}
    Procedure.objects.filter(pk=definitions["1.004222"].pk).update(live=False)
    assert languages() == set()
    assert exported.definition_address(english) == ""
    Procedure.objects.filter(pk=definitions["1.004222"].pk).update(live=True)
    Procedure.objects.filter(pk=english.pk).update(live=False)
    assert languages() == {"vi"}


def test_all_shared_records_narrow_down_to_what_one_portal_reads(definitions, listed):
    related = define("1.000001", "Xóa đăng ký thường trú", related=("1.004222", "1.001193"))
    listed(A, "1.004222")
    definitions["1.000001"] = related
    listed(A, "1.000001")
    shared = export_shared()
    for key in (NATIONAL, A, B):
        assert shared_for(export_portal(key), shared) == export_shared(key)
    assert procedures(export_shared(A))["1.000001"].related == ("1.004222",)


def test_every_language_of_a_listed_definition_comes_along(definitions, listed):
    define("1.004222", "Registering permanent residence", "en")
    listed(A, "1.004222")
    found = [record.locale for record in export_shared(A) if isinstance(record, ProcedureRecord)]
    assert found == ["en", "vi"]


@pytest.mark.parametrize("where", ["listing", "definition"])
def test_what_is_withdrawn_leaves_the_portal(definitions, listed, where):
    listing = listed(A, "1.004222")
    row = listing if where == "listing" else definitions["1.004222"]
    row.live = False
    row.save()
    assert listings(A) == {}
    assert procedures(export_shared(A)) == {}
    assert ("1.004222" in procedures(export_shared(NATIONAL))) is (where == "listing")


def test_the_address_of_a_definition_is_its_page_on_the_national_portal(definitions):
    define("1.004222", "Registering permanent residence", "en")
    urls = {(record.id, record.locale): record.url for record in export_shared() if isinstance(record, ProcedureRecord)}
    assert urls["1.004222", "vi"] == "http://localhost:8000/thu-tuc/1.004222/"
    assert urls["1.004222", "en"] == ""


def unpublish(page):
    page.unpublish()


def hide(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def delete(page):
    page.delete()


def make_ministry(page):
    from cms.agencies.models import Agency

    Agency.objects.filter(key=NATIONAL).update(level="ministry")


@pytest.mark.parametrize("act", [unpublish, hide, delete, make_ministry], ids=lambda act: act.__name__)
def test_without_a_public_national_list_a_definition_has_no_address(definitions, national_list, act):
    act(national_list)
    assert {record.url for record in export_shared() if isinstance(record, ProcedureRecord)} == {""}


def test_of_two_national_lists_the_one_counts_that_the_generator_keeps(definitions, national_list):
    section = add_page(national_list.get_parent(), SectionPage, "Dịch vụ", "dich-vu")
    second = add_page(section, ProcedureListPage, "Thủ tục khác", "khac")
    kept = min((national_list, second), key=lambda page: page.translation_key.hex)
    assert {record.url for record in export_shared() if isinstance(record, ProcedureRecord)} == {
        f"{kept.url}{code}/" for code in definitions
    }


def test_the_list_is_a_page_of_its_own_kind(nation):
    pages = [record for record in export_portal(A) if isinstance(record, ProcedureList)]
    assert [(page.slug, page.title, page.locale) for page in pages] == [("thu-tuc", "Thủ tục", "vi")]


def test_the_number_of_queries_does_not_grow_with_what_there_is(definitions, listed, django_assert_num_queries):
    listed(A, "1.004222")
    with django_assert_num_queries(SHARED_QUERIES):
        export_shared(A)
    with django_assert_num_queries(12):
        export_portal(A)
    for number in range(20):
        code = f"2.{number:06}"
        definitions[code] = define(code, f"Thủ tục {number}")
        if number < 5:
            listed(A, code)
    with django_assert_num_queries(SHARED_QUERIES):
        assert len(procedures(export_shared(A))) == 6
    with django_assert_num_queries(12):
        assert len(listings(A)) == 6
    with django_assert_num_queries(SHARED_QUERIES - 1):
        assert len(procedures(export_shared(NATIONAL))) == 23


def test_a_portal_does_not_read_the_definitions_that_others_list(definitions, listed, monkeypatch):
    read = []
    whole = exported.record_of
    monkeypatch.setattr(
        exported, "record_of", lambda row, *more, **named: read.append(row) or whole(row, *more, **named)
    )
    listed(A, "1.004222")
    export_shared(A)
    assert [row["key"] for row in read] == ["1.004222"]


def test_a_place_names_its_agency_by_key(nation, definitions, listed):
    place = {"type": "item", "value": {"agency": nation[B].agency.pk, "name": {"vi": "Một cửa"}}, "id": "x"}
    listed(A, "1.004222", places=[place])
    assert listings(A)["1.004222"].places[0].agency == B


def test_an_unpublished_page_kind_stays_inside(nation):
    ProcedureListPage.objects.get(path__startswith=nation[A].folder.path).unpublish()
    assert not [record for record in export_portal(A) if isinstance(record, ProcedureList)]


def test_whatever_a_row_holds_the_owner_is_named_by_key(nation, definitions):
    Procedure.objects.filter(key="1.004222").update(owner=nation[B].agency)
    assert procedures(export_shared())["1.004222"].owner == B
