"""A change of a definition or a listing leaves a Change for the portals that it affects, and for no others."""

from __future__ import annotations

import pytest
from wagtail.models import Locale, PageViewRestriction

from cms.portal.models import HomePage, ProcedureListPage, SectionPage
from cms.procedures.models import Procedure
from cms.publishing.changes import record_change_of_definitions
from cms.publishing.models import Change
from cms.publishing.reconcile import reconcile
from tests.cms.procedures.conftest import NATIONAL, A, B, add_page, define


def told():
    """Return the keys of the portals that have a Change."""
    return set(Change.objects.values_list("portal", flat=True))


def test_a_definition_tells_the_national_portal_and_whoever_lists_it(definitions, listed):
    listed(A, "1.004222")
    listed(B, "1.004194")
    definitions["1.004222"].save()
    assert told() == {NATIONAL, A}
    [own] = Change.objects.filter(portal=A)
    assert (own.record, own.title, own.bulk) == ("procedure-1.004222", "1.004222 Đăng ký thường trú", False)


def test_its_translation_tells_the_same_portals(definitions, listed):
    listed(A, "1.004222")
    english = define("1.004222", "Registering permanent residence", "en")
    assert told() == {NATIONAL, A}
    Change.objects.all().delete()
    english.delete()
    assert told() == {NATIONAL, A}


def test_withdrawing_a_definition_tells_those_that_showed_it(definitions, listed):
    listed(A, "1.004222")
    definitions["1.004222"].live = False
    definitions["1.004222"].save()
    assert told() == {NATIONAL, A}


def test_a_definition_that_nobody_lists_tells_the_national_portal(definitions, listed):
    listed(A, "1.004194", live=False)
    definitions["1.004194"].save()
    definitions["1.001193"].delete()
    assert told() == {NATIONAL}


def test_a_listing_tells_its_own_portal(definitions, listed):
    listing = listed(A, "1.004222")
    listed(B, "1.004222")
    listing.no_fees = True
    listing.save()
    assert told() == {A}
    assert Change.objects.get().title == "1.004222 Đăng ký thường trú"
    Change.objects.all().delete()
    listing.delete()
    assert told() == {A}


def test_many_definitions_are_one_change_for_each_portal(definitions, listed):
    listed(A, "1.004222")
    listed(A, "1.004194")
    record_change_of_definitions(definitions)
    assert sorted(Change.objects.values_list("portal", "what", "bulk")) == [
        (A, "import", True),
        (NATIONAL, "import", True),
    ]
    Change.objects.all().delete()
    record_change_of_definitions([])
    assert told() == set()


def test_many_definitions_are_looked_up_in_few_queries(definitions, django_assert_num_queries):
    with django_assert_num_queries(5):
        record_change_of_definitions(f"9.{number}" for number in range(1_200))


def rename(page):
    page.slug = "dich-vu-cong"
    page.save()


def publish_renamed(page):
    page.slug = "dich-vu-cong"
    page.save_revision().publish()


def unpublish(page):
    page.unpublish()


def hide(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def delete(page):
    page.delete()


@pytest.mark.parametrize("act", [rename, publish_renamed, unpublish, hide, delete], ids=lambda act: act.__name__)
@pytest.mark.parametrize("above", [False, True], ids=["list", "section above"])
def test_the_national_list_gives_procedures_their_address_so_listing_portals_hear_of_it(
    definitions, listed, national_list, act, above
):
    section = add_page(national_list.get_parent(), SectionPage, "Dịch vụ", "dich-vu")
    national_list.move(section, pos="last-child")
    listed(A, "1.004222")
    act(SectionPage.objects.get(pk=section.pk) if above else ProcedureListPage.objects.get(pk=national_list.pk))
    assert told() == {NATIONAL, A}
    assert set(Change.objects.filter(portal=A).values_list("what", "bulk")) == {("procedures", True)}


def test_moving_the_national_list_is_heard_too(definitions, listed, national_list):
    section = add_page(national_list.get_parent(), SectionPage, "Dịch vụ", "dich-vu")
    listed(A, "1.004222")
    national_list.move(section, pos="last-child")
    assert told() == {NATIONAL, A}


def test_a_second_language_of_the_national_list_is_heard_too(definitions, listed, national_list):
    listed(A, "1.004222")
    english = Locale.objects.get(language_code="en")
    national_list.get_parent().specific.copy_for_translation(english, copy_parents=True)
    Change.objects.all().delete()
    national_list.copy_for_translation(english, alias=True)
    assert told() == {NATIONAL, A}


def edit_text(page):
    page.summary = "Mọi thủ tục"
    page.save_revision().publish()


def draft_rename(page):
    page.slug = "dich-vu-cong"
    page.save_revision()


@pytest.mark.parametrize("act", [edit_text, draft_rename], ids=lambda act: act.__name__)
def test_the_words_of_the_national_list_and_its_drafts_are_nobody_elses_matter(definitions, listed, national_list, act):
    listed(A, "1.004222")
    act(national_list)
    act(HomePage.objects.get(pk=national_list.get_parent().pk))
    assert told() <= {NATIONAL}


def test_the_list_of_an_agency_moves_nobody_elses_procedures(nation, definitions, listed):
    listed(A, "1.004222")
    listed(B, "1.004222")
    rename(ProcedureListPage.objects.get(path__startswith=nation[A].folder.path))
    assert told() == {A}


def test_what_sends_no_signal_is_found_by_comparing(definitions, listed, monkeypatch):
    from cms.export.content import read_content
    from cms.publishing import reconcile as module
    from cms.publishing.models import Publication

    listed(A, "1.004222")
    for key in (NATIONAL, A, B):
        Publication.objects.create(portal=key, content_hash=read_content(key).hash)
    assert reconcile() == []
    Procedure.objects.filter(key="1.004222").update(name="Đăng ký nơi thường trú")
    whole, read = module.export_shared, []
    monkeypatch.setattr(module, "export_shared", lambda: read.append(1) or whole())
    assert reconcile() == [A, NATIONAL]
    assert read == [1]
