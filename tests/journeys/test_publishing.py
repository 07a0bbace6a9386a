"""An approver publishes in the browser and sees the page live; no other portal changes."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from content_models.time_zone import VIETNAM
from sitegen.search.text import fold
from tests.journeys.browser import log_in, open_below, open_front_page
from tests.journeys.demo import Demo, changed_paths, running_demo
from tests.services.chromium import NewPage
from tests.services.postgresql import empty_database
from tests.services.server import free_port

ARTICLE = "tin-tuc/2026/09/lop-ky-nang-so"
SECTION = "tin-tuc"
TITLE = "Lớp kỹ năng số miễn phí về nhà văn hóa thôn"
LISTED_IN = {f"{SECTION}/index.html", f"{SECTION}/feed.xml", "feed.xml", "sitemap.xml", "sitemap-1.xml"}
LIVE = {
    "vi-VN": re.compile(r"Đã lên cổng lúc (\d\d:\d\d:\d\d) GMT\+7 \(\d+,\d giây\), tìm thấy được từ \d\d:\d\d:\d\d"),
    "en-GB": re.compile(r"Live since (\d\d:\d\d:\d\d) GMT\+7 \(\d+\.\d s\), found in search since \d\d:\d\d:\d\d"),
}
PUBLISH = {"vi-VN": "Xuất bản", "en-GB": "Publish"}


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def demo(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """Run a separate demo for this journey, once with each database."""
    folder = tmp_path_factory.mktemp("publishing") / "dữ liệu demo"
    with ExitStack() as stack:
        server = request.getfixturevalue("postgresql") if request.param == "postgresql" else ""
        database = stack.enter_context(empty_database(server)) if server else ""
        yield stack.enter_context(running_demo(folder, free_port(), database))


def open_article(demo: Demo, page: Page, title: str) -> None:
    """Open an article through the explorer, as an editor does."""
    open_front_page(demo, page)
    open_below(page, "Tin tức")
    page.get_by_role("link", name=title).click()
    expect(page.locator("#id_title")).to_have_value(title)


def keep_picture(page: Page, folder: Path, name: str) -> None:
    """Save a screenshot, in the folder JOURNEY_PICTURES if it should be kept."""
    kept = Path(os.environ.get("JOURNEY_PICTURES") or folder)
    page.screenshot(path=kept / f"{name}.png")


@pytest.mark.parametrize(("language", "title"), [("vi-VN", "Khai giảng lớp kỹ năng số đợt hai"), ("en-GB", TITLE)])
def test_an_editor_publishes_and_sees_it_live(
    demo: Demo, new_page: NewPage, tmp_path: Path, language: str, title: str
) -> None:
    demo.settle()
    before, releases = demo.trees(), demo.releases()
    old = re.search(r"<h1[^>]*>(.*?)</h1>", demo.live("lang-son", f"{ARTICLE}/index.html"))
    assert old is not None
    shown_in = demo.files_naming("lang-son", old[1]) | LISTED_IN
    page = new_page(locale=language)
    log_in(demo, page)
    open_article(demo, page, old[1])

    page.fill("#id_title", title)
    page.get_by_role("button", name=PUBLISH[language], exact=True).click()
    receipt = page.get_by_role("status").filter(has_text=LIVE[language])
    expect(receipt).to_be_visible()
    keep_picture(page, tmp_path, f"receipt-{language}")

    demo.settle()
    assert changed_paths(before, demo.trees()) == {f"lang-son/{path}" for path in shown_in}
    assert {f"{ARTICLE}/index.html", "index.html"} <= shown_in
    numbers = demo.releases()
    assert numbers["lang-son"] > releases["lang-son"]
    assert {key: numbers[key] for key in numbers if key != "lang-son"} == {
        key: releases[key] for key in releases if key != "lang-son"
    }
    for path in (f"/lang-son/{ARTICLE}/", "/lang-son/tin-tuc/", "/lang-son/tin-tuc/feed.xml", "/lang-son/feed.xml"):
        text = demo.get(path).text
        assert title in text, path
        assert old[1] not in text, path
    assert_found_under_its_new_title(demo, title, old[1])
    assert_dated_by_the_receipt(demo, receipt.inner_text(), language)


def assert_found_under_its_new_title(demo: Demo, title: str, old: str) -> None:
    """Check that a search without accents finds the new title first, and that no result has the old title."""
    found = json.loads(demo.get(f"/search.json?{urlencode({'q': fold(title), 'portal': 'lang-son'})}").text)
    first = found["results"][0]
    assert (first["title"], first["url"]) == (title, f"{demo.origin}/lang-son/{ARTICLE}/")
    assert old not in {result["title"] for result in found["results"]}


def assert_dated_by_the_receipt(demo: Demo, receipt: str, language: str) -> None:
    """Check that the date in the sitemap is within a minute of the receipt's, which is in local time."""
    entry = re.search(rf"{ARTICLE}/</loc>.*?<lastmod>(.*?)</lastmod>", demo.get("/lang-son/sitemap-1.xml").text, re.S)
    clock = LIVE[language].search(receipt)
    assert entry is not None
    assert clock is not None
    saved = datetime.fromisoformat(entry[1]).astimezone(VIETNAM)
    live = saved.replace(hour=int(clock[1][:2]), minute=int(clock[1][3:5]), second=int(clock[1][6:]))
    assert timedelta(0) <= live - saved < timedelta(minutes=1)


def test_view_live_and_the_explorer_lead_to_the_portal(demo: Demo, new_page: NewPage) -> None:
    page = new_page()
    log_in(demo, page)
    page.goto(f"{demo.origin}/cms/pages/")
    address = f"{demo.origin}/lang-son/"
    assert address in {link.get_attribute("href") for link in page.locator("main td a").all()}
    assert page.get_by_text("no site").count() == 0
    page.locator("tr", has_text="Trang chủ").get_by_role("link", name="Trang chủ").first.click()
    live = page.locator(f"a[href='{address}']")
    expect(live.first).to_be_attached()
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == 200
    assert "/cms/" not in page.content()
