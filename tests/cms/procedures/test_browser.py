"""The forms in a browser, where scripts build them: saving an untouched definition, creating a listing."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import msgspec
import pytest
from django.conf import settings
from playwright.sync_api import sync_playwright
from wagtail.models import Locale

from cms.agencies.models import Agency
from cms.procedures.models import Listing, Procedure
from cms.procedures.records import columns_of
from content_models import procedure as contract
from tests.cms.procedures.conftest import A
from tests.services.chromium import FLAGS

WHEN = datetime(2026, 7, 18, 2, tzinfo=UTC)
TIME = contract.Time(quantity=1.5, unit="month", text="Có thể gia hạn:\n- một lần\n- có lý do")
FULL = contract.Procedure(
    id="1.004222",
    locale="vi",
    code="1.004222",
    name="Đăng ký thường trú",
    updated_at=WHEN,
    sort="specific",
    state="amended",
    levels=("province", "commune"),
    regulation="Theo luật",
    fields=(contract.Coded(name="Cư trú", code="G01-CT"), contract.Coded(name="Hộ tịch")),
    audiences=(contract.Coded(name="Công dân", code="ĐT1"),),
    owner=A,
    announced_by=contract.Coded(name="Bộ Công an", code="G01"),
    decision=contract.Decision(number="1/QĐ-BCA", decided_on=date(2026, 3, 25), issuer="Bộ trưởng"),
    summary="Dòng một\nDòng hai",
    keywords=("hộ khẩu", "nhập khẩu"),
    life_events=(contract.LifeEvent(name="Nhà ở", audience="business"),),
    online="none",
    anywhere=False,
    shared_service=True,
    methods=(
        contract.Method(
            channel="online",
            time=TIME,
            fees=(
                contract.Fee(sort="price", amount=0, currency="", text="Miễn", doubtful=True),
                contract.Fee(sort="fee"),
            ),
        ),
        contract.Method(channel="post", fees=(), text="Gửi bảo đảm"),
        contract.Method(channel="direct"),
    ),
    services=(contract.ServiceCase(name="Cho con", code="1.004222.01", time=TIME),),
    dossier=(
        contract.DossierCase(
            name="Thuê nhà",
            papers=(
                contract.Paper(
                    name="Tờ khai", originals=1, copies=2, electronic_form=True, forms=("CT01.docx", "ế.pdf")
                ),
            ),
        ),
        contract.DossierCase(),
    ),
    steps=(contract.Step(name="Nộp", text="Nộp hồ sơ"),),
    executing=(contract.Coded(name="Công an xã"),),
    authority=(),
    receiving="",
    results=(contract.Coded(name="Thông báo"),),
    returning=("home", "online"),
    legal=(contract.LegalBasis(number="68/2020/QH14", name="Luật Cư trú"),),
    requirements="- Có chỗ ở",
    redress="Gửi đơn",
    related=("1.004194",),
    note="Ghi chú",
    remarks=(contract.Remark(label="Khác", text="Điều khác"),),
)


@pytest.fixture
def drive(transactional_db, nation, live_server, chromium_binary, as_user):
    """Return a function that opens a view as the named user and calls a function with the page.

    It runs in a separate thread: Playwright leaves an event loop running, in which Django would refuse queries.
    """

    def work(cookie, path, steps):
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=chromium_binary, args=FLAGS, chromium_sandbox=os.geteuid() != 0
            )
            context = browser.new_context(locale="vi-VN", viewport={"width": 1280, "height": 800})
            context.set_default_timeout(30_000)
            context.add_cookies([cookie])
            page = context.new_page()
            page.goto(f"{live_server.url}/cms/{path}")
            answer = steps(page)
            browser.close()
            return answer

    def open_screen(name, path, steps):
        value = as_user(name).cookies[settings.SESSION_COOKIE_NAME].value
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": value, "domain": "localhost", "path": "/cms/"}
        with ThreadPoolExecutor(1) as threads:
            return threads.submit(work, cookie, path, steps).result()

    return open_screen


def submit(page):
    """Press the button at the foot of a form and check that no error is shown."""
    with page.expect_navigation():
        page.locator("footer button[type=submit]").first.click()
    assert page.locator(".messages .error").all_inner_texts() == []


def test_saving_an_untouched_definition_changes_nothing_but_the_time(drive):
    columns = columns_of(FULL, dict(Agency.objects.values_list("key", "pk")))
    row = Procedure.objects.create(key=FULL.id, locale=Locale.objects.get(language_code="vi"), **columns)
    before = row.to_record()
    drive("quan-tri", f"procedures/edit/{row.pk}/", submit)
    after = Procedure.objects.get()
    assert after.updated_at > WHEN
    assert msgspec.structs.replace(after.to_record(), updated_at=WHEN) == before
    lists = [field.name for field in Procedure._meta.fields if hasattr(field, "stream_block")]
    assert {name: list(getattr(after, name).raw_data) for name in lists} == {name: columns[name] for name in lists}


def test_an_approver_finds_a_procedure_without_accents_and_enters_a_fee(drive, definitions):
    def enter(page):
        page.get_by_role("button", name="Chọn thủ tục").click()
        page.locator(".modal input[name=q]").fill("dang ky tam tru")
        page.locator(".modal [data-chooser-modal-choice]", has_text="1.004222").wait_for(state="detached")
        page.locator(".modal [data-chooser-modal-choice]").click()
        page.locator(".modal").wait_for(state="hidden")
        page.locator("[data-contentpath=fees] .c-sf-add-button").first.click()
        page.locator("[name=fees-0-value-amount]").fill("15000")
        submit(page)
        return page.get_by_role("link", name="Xem trang đã xuất bản").get_attribute("href")

    assert drive(f"approver-{A}", "listings/new/", enter) == "http://localhost:8000/bo-noi-vu/thu-tuc/1.004194/"
    listing = Listing.objects.get()
    assert (listing.portal.key, listing.procedure.code) == (A, "1.004194")
    assert [fee.amount for fee in listing.to_record().fees] == [15_000]
