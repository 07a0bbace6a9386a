"""An editor of agency A finds no trace of agency B at any address of the admin."""

import json
import re

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.log_actions import log
from wagtail.models import CollectionViewRestriction, Locale, Page

from cms.accounts.models import User
from cms.media.models import PortalDocument, PortalImage
from cms.portal.models import ArticlePage, HomePage, Menu, ProcedureListPage, Redirect, SectionPage, StandardPage
from cms.procedures.models import Listing, Procedure
from content_models.record import name_of
from tests.cms.publishing.test_signals import png

MARK = "Rò rỉ"
A, B = "bo-noi-vu", "bo-y-te"


@pytest.fixture
def secrets(country):
    """Create content of agency B of every type that an agency can own; each title contains MARK."""
    portal = country[B]
    pages = {}
    person = User.objects.get(username="approver-bo-y-te")
    person.first_name = f"{MARK} người"
    person.save()
    home = HomePage.objects.get(path__startswith=portal.folder.path, locale__language_code="vi")
    home.add_child(instance=ProcedureListPage(title="Thủ tục", slug="thu-tuc", locale=home.locale))
    for model in (ProcedureListPage, HomePage, SectionPage, ArticlePage, StandardPage):
        page = model.objects.filter(path__startswith=portal.folder.path, locale__language_code="vi").first()
        page.title = f"{MARK} {page.title}"
        page.draft_title = page.title
        page.owner = page.locked_by = person
        page.locked = True
        page.save()
        page.save_revision(user=person, log_action=True)
        pages[name_of(model.record)] = page
    image = PortalImage.objects.create(title=f"{MARK} ảnh", file=png(), collection=portal.collection)
    image.tags.add(f"{MARK} nhãn")
    document = PortalDocument(
        title=f"{MARK} tệp", file=ContentFile(f"%PDF-1.7 {MARK}".encode(), "ro-ri.pdf"), collection=portal.collection
    )
    document.save()
    locale = Locale.objects.get(language_code="vi")
    item = {"type": "item", "value": {"label": f"{MARK} mục", "link": {"page": pages["page"].pk}}}
    menu = Menu.objects.create(portal=portal, locale=locale, place="footer", items=[item])
    redirect = Redirect.objects.create(portal=portal, source="/ro-ri/", link=[])
    # All agencies may read a national definition, but not another agency's listing of it.
    procedure = Procedure.objects.create(key="1.1", code="1.1", name="Đăng ký thường trú", locale=locale)
    listing = Listing.objects.create(portal=portal, procedure=procedure, note={"vi": f"{MARK} ghi chú"})
    log(listing, "wagtail.edit", title=f"{MARK} thủ tục")
    portal.collection.name = f"{MARK} bộ sưu tập"
    portal.collection.save()
    from wagtail_localize.models import Translation, TranslationSource

    source, _ = TranslationSource.get_or_create_from_instance(pages["page"])
    translation = Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code="en"))
    return {
        "pages": pages,
        "image": image,
        "document": document,
        "menu": menu,
        "redirect": redirect,
        "listing": listing,
        "procedure": procedure,
        "source": source,
        "translation": translation,
        "portal": portal,
    }


def patterns(resolver=None, prefix=""):
    """Yield every URL pattern of the project."""
    for entry in (resolver or get_resolver()).url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from patterns(entry, route)
        elif isinstance(entry, URLPattern):
            yield route


def fill(route, secrets):
    """Return addresses for a URL pattern, filled with the numbers of B's content."""
    revision = secrets["pages"]["page"].get_latest_revision()
    numbers = {
        "page_id": [page.pk for page in secrets["pages"].values()] + [secrets["portal"].folder.pk],
        "parent_page_id": [secrets["pages"]["section"].pk, secrets["pages"]["home"].pk, secrets["portal"].folder.pk],
        "page_to_move_id": [secrets["pages"]["page"].pk],
        "destination_id": [secrets["pages"]["section"].pk],
        "image_id": [secrets["image"].pk],
        "document_id": [secrets["document"].pk],
        "revision_id": [revision.pk],
        "translation_source_id": [secrets["source"].pk],
        "translation_id": [secrets["translation"].pk],
        "collection_id": [secrets["portal"].collection.pk],
    }
    words = {
        "app_label": "portal",
        "model_name": "standardpage",
        "content_type_app_name": "portal",
        "content_type_model_name": "articlepage",
        "app_name": "taggit",
        "action": "delete",
        "document_filename": secrets["document"].filename,
        "name": secrets["image"].file.name,
        "block": "body",
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
        "mode": "",
    }
    argument = re.compile(r"<(?:(\w+):)?(\w+)>|\(\?P<(\w+)>[^)]*\)")
    names = [match.group(2) or match.group(3) for match in argument.finditer(route)]
    longest = max([len(numbers.get(name, [0])) for name in names], default=1)
    keys = [secrets[kind].pk for kind in ("menu", "redirect", "listing", "procedure", "image", "document")]
    for turn in range(longest if "pk" not in names else len(keys)):

        def value(match, turn=turn):
            name = match.group(2) or match.group(3)
            if name in ("pk", "id"):
                return str(keys[turn % len(keys)])
            if name in numbers:
                return str(numbers[name][turn % len(numbers[name])])
            return str(words.get(name, keys[0]))

        path = argument.sub(value, route)
        yield "/" + re.sub(r"[\^$\\]|\?$", "", path)


