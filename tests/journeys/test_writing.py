"""New pages and pictures, created in the browser as authors create them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.journeys.browser import log_in, open_below, open_front_page
from tests.journeys.demo import Demo
from tests.services.chromium import NewPage

LIVE = re.compile(r"Đã lên cổng lúc .*, tìm thấy được từ \d\d:\d\d:\d\d")
OpenAs = Callable[[str], Page]


@pytest.fixture
def open_as(demo: Demo, new_page: NewPage) -> OpenAs:
    """Return a function that opens a separate browser profile for a user of the demo."""

    def open_for(name: str) -> Page:
        page = new_page()
        log_in(demo, page, name)
        return page

    return open_for


def add_below(demo: Demo, page: Page, parent: str, kind: str) -> None:
    """Go to a page of Lạng Sơn in the explorer, then choose the kind of page to add below it."""
    open_front_page(demo, page)
    if parent != "Trang chủ":
        open_below(page, parent)
    page.locator("a[href*='/add_subpage/']").first.click()
    # If only one kind is allowed below a page, Wagtail opens its form immediately.
    if page.url.endswith("/add_subpage/"):
        page.get_by_role("main").get_by_role("link", name=kind, exact=True).click()


def choose(page: Page, action: re.Pattern[str] | str) -> None:
    """Choose one of the actions at the foot of a form."""
    page.get_by_role("button", name="Thao tác khác").click()
    page.get_by_role("button", name=action, exact=True).click()


def found(demo: Demo, text: str) -> list[str]:
    answer = json.loads(demo.get(f"/search.json?{urlencode({'q': text, 'portal': 'lang-son'})}").text)
    return [result["url"] for result in answer["results"]]


def test_an_editor_writes_an_article_and_an_approver_lets_it_go_live(demo: Demo, open_as: OpenAs) -> None:
    title = "Đường mới qua bến đò Kỳ Cùng"
    editor = open_as("langson.bientap")
    add_below(demo, editor, "Tin tức", "Bài viết")
    editor.fill("#id_title", title)
    editor.fill("#id_summary", "Mặt đường rộng bảy mét, có lối đi bộ.")
    editor.locator("[id$=body-content]").get_by_role("button", name="Chèn khối").click()
    editor.get_by_role("option", name="Nội dung", exact=True).click()
    editor.locator(".public-DraftEditor-content").click()
    editor.keyboard.type("Xe máy qua được từ sáng mai.")
    # The rich text editor updates the form field with a short delay.
    expect(editor.locator("[name='body-0-value']")).to_have_value(re.compile("sáng mai"))
    expect(editor.locator("#id_slug")).to_have_value("duong-moi-qua-ben-do-ky-cung")
    choose(editor, re.compile("^Gửi duyệt"))
    expect(editor.get_by_text(f"“{title}”")).to_be_visible()
    assert demo.files_naming("lang-son", title) == set(), "nobody has approved it yet"

    approver = open_as("langson.duyet")
    approver.get_by_role("link", name=title).first.click()
    choose(approver, "Duyệt và xuất bản")
    expect(approver.get_by_role("status").filter(has_text=LIVE)).to_be_visible()
    demo.settle()
    address = found(demo, "duong moi qua ben do ky cung")[0]
    assert re.fullmatch(rf"{demo.origin}/lang-son/tin-tuc/\d{{4}}/\d\d/duong-moi-qua-ben-do-ky-cung/", address)
    assert "Xe máy qua được từ sáng mai." in demo.get(address).text


@pytest.mark.parametrize(("kind", "title"), [("Chuyên mục", "Đất đai"), ("Trang", "Lịch tiếp công dân")])
def test_an_approver_adds_a_page_below_the_front_page(demo: Demo, open_as: OpenAs, kind: str, title: str) -> None:
    page = open_as("langson.duyet")
    add_below(demo, page, "Trang chủ", kind)
    page.fill("#id_title", title)
    choose(page, "Xuất bản")
    expect(page.get_by_role("status").filter(has_text=LIVE)).to_be_visible()
    demo.settle()
    slug = {"Đất đai": "dat-dai", "Lịch tiếp công dân": "lich-tiep-cong-dan"}[title]
    address = f"{demo.origin}/lang-son/{slug}/"
    assert f"<h1>{title}</h1>" in re.sub(r"<h1 [^>]*>", "<h1>", demo.get(address).text)
    assert address in found(demo, title)


def test_a_form_that_cannot_be_saved_says_what_is_missing(demo: Demo, open_as: OpenAs) -> None:
    demo.settle()
    before = demo.releases()
    page = open_as("langson.duyet")
    add_below(demo, page, "Trang chủ", "Trang")
    page.fill("#id_title", "Tìm kiếm")
    choose(page, "Xuất bản")
    page.get_by_role("tab", name="Địa chỉ").click()
    expect(page.get_by_text("“tim-kiem”")).to_be_visible()
    demo.settle()
    assert demo.releases() == before


def test_a_new_picture_stands_above_an_article(demo: Demo, open_as: OpenAs, tmp_path: Path) -> None:
    picture = tmp_path / "Cầu mới.png"
    Image.new("RGB", (640, 360), "teal").save(picture)
    page = open_as("langson.duyet")
    page.goto(f"{demo.origin}/cms/images/add/")
    page.set_input_files("input[type=file]", picture)
    expect(page.locator("#id_title")).to_have_value("Cầu mới")
    page.get_by_role("button", name="Tải lên").click()
    expect(page.get_by_text("Đã thêm ảnh “Cầu mới”")).to_be_visible()

    add_below(demo, page, "Tin tức", "Bài viết")
    page.fill("#id_title", "Thông xe cầu mới")
    page.locator("[id$=lead-content]").get_by_role("button", name="Chèn khối").click()
    page.get_by_role("button", name="Chọn ảnh").click()
    page.get_by_role("dialog").get_by_role("link", name="Cầu mới").click()
    expect(page.locator("[id$=lead-content]").get_by_text("Cầu mới")).to_be_visible()
    page.fill("[name='lead-0-value-alt']", "Cây cầu mới trong nắng sớm")
    choose(page, "Xuất bản")
    expect(page.get_by_role("status").filter(has_text=LIVE)).to_be_visible()
    demo.settle()
    address = found(demo, "thong xe cau moi")[0]
    page.goto(address)
    picture_shown = page.get_by_role("main").locator("img").first
    expect(picture_shown).to_have_attribute("alt", "Cây cầu mới trong nắng sớm")
    assert picture_shown.evaluate("image => image.complete && image.naturalWidth > 0")
