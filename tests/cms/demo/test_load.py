"""The demo country, loaded into the database."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from cms.accounts.loopback import DEMO_PASSWORD
from cms.accounts.models import User
from cms.agencies.initial_data import create_initial_data
from cms.agencies.models import Agency, Portal
from cms.agencies.permissions import portals_for
from cms.demo.library import PORTALS, read_library
from cms.demo.load import load_demo
from cms.demo.registry import add_definitions
from cms.export.content import check_records
from cms.export.portal_records import export_portal
from cms.export.shared_records import export_shared
from cms.portal.models import PAGE_MODELS, ArticlePage, PortalPage, ProcedureListPage
from cms.procedures.models import Listing, Procedure
from cms.publishing.models import Change
from content_models.block import ImageBlock
from content_models.kind import RecordBase
from content_models.listing import LocalListing
from content_models.media import File, Image
from content_models.page import Article, PageBase
from content_models.procedure import Procedure as ProcedureRecord
from content_models.record import walk
from content_models.richtext import Anchor
from content_models.snapshot import encode_snapshot

ORIGIN = "http://localhost:8000"


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Load the demo once, because its pictures take seconds to encode; each test's own changes are rolled back."""
    with django_db_blocker.unblock():
        around = transaction.atomic()
        around.__enter__()
        create_initial_data()
        assert load_demo(ORIGIN) is True
    yield
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        around.__exit__(None, None, None)


def snapshots() -> dict[str | None, bytes]:
    """Return all snapshots that the generator would get."""
    shared = {None: b"".join(encode_snapshot(None, export_shared()))}
    return shared | {key: b"".join(encode_snapshot(key, export_portal(key))) for key in PORTALS}


def records() -> list[RecordBase]:
    """Return all records of all portals."""
    return [record for key in PORTALS for record in export_portal(key)]


def test_a_second_load_changes_nothing() -> None:
    before, count = snapshots(), Change.objects.count()
    assert load_demo(ORIGIN) is False
    assert load_demo(f"{ORIGIN}/") is False
    assert snapshots() == before
    assert Change.objects.count() == count


def test_a_second_load_keeps_what_editors_did() -> None:
    article = ArticlePage.objects.filter(slug="mua-gat-bac-son").get()
    article.title = "Đã sửa"
    article.save_revision().publish()
    ArticlePage.objects.filter(slug="lop-ky-nang-so").get().delete()
    load_demo(ORIGIN)
    assert ArticlePage.objects.filter(title="Đã sửa").exists()
    assert not ArticlePage.objects.filter(slug="lop-ky-nang-so").exists()


def test_addresses_follow_the_origin_unless_somebody_chose_another_one() -> None:
    Portal.objects.filter(key="da-nang").update(base_url="https://da-nang.example/")
    load_demo("http://localhost:8123")
    urls = dict(Portal.objects.values_list("key", "base_url"))
    assert urls["quoc-gia"] == "http://localhost:8123/"
    assert urls["dong-dang"] == "http://localhost:8123/lang-son/dong-dang/"
    assert urls["da-nang"] == "https://da-nang.example/"


def test_no_record_breaks_a_rule() -> None:
    assert check_records(None, export_shared()).problems == ()
    for key in PORTALS:
        assert check_records(key, export_portal(key)).problems == ()


def test_definitions_leave_the_cms_as_their_files_say() -> None:
    files = {(one.id, one.locale): one for one in read_library().definitions}
    exported = {(one.id, one.locale): one for one in export_shared() if isinstance(one, ProcedureRecord)}
    assert exported.keys() == files.keys()
    for key, one in exported.items():
        assert msgspec.structs.replace(one, url="") == files[key]
        lists = "thu-tuc" if one.locale == "vi" else "en/procedures"
        assert one.url == f"{ORIGIN}/{lists}/{one.id}/"


def test_listings_leave_the_cms_as_their_files_say() -> None:
    for key, listings in read_library().listings.items():
        exported = {one.id: one for one in export_portal(key) if isinstance(one, LocalListing)}
        assert exported == {one.id: one for one in listings}


def test_every_portal_has_a_list_of_procedures_in_each_language() -> None:
    for portal in Portal.objects.filter(key__in=PORTALS):
        pages = ProcedureListPage.objects.descendant_of(portal.folder).filter(live=True)
        assert sorted(pages.values_list("locale__language_code", flat=True)) == sorted(portal.locales)