def test_a_crawl_of_the_whole_admin_finds_nothing_of_another_agency(secrets, as_user):
    leaks, opened, broken = [], 0, []
    for name in ("editor-bo-noi-vu", "approver-bo-noi-vu"):
        client = as_user(name)
        client.raise_request_exception = False
        for route in sorted(set(patterns())):
            if "logout" in route or "failwhale" in route or "static" in route:
                continue
            for address in fill(route, secrets):
                for query in ("", f"?q={MARK[:2]}", f"?id={secrets['pages']['page'].pk}&term=R"):
                    answer = client.get(address + query)
                    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
                    if answer.status_code >= 500:
                        broken.append(address + query)
                    if answer.status_code == 200:
                        opened += 1
                    if MARK in body.decode("utf-8", "replace") or "R\\u00f2 r\\u1ec9" in body.decode(
                        "utf-8", "replace"
                    ):
                        leaks.append((name, address + query))
    assert not leaks, "\n".join(f"{name} {address}" for name, address in leaks)
    assert not broken, "\n".join(broken)
    assert opened > 100


@pytest.mark.parametrize("name", ["editor-bo-noi-vu", "approver-bo-noi-vu"])
def test_a_bulk_action_names_nothing_of_another_agency(secrets, as_user, article, name):
    page, section = secrets["pages"]["page"].pk, secrets["pages"]["section"].pk
    client = as_user(name)
    for model, numbers in (
        ("wagtailcore/page", (f"id={page}", f"id={article.pk}&id={page}", "id=all", f"id=all&childOf={section}")),
        ("wagtailcore/page", ("id=all&childOf=1", "id=all&childOf=1&q=R")),
        ("media/portalimage", (f"id={secrets['image'].pk}",)),
        ("media/portaldocument", (f"id={secrets['document'].pk}",)),
        ("accounts/user", (f"id={secrets['pages']['page'].owner_id}",)),
    ):
        for action in ("delete", "move", "publish", "unpublish", "add_tags", "add_to_collection", "assign_role"):
            for query in numbers:
                address = f"/cms/bulk/{model}/{action}/?{query}"
                for answer in (client.get(address), client.post(address, {})):
                    assert answer.status_code in {302, 403, 404}, address


@pytest.mark.parametrize("name", ["editor-bo-noi-vu", "approver-bo-noi-vu"])
def test_the_place_to_which_a_page_is_to_go_is_not_named_if_it_is_anothers(secrets, as_user, article, name):
    section = secrets["pages"]["section"].pk
    client = as_user(name)
    for address, fields in (
        (f"/cms/bulk/wagtailcore/page/move/?id={article.pk}", {"chooser": section}),
        (f"/cms/pages/{article.pk}/copy/", {"new_title": "x", "new_slug": "x", "new_parent_page": section}),
        (f"/cms/pages/{article.pk}/move/", {"new_parent_page": section}),
    ):
        answer = client.post(address, fields)
        assert MARK not in answer.content.decode(), address
        assert answer.status_code in {302, 403}, address


def test_bulk_actions_on_own_pages_and_files_work(as_user, article, country):
    client = as_user("approver-bo-noi-vu")
    image = PortalImage.objects.create(title="Ảnh", file=png(), collection=country[A].collection)
    children = f"id=all&childOf={article.get_parent().pk}"
    assert client.get(f"/cms/bulk/wagtailcore/page/unpublish/?{children}").status_code == 200
    assert client.post(f"/cms/bulk/wagtailcore/page/unpublish/?id={article.pk}").status_code == 302
    article.refresh_from_db()
    assert not article.live
    assert client.get(f"/cms/bulk/media/portalimage/delete/?id={image.pk}").status_code == 200


