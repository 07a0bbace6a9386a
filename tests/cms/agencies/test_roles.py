"""What members of each role can do in their own agency, tested through the real views."""

import json

import pytest
from django.core import mail
from django.core.management import call_command
from wagtail.models import Locale, Page

from cms.agencies.permissions import AgencyPagePolicy
from cms.portal.models import ArticlePage, Menu, Redirect, SectionPage, StandardPage
from cms.publishing.models import Change

A = "bo-noi-vu"


def link(address):
    """Return what a form posts for a link block with an address."""
    return {"page": "", "document": "", "agency": "", "address": address}


def test_an_editor_asks_and_an_approver_of_the_same_agency_publishes(as_user, article, form):
    editor, approver, stranger = (
        as_user(name) for name in ("editor-bo-noi-vu", "approver-bo-noi-vu", "approver-bo-y-te")
    )
    editor.post(f"/cms/pages/{article.pk}/edit/", form(article, title="Xin duyệt", **{"action-submit": "x"}))
    state = article.current_workflow_state
    assert state is not None
    assert [letter.to for letter in mail.outbox] == [["approver-bo-noi-vu@motcua.example"]]
    assert mail.outbox[0].subject.startswith("Trang “Xin duyệt”")
    task = state.current_task_state
    address = f"/cms/pages/workflow/action/{article.pk}/approve/{task.pk}/"
    assert stranger.post(address).status_code in {302, 403}
    article.refresh_from_db()
    assert article.title != "Xin duyệt"
    assert "Xin duyệt" in approver.get("/cms/").content.decode()
    assert "Xin duyệt" not in stranger.get("/cms/").content.decode()
    assert approver.post(address).status_code == 302
    article.refresh_from_db()
    assert article.title == "Xin duyệt"
    assert [letter.to for letter in mail.outbox[1:]] == [["editor-bo-noi-vu@motcua.example"]]
    assert mail.outbox[1].subject.startswith("Trang “Xin duyệt”")
    assert Change.objects.filter(portal=A, what="publish").exists()


def test_an_editor_creates_a_page_and_an_approver_publishes_a_new_one(as_user, section, form):
    address = f"/cms/pages/add/portal/articlepage/{section.pk}/"
    draft = ArticlePage(title="Đường mới qua bến", slug="", summary="")
    assert as_user("editor-bo-noi-vu").post(address, form(draft)).status_code == 302
    created = ArticlePage.objects.child_of(section).get(title=draft.title)
    assert (created.slug, created.live) == ("duong-moi-qua-ben", False)
    ready = ArticlePage(title="Đã duyệt", slug="da-duyet", summary="")
    assert as_user("approver-bo-noi-vu").post(address, form(ready, **{"action-publish": "x"})).status_code == 302
    assert ArticlePage.objects.child_of(section).get(title=ready.title).live


def test_a_new_page_is_checked_like_an_old_one(as_user, home, section, form):
    client = as_user("editor-bo-noi-vu")
    reserved = StandardPage(title="Tìm kiếm", slug="search", summary="")
    answer = client.post(f"/cms/pages/add/portal/standardpage/{home.pk}/", form(reserved))
    assert "“search”" in answer.content.decode()
    assert not StandardPage.objects.child_of(home).filter(slug="search").exists()
    nameless = ArticlePage(title="", slug="", summary="")
    answer = client.post(f"/cms/pages/add/portal/articlepage/{section.pk}/", form(nameless))
    assert answer.status_code == 200
    assert "“”" not in answer.content.decode()


def test_an_approver_keeps_menus_and_redirects_of_the_own_portal_only(country, as_user):
    client = as_user("approver-bo-noi-vu")
    own, other = country[A], country["bo-y-te"]
    fields = {
        "source": "/cu/trang.html",
        "link-count": "1",
        "link-0-deleted": "",
        "link-0-order": "0",
        "link-0-type": "link",
        "link-0-id": "",
        **{f"link-0-value-{k}": v for k, v in link("https://x.example/").items()},
    }
    answer = client.post("/cms/redirects/new/", {**fields, "portal": own.pk})
    assert answer.status_code == 302, answer.content.decode()
    assert Redirect.objects.get().portal == own
    assert client.post("/cms/redirects/new/", {**fields, "portal": other.pk}).status_code == 200
    assert Redirect.objects.count() == 1
    menu = Menu.objects.filter(portal=own).first()
    assert client.get(f"/cms/menus/edit/{menu.pk}/").status_code == 200
    assert as_user("editor-bo-noi-vu").get("/cms/menus/").status_code in {302, 403}


def test_an_unsafe_address_of_a_redirect_is_refused_in_the_form(country, as_user):
    client = as_user("approver-bo-noi-vu")
    fields = {
        "portal": country[A].pk,
        "source": "/cu/",
        "link-count": "1",
        "link-0-deleted": "",
        "link-0-order": "0",
        "link-0-type": "link",
        "link-0-id": "",
        **{f"link-0-value-{k}": v for k, v in link("javascript:alert(1)").items()},
    }
    answer = client.post("/cms/redirects/new/", fields, headers={"accept-language": "vi"})
    said = json.dumps("Không thể liên kết tới “javascript:alert(1)”")[1:-1]
    assert said in answer.content.decode()
    assert not Redirect.objects.exists()


