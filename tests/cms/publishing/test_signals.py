"""Every action that can change a portal leaves a Change for that portal."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone
from PIL import Image as Picture
from wagtail.models import CollectionViewRestriction, Locale, Page, PageViewRestriction

from cms.media.models import PortalDocument, PortalImage
from cms.portal.models import ArticlePage, Menu, Redirect, SectionPage, StandardPage
from cms.publishing.models import Change

A, B = "bo-noi-vu", "bo-y-te"


def png():
    buffer = BytesIO()
    Picture.new("RGB", (60, 40), "navy").save(buffer, "PNG")
    return ContentFile(buffer.getvalue(), "anh.png")


def publish(page):
    page.save_revision().publish()


def unpublish(page):
    page.unpublish()


def delete(page):
    page.delete()


def make_private(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def rename(page):
    page.slug = "dia-chi-moi"
    page.save()


def reorder(page):
    page.move(page.get_parent(), pos="last-child")


def copy(page):
    page.copy(update_attrs={"slug": "ban-sao"})


def alias(page):
    page.create_alias(update_slug="bi-danh")


@pytest.mark.parametrize(
    "act", [publish, unpublish, delete, make_private, rename, reorder, copy, alias], ids=lambda act: act.__name__
)
def test_the_portal_of_a_page_is_told_when_one_does_this_to_it(act, article, changes):
    act(article)
    assert {portal for portal, _ in changes()} == {A}


def test_saving_a_draft_tells_nobody(article, changes):
    article.title = "Nháp"
    article.save_revision()
    assert changes() == set()


def test_scheduling_tells_nobody_until_the_hour_has_come(section, changes):
    page = ArticlePage(title="Hẹn giờ", slug="hen-gio", live=False, go_live_at=timezone.now() + timedelta(hours=1))
    section.add_child(instance=page)
    page.save_revision().publish()
    assert changes() == set()
    page.refresh_from_db()
    revision = page.get_latest_revision()
    revision.approved_go_live_at = timezone.now() - timedelta(seconds=1)
    revision.content["go_live_at"] = (timezone.now() - timedelta(seconds=1)).isoformat()
    revision.save()
    call_command("publish_scheduled", verbosity=0)
    assert (A, "publish") in changes()


def test_both_portals_are_told_of_a_move_between_them(country, article, changes):
    target = SectionPage.objects.filter(path__startswith=country[B].folder.path, locale=article.locale).get()
    article.slug = "bai-chuyen-di"
    article.save()
    Change.objects.all().delete()
    article.move(target, pos="last-child")
    assert {portal for portal, _ in changes()} == {A, B}


def test_a_deleted_subtree_tells_of_every_page(section):
    section.delete()
    assert Change.objects.filter(what="delete").count() == 3


def test_images_and_documents_tell_the_portal_of_their_collection(country, changes):
    collection = country[A].collection
    image = PortalImage.objects.create(title="Ảnh", file=png(), collection=collection)
    document = PortalDocument(title="Tờ khai", file=ContentFile(b"%PDF-1.7", "to-khai.pdf"), collection=collection)
    document.save()
    assert changes() == {(A, "image"), (A, "document")}
    Change.objects.all().delete()
    image.delete()
    document.delete()
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    assert changes() == {(A, "image"), (A, "document"), (A, "privacy")}


def test_menus_and_redirects_tell_their_portal(country, changes):
    locale = Locale.objects.get(language_code="vi")
    menu = Menu.objects.create(portal=country[A], locale=locale, place="footer", items=[])
    redirect = Redirect.objects.create(portal=country[A], source="/cu/", link=[])
    assert changes() == {(A, "menu"), (A, "redirect")}
    Change.objects.all().delete()
    menu.delete()
    redirect.delete()
    assert changes() == {(A, "menu"), (A, "redirect")}


def test_settings_of_a_portal_tell_it_and_a_new_address_tells_all(country, changes):
    portal = country[A]
    portal.taglines = {"vi": "Vì nhân dân phục vụ"}
    portal.save()
    assert changes() == {(A, "portal")}
    portal.base_url = "http://localhost:8000/noi-vu/"
    portal.save()
    assert (B, "portal") in changes()


def test_an_agency_tells_all_portals_as_a_bulk_change(country, changes):
    country[A].agency.save()
    assert changes() == {(A, "agency"), (B, "agency")}
    assert set(Change.objects.values_list("bulk", flat=True)) == {True}


def test_a_translation_that_is_live_at_once_tells_its_portal(country, home, changes):
    page = home.add_child(instance=StandardPage(title="Liên hệ"))
    Change.objects.all().delete()
    page.copy_for_translation(Locale.objects.get(language_code="en"), alias=True)
    assert (A, "create") in changes()
    assert Page.objects.filter(translation_key=page.translation_key).count() == 2