def test_a_document_is_shown_to_its_agency_only(secrets, as_user, client):
    document = secrets["document"]
    assert client.get(document.url).status_code == 302
    assert as_user("editor-bo-noi-vu").get(document.url).status_code == 404
    CollectionViewRestriction.objects.create(collection=document.collection, restriction_type="groups")
    assert client.get(document.url).status_code == 302
    shown = as_user("editor-bo-y-te").get(document.url)
    assert (shown.status_code, shown["Content-Disposition"]) == (200, "inline")
    assert MARK.encode() in b"".join(shown.streaming_content)
    assert as_user("editor-bo-y-te").get(f"/cms/tep/{document.pk}/khac.pdf").status_code == 404


def test_a_link_with_the_number_of_b_tells_neither_address_nor_file_name(secrets, as_user, article, form):
    draft = StandardPage(title="Kế hoạch kín", slug="ke-hoach-kin", live=False)
    secrets["pages"]["home"].add_child(instance=draft)
    links = (("page", draft.pk), ("document", secrets["document"].pk))
    html = "".join(f'<p><a linktype="{kind}" id="{key}">x</a></p>' for kind, key in links)
    article.body = [{"type": "text", "value": html}]
    article.save()
    article.save_revision()
    screen = as_user("editor-bo-noi-vu").get(f"/cms/pages/{article.pk}/edit/").content.decode()
    assert "ke-hoach-kin" not in screen
    assert secrets["document"].filename not in screen
    national = as_user("quan-tri").get(f"/cms/pages/{article.pk}/edit/").content.decode()
    assert "ke-hoach-kin" in national
    assert secrets["document"].filename in national


def test_the_crawl_sees_what_a_member_of_the_agency_sees(secrets, as_user):
    """The test above could also pass because the views show nothing to anybody."""
    client = as_user("editor-bo-y-te")
    for address in ("/cms/images/", "/cms/documents/", f"/cms/pages/{secrets['pages']['home'].pk}/"):
        assert MARK in client.get(address).content.decode()


def writes(secrets):
    """Return requests that would change content of B."""
    page, section = secrets["pages"]["page"].pk, secrets["pages"]["section"].pk
    english = Locale.objects.get(language_code="en").pk
    return {
        "edit": (f"/cms/pages/{page}/edit/", {"title": "Chiếm", "slug": "x", "action-publish": "x"}),
        "unpublish": (f"/cms/pages/{page}/unpublish/", {}),
        "delete": (f"/cms/pages/{page}/delete/", {}),
        "move": (f"/cms/pages/{page}/move/{section}/confirm/", {}),
        "copy": (f"/cms/pages/{page}/copy/", {"new_title": "x", "new_slug": "x", "new_parent_page": section}),
        "privacy": (f"/cms/pages/{page}/privacy/", {"restriction_type": "login"}),
        "lock": (f"/cms/pages/{page}/lock/", {}),
        "add": (f"/cms/pages/add/portal/articlepage/{section}/", {"title": "x", "slug": "x"}),
        "translate": (f"/cms/localize/submit/page/{section}/", {"locales": [english], "publish_translations": "on"}),
        "update": (f"/cms/localize/update/{secrets['source'].pk}/", {"publish_translations": "on"}),
        "stop": (f"/cms/localize/translate/{secrets['translation'].pk}/disable/", {}),
        "image": (f"/cms/images/{secrets['image'].pk}/", {"title": "x"}),
        "image delete": (f"/cms/images/{secrets['image'].pk}/delete/", {}),
        "document delete": (f"/cms/documents/delete/{secrets['document'].pk}/", {}),
        "menu": (f"/cms/menus/edit/{secrets['menu'].pk}/", {"place": "main"}),
        "menu delete": (f"/cms/menus/delete/{secrets['menu'].pk}/", {}),
        "redirect delete": (f"/cms/redirects/delete/{secrets['redirect'].pk}/", {}),
        "listing": (f"/cms/listings/edit/{secrets['listing'].pk}/", {"phone": "024 1234 5678"}),
        "listing delete": (f"/cms/listings/delete/{secrets['listing'].pk}/", {}),
        "definition": (f"/cms/procedures/edit/{secrets['procedure'].pk}/", {"name": "Chiếm"}),
        "definition delete": (f"/cms/procedures/delete/{secrets['procedure'].pk}/", {}),
        "bulk": (f"/cms/bulk/wagtailcore/page/delete/?id={page}", {}),
    }


