"""From the form to the page: which portals a change by an agency or the national office affects, and which not."""

from __future__ import annotations

import pytest
from django.conf import settings

from cms.publishing.models import Change, Receipt
from cms.publishing.reconcile import reconcile
from cms.publishing.worker import publish_all
from tests.cms.procedures.conftest import NATIONAL, A, B
from tests.cms.procedures.test_screens import definition_form
from tests.cms.procedures.test_screens import form as listing_form

PAGE = "thu-tuc/1.004222/index.html"


def live(portal, path=PAGE):
    """Return the text of a file of a portal's live release."""
    return (settings.ENVIRONMENT.releases / portal / "live" / path).read_text(encoding="utf-8")


def roots():
    """Return the root hash of each portal's last release."""
    found = {}
    for receipt in Receipt.objects.order_by("pk"):
        found[receipt.portal] = receipt.root
    return found


@pytest.fixture
def published(nation, listed):
    """Publish three portals, two of which list the same procedure."""
    listing = listed(A, "1.004222")
    listed(B, "1.004222")
    listed(B, "1.004194")
    assert set(reconcile()) == {NATIONAL, A, B}
    publish_all()
    assert not Change.objects.exclude(state="done").exists()
    assert [problem for receipt in Receipt.objects.all() for problem in receipt.problems] == []
    return listing


def test_a_fee_that_one_agency_changes_is_on_its_page_and_nowhere_else(nation, published, as_user):
    before = roots()
    assert "15.000" not in live(A)
    posted = listing_form(nation[A], published.procedure, {"amount": "15000"})
    answer = as_user(f"approver-{A}").post(f"/cms/listings/edit/{published.pk}/", posted)
    assert answer.status_code == 302
    publish_all()
    assert "15.000" in live(A)
    assert {key for key, root in roots().items() if root != before[key]} == {A}
    changed = Receipt.objects.filter(portal=A).first().changed
    assert PAGE in changed
    assert not [path for path in changed if "1.004194" in path]
    assert reconcile() == []


def test_what_the_national_office_changes_is_on_its_page_and_wherever_it_is_listed(
    nation, published, definitions, as_user
):
    before = roots()
    row = definitions["1.004194"]
    posted = definition_form(row, name="Đăng ký nơi tạm trú")
    assert as_user("quan-tri").post(f"/cms/procedures/edit/{row.pk}/", posted).status_code == 302
    publish_all()
    for key in (NATIONAL, B):
        assert "Đăng ký nơi tạm trú" in live(key, "thu-tuc/1.004194/index.html")
    assert {key for key, root in roots().items() if root != before[key]} == {NATIONAL, B}
    assert reconcile() == []


def test_a_renamed_national_list_changes_the_canonical_address_on_every_portal(nation, published, national_list):
    assert 'href="http://localhost:8000/thu-tuc/1.004222/"' in live(A)
    national_list.slug = "dich-vu-cong"
    national_list.save_revision().publish()
    publish_all()
    for key in (A, B):
        assert 'href="http://localhost:8000/dich-vu-cong/1.004222/"' in live(key)
    assert "Đăng ký thường trú" in live(NATIONAL, "dich-vu-cong/1.004222/index.html")
    assert reconcile() == []


def test_an_unpublished_listing_leaves_its_portal_only(nation, published):
    published.live = False
    published.save()
    publish_all()
    assert not (settings.ENVIRONMENT.releases / A / "live" / PAGE).exists()
    assert "Đăng ký thường trú" in live(B)
    assert "Đăng ký thường trú" in live(NATIONAL)
    assert reconcile() == []


def test_the_list_of_procedures_has_a_preview(nation, published, as_user):
    from cms.portal.models import ProcedureListPage

    page = ProcedureListPage.objects.get(path__startswith=nation[A].folder.path)
    fields = {"title": "Thủ tục của Bộ", "slug": page.slug, "summary": "", "body-count": "0"}
    fields |= {f"comments-{name}_FORMS": "0" for name in ("TOTAL", "INITIAL", "MIN_NUM", "MAX_NUM")}
    client = as_user(f"editor-{A}")
    address = f"/cms/pages/{page.pk}/edit/preview/"
    assert client.post(address, fields).json()["is_valid"]
    html = client.get(f"{address}?mode=&in_preview_panel=true").content.decode()
    assert "Thủ tục của Bộ" in html
    assert "Đăng ký thường trú" in html
    assert "wagtail-userbar" in html