def test_a_definition_that_was_there_before_stays_as_it_was() -> None:
    record = read_library().definitions[0]
    Procedure.objects.filter(key=record.id).update(name="Đã sửa")
    main = add_definitions([record], {agency.key: agency.pk for agency in Agency.objects.all()})
    assert main[record.id].name == "Đã sửa"


@pytest.mark.parametrize("model", [Procedure, Listing])
def test_an_editor_could_save_every_procedure_as_it_is(model: type[Procedure | Listing]) -> None:
    for row in model.objects.all():
        row.full_clean()


def test_all_pages_are_live_with_the_dates_of_their_heads() -> None:
    heads = {(page.head.title, page.locale): page.head for page in read_library().manuscripts}
    pages = [record for record in records() if isinstance(record, PageBase)]
    assert len(pages) == len(read_library().manuscripts)
    for page in pages:
        head = heads[page.title, page.locale]
        if isinstance(page, Article):
            assert page.first_published_at == head.published
            assert page.updated_at == (head.updated or head.published)


def test_every_kind_of_block_and_every_genre_occurs() -> None:
    pages = [record for record in records() if isinstance(record, PageBase)]
    blocks = {str(block.__struct_config__.tag) for page in pages for block in page.body}
    assert blocks == {
        *("text", "image", "files", "table", "callout", "quote", "details"),
        *("cards", "latest", "contact", "agencies"),
    }
    genres = {page.genre for page in pages if isinstance(page, Article)}
    assert genres == {"news", "announcement", "guidance", "press"}


def test_every_picture_on_a_page_has_words_in_the_language_of_the_page() -> None:
    alts = {locale: {picture.alt[locale] for picture in read_library().pictures.values()} for locale in ("vi", "en")}
    uses = 0
    for page in records():
        if isinstance(page, PageBase):
            shown = [block.use for block in page.body if isinstance(block, ImageBlock)]
            shown += [page.lead] if isinstance(page, Article) and page.lead else []
            assert {use.alt for use in shown} <= alts[page.locale]
            uses += len(shown)
    assert uses > 40


def test_every_text_that_leaves_is_composed_and_whole() -> None:
    for data in snapshots().values():
        text = data.decode()
        assert unicodedata.is_normalized("NFC", text)
        assert "\ufffd" not in text


def test_links_outside_lead_to_portals_of_the_demo_only() -> None:
    anchors = [struct for record in records() for _, struct in walk(record) if isinstance(struct, Anchor)]
    outside = {anchor.link.ref for anchor in anchors if anchor.link.to == "url"}
    assert outside
    assert all(url.startswith(f"{ORIGIN}/") for url in outside)


def test_images_and_documents_come_with_their_bytes() -> None:
    media = [record for record in records() if isinstance(record, Image | File)]
    assert {len(record.renditions) for record in media if isinstance(record, Image)} == {7}
    assert sorted(record.name for record in media if isinstance(record, File)) == sorted(read_library().leaflets)


@pytest.mark.parametrize("model", PAGE_MODELS)
def test_an_editor_could_save_every_page_as_it_is(model: type[PortalPage]) -> None:
    for page in model.objects.all():
        page.full_clean()
        page.body.stream_block.clean(page.body)
        if isinstance(page, ArticlePage):
            page.lead.stream_block.clean(page.lead)


@pytest.mark.parametrize("model", PAGE_MODELS)
def test_the_approver_can_open_every_kind_of_page(model: type[PortalPage]) -> None:
    folder = Portal.objects.get(key="lang-son").folder
    page = model.objects.descendant_of(folder).first()
    client = Client()
    client.force_login(User.objects.get(username="langson.duyet"))
    answer = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert answer.status_code == 200
    assert page.title in answer.content.decode()


def test_history_begins_with_the_publication() -> None:
    page = ArticlePage.objects.get(slug="mua-gat-bac-son")
    assert page.live_revision == page.latest_revision
    assert page.live_revision.created_at == page.last_published_at
    assert page.live_revision.as_object().body == page.body
    assert not page.has_unpublished_changes
    assert page.owner.username == "langson.bientap"


def test_each_login_sees_its_own_portal() -> None:
    for person in read_library().people:
        user = User.objects.get(username=person.username)
        own = set(PORTALS) if person.national else set(person.roles)
        assert set(portals_for(user).values_list("key", flat=True)) == own


def test_the_published_password_opens_the_cms() -> None:
    client = Client(REMOTE_ADDR="127.0.0.1")
    answer = client.post("/cms/login/", {"username": "langson.duyet", "password": DEMO_PASSWORD})
    assert answer.status_code == 302
    assert client.get("/cms/").status_code == 200