def test_no_request_of_a_member_of_a_changes_anything_of_b(secrets, as_user):
    from wagtail_localize.models import Translation

    from cms.publishing.models import Change

    def state():
        pages = Page.objects.filter(path__startswith=secrets["portal"].folder.path)
        return (
            sorted(pages.values_list("path", "title", "live", "locked", "latest_revision_id")),
            PortalImage.objects.count(),
            PortalDocument.objects.count(),
            Menu.objects.count(),
            Redirect.objects.count(),
            list(Listing.objects.values_list("phone", flat=True)),
            list(Procedure.objects.values_list("name", flat=True)),
            list(Translation.objects.values_list("pk", "enabled")),
        )

    before = state()
    Change.objects.all().delete()
    client = as_user("approver-bo-noi-vu")
    for name, (address, data) in writes(secrets).items():
        answer = client.post(address, data)
        assert answer.status_code in {302, 403, 404}, f"{name}: {answer.status_code}"
        assert state() == before, name
    assert not Change.objects.exists()


def test_a_page_cannot_be_moved_or_copied_into_another_agency(secrets, as_user, article):
    target = secrets["pages"]["section"]
    client = as_user("approver-bo-noi-vu")
    for address, data in (
        (f"/cms/pages/{article.pk}/move/{target.pk}/confirm/", {}),
        (f"/cms/pages/{article.pk}/copy/", {"new_title": "x", "new_slug": "x", "new_parent_page": target.pk}),
    ):
        client.post(address, data)
        assert target.get_children().count() == 2, address


def test_a_form_posted_with_the_numbers_of_b_neither_shows_nor_publishes_anything_of_b(secrets, as_user, article, form):
    client = as_user("approver-bo-noi-vu")
    image, document, page = secrets["image"].pk, secrets["document"].pk, secrets["pages"]["page"].pk
    values = {
        "body-count": "2",
        "body-0-type": "image",
        "body-0-order": "0",
        "body-0-deleted": "",
        "body-0-id": "",
        "body-0-value-image": image,
        "body-0-value-alt": "x",
        "body-0-value-caption": "",
        "body-0-value-credit": "",
        "body-1-type": "cards",
        "body-1-order": "1",
        "body-1-deleted": "",
        "body-1-id": "",
        "body-1-value-title": "x",
        "body-1-value-cards-count": "1",
        "body-1-value-cards-0-deleted": "",
        "body-1-value-cards-0-order": "0",
        "body-1-value-cards-0-type": "item",
        "body-1-value-cards-0-id": "",
        "body-1-value-cards-0-value-title": "x",
        "body-1-value-cards-0-value-text": "",
        "body-1-value-cards-0-value-link-page": page,
        "body-1-value-cards-0-value-link-document": document,
        "body-1-value-cards-0-value-link-agency": "",
        "body-1-value-cards-0-value-link-address": "",
    }
    answer = client.post(f"/cms/pages/{article.pk}/edit/", form(article, **values, **{"action-publish": "x"}))
    assert answer.status_code == 200
    assert MARK not in answer.content.decode()
    assert json.dumps(MARK)[1:-1] not in answer.content.decode()


def test_an_image_of_b_named_by_a_page_of_a_is_not_published_by_a(secrets, article):
    from cms.export.portal_records import export_portal
    from cms.media.encodings import encode_image

    encode_image(secrets["image"])
    use = {"image": secrets["image"].pk, "alt": "x", "decorative": False, "caption": "", "credit": ""}
    article.body = [{"type": "image", "value": use}]
    article.save()
    assert f"i-{secrets['image'].pk}" not in {record.id for record in export_portal(A)}


def test_somebody_without_membership_cannot_enter(country):
    from cms.accounts.models import User

    client = Client()
    client.force_login(User.objects.create_user("nguoi-la"))
    assert client.get("/cms/").status_code in {302, 403}


def test_a_national_administrator_sees_all_agencies(secrets, as_user):
    client = as_user("quan-tri")
    for address in (
        "/cms/images/",
        "/cms/menus/",
        "/cms/listings/",
        "/cms/procedures/",
        "/cms/agency/",
        "/cms/portal/",
        "/cms/membership/",
        "/cms/reports/site-history/",
    ):
        assert client.get(address).status_code == 200, address