def test_an_editor_translates_a_page_of_the_own_agency(as_user, home, django_capture_on_commit_callbacks):
    page = StandardPage(title="Liên hệ", live=True)
    home.add_child(instance=page)
    english = Locale.objects.get(language_code="en")
    client = as_user("editor-bo-noi-vu")
    address = f"/cms/localize/submit/page/{page.pk}/"
    assert client.get(address).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address, {"locales": [english.pk]})
    copy = page.get_translation(english)
    assert copy.get_parent() == home.get_translation(english).page_ptr
    assert not copy.live, "the words are still Vietnamese, and nobody has approved them"
    assert client.get(f"/cms/pages/{copy.pk}/edit/").status_code == 200


def test_a_section_that_is_translated_along_with_its_page_is_a_draft_as_well(
    as_user, home, django_capture_on_commit_callbacks
):
    section = SectionPage(title="Chỉ có tiếng Việt", live=True)
    home.add_child(instance=section)
    page = StandardPage(title="Giá nước", live=True)
    section.add_child(instance=page)
    english = Locale.objects.get(language_code="en")
    with django_capture_on_commit_callbacks(execute=True):
        as_user("editor-bo-noi-vu").post(f"/cms/localize/submit/page/{page.pk}/", {"locales": [english.pk]})
    copies = (page.get_translation(english), section.get_translation(english))
    assert [(copy.live, copy.alias_of_id) for copy in copies] == [(False, None), (False, None)]
    assert copies[0].get_parent() == copies[1].page_ptr


def test_an_editor_makes_no_alias_of_a_translation_as_it_would_be_live_at_once(as_user, home):
    page = StandardPage(title="Liên hệ", live=True)
    home.add_child(instance=page)
    english = Locale.objects.get(language_code="en")
    editor = as_user("editor-bo-noi-vu")
    editor.post(f"/cms/localize/submit/page/{page.pk}/", {"locales": [english.pk]})
    copy = page.get_translation(english)
    address = f"/cms/localize/page/{copy.pk}/convert_to_alias/"
    assert editor.post(address).status_code in {302, 403}
    copy.refresh_from_db()
    assert not copy.live
    assert as_user("approver-bo-noi-vu").post(address).status_code == 302
    copy.refresh_from_db()
    assert copy.live


def test_the_screens_that_a_member_needs_open(as_user, home, section, article):
    client = as_user("approver-bo-noi-vu")
    for address in (
        "/cms/",
        "/cms/pages/",
        f"/cms/pages/{home.pk}/",
        f"/cms/pages/{article.pk}/edit/",
        f"/cms/pages/{article.pk}/history/",
        f"/cms/pages/add/portal/articlepage/{section.pk}/",
        "/cms/choose-page/",
        f"/cms/choose-page/{section.pk}/",
        "/cms/images/",
        "/cms/images/add/",
        "/cms/documents/",
        "/cms/images/chooser/",
        "/cms/agency_chooser/",
        "/cms/menus/",
        "/cms/redirects/",
        "/cms/account/",
        f"/cms/pages/{article.pk}/delete/",
        f"/cms/pages/{article.pk}/unpublish/",
        f"/cms/pages/{article.pk}/move/",
        f"/cms/pages/{article.pk}/copy/",
        f"/cms/pages/{article.pk}/privacy/",
    ):
        answer = client.get(address, follow=True)
        assert (answer.status_code, answer.redirect_chain in ([], [(answer.request["PATH_INFO"], 302)])) == (
            200,
            True,
        ), address


def test_what_is_not_open_to_a_member_is_refused_in_words(country, as_user):
    client = as_user("editor-bo-noi-vu")
    for address in ("/cms/users/", f"/cms/pages/{country['bo-y-te'].folder.pk}/edit/", "/cms/khong-co/"):
        answer = client.get(address, headers={"accept-language": "vi"})
        assert answer.status_code == 403
        assert '<h1 class="w-h1 w-text-white">Bạn không mở được trang này</h1>' in answer.content.decode()


def test_the_menu_of_a_member_holds_what_the_member_may_use(as_user):
    member = as_user("editor-bo-noi-vu").get("/cms/").content.decode()
    national = as_user("quan-tri").get("/cms/").content.decode()
    for address in ("/cms/reports/site-history/", "/cms/users/", "/cms/agency/"):
        assert address not in member, address
        assert address in national, address


def test_view_live_leads_to_the_portal(as_user, article):
    assert article.url in as_user("editor-bo-noi-vu").get(f"/cms/pages/{article.get_parent().pk}/").content.decode()


def test_a_forgotten_password_is_reset_by_mail(client, country):
    from cms.accounts.models import User

    user = User.objects.get(username="editor-bo-noi-vu")
    client.post("/cms/password_reset/", {"email": user.email})
    assert mail.outbox[0].to == [user.email]
    address = next(word for word in mail.outbox[0].body.split() if "password_reset/confirm" in word)
    answer = client.get(address.removeprefix("http://localhost:8000"), follow=True)
    path = answer.request["PATH_INFO"]
    new = "mot-mat-khau-that-dai-2026"
    client.post(path, {"new_password1": new, "new_password2": new})
    assert client.login(username=user.username, password=new)


def test_users_of_a_page_are_found_from_memberships(country, article):
    policy = AgencyPagePolicy(Page)
    names = {user.username for user in policy.users_with_permission_for_instance("publish", article)}
    assert names == {"quan-tri", "approver-bo-noi-vu"}


@pytest.mark.django_db
def test_the_models_have_their_migrations():
    call_command(
        "makemigrations",
        *("accounts", "agencies", "portal", "media", "procedures", "publishing"),
        check=True,
        dry_run=True,
        verbosity=0,
    )
