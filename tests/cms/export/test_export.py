"""Only live and public content is exported, with a fixed number of queries."""

import msgspec
from django.core.files.base import ContentFile
from wagtail.models import CollectionViewRestriction, PageViewRestriction

from cms.export.content import check_records
from cms.export.portal_records import export_portal
from cms.export.shared_records import export_shared
from cms.media.encodings import encode_image
from cms.media.models import PortalDocument, PortalImage
from cms.portal.models import ArticlePage, Redirect, StandardPage
from tests.cms.publishing.test_signals import png

A, B = "bo-noi-vu", "bo-y-te"
QUERIES = 12
"""For a portal with pages, a menu and links: one savepoint pair, portal, restrictions, five kinds, menus, redirects,
listings."""


def titles(key=A):
    return {record.title for record in export_portal(key) if hasattr(record, "title")}


def test_every_record_passes_the_rules(country):
    for key in (A, B):
        assert check_records(key, export_portal(key)).problems == ()
    assert check_records(None, export_shared()).problems == ()


def test_a_portal_holds_nothing_of_another_one(country):
    text = msgspec.json.encode(export_portal(A)).decode()
    assert "Bộ Nội vụ" in text
    assert "bo-y-te" not in text
    assert "Bộ Y tế" not in text


def test_the_number_of_queries_does_not_grow_with_the_portal(country, section, django_assert_num_queries):
    with django_assert_num_queries(QUERIES):
        export_portal(A)
    for number in range(5):
        page = ArticlePage(title=f"Bài {number}", body=[("text", f'<p><a linktype="page" id="{section.pk}">x</a></p>')])
        section.add_child(instance=page)
        page.save_revision().publish()
    with django_assert_num_queries(QUERIES):
        export_portal(A)


def test_a_draft_of_a_live_page_stays_inside(country, article):
    article.title = "Chưa công bố"
    article.save_revision()
    assert "Chưa công bố" not in titles()


def test_pages_below_an_unpublished_page_are_out(country, section, article):
    section.unpublish()
    assert article.title not in titles()
    article.refresh_from_db()
    assert article.live


def test_pages_below_a_private_page_are_out(country, section, article):
    PageViewRestriction.objects.create(page=section, restriction_type="login")
    assert section.title not in titles()
    assert article.title not in titles()


def test_a_private_folder_empties_the_portal(country):
    PageViewRestriction.objects.create(page=country[A].folder, restriction_type="login")
    assert not titles()
    assert titles(B)


def test_images_and_documents_come_along_where_a_live_page_names_them(country, home):
    collection = country[A].collection
    image = PortalImage.objects.create(title="Ảnh", file=png(), collection=collection)
    encode_image(image)
    document = PortalDocument(title="Tờ khai", file=ContentFile(b"%PDF-1.7", "Tờ khai.pdf"), collection=collection)
    document.save()
    use = {"image": image.pk, "alt": "Trụ sở", "decorative": False, "caption": "", "credit": ""}
    page = StandardPage(
        title="Liên hệ",
        body=[{"type": "image", "value": use}, {"type": "files", "value": {"title": "Mẫu", "files": [document.pk]}}],
    )
    home.add_child(instance=page)
    page.save_revision().publish()
    kinds = {record.id: record for record in export_portal(A)}
    assert [r.type for r in kinds[f"i-{image.pk}"].renditions] == ["image/avif", "image/jpeg", "image/webp"]
    assert kinds[f"f-{document.pk}"].name == "to-khai.pdf" or kinds[f"f-{document.pk}"].name.endswith(".pdf")
    assert check_records(A, kinds.values()).problems == ()
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    assert not {f"i-{image.pk}", f"f-{document.pk}"} & {record.id for record in export_portal(A)}


def test_a_link_to_a_page_of_another_portal_becomes_its_address(country, home):
    other = StandardPage.objects.filter(path__startswith=country[B].folder.path, locale=home.locale).get()
    link = [{"type": "link", "value": {"page": other.pk, "document": None, "agency": None, "address": ""}}]
    Redirect.objects.create(portal=country[A], source="/cu/", link=link)
    redirect = next(record for record in export_portal(A) if record.id.startswith("r-"))
    assert (redirect.link.to, redirect.link.ref) == ("url", "http://localhost:8000/bo-y-te/gioi-thieu/")
    PageViewRestriction.objects.create(page=other, restriction_type="login")
    redirect = next(record for record in export_portal(A) if record.id.startswith("r-"))
    assert redirect.link.ref == "p-0"


def test_the_address_shown_in_the_cms_is_the_one_that_the_generator_makes(country):
    from cms.portal.models import PAGE_MODELS
    from sitegen.site.content import page_key
    from sitegen.site.routes import place_pages

    for key, portal in country.items():
        pages = {page_key(record): record for record in export_portal(key) if hasattr(record, "body")}
        routes, rejected = place_pages(portal.to_record(), pages, [])
        assert not rejected
        stored = {
            (f"p-{page.translation_key.hex}", page.locale.language_code): page.url
            for model in PAGE_MODELS
            for page in model.objects.filter(path__startswith=portal.folder.path)
        }
        assert stored == {tuple(page): portal.base_url + route for page, route in routes.items()}
