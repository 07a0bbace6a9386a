"""Citizens search: with or without accents, in light and dark colours, on phone and desktop, without JavaScript."""

import json
import subprocess
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from content_models.kind import RecordBase
from tests.journeys.citizens.conftest import Citizens, index
from tests.services.chromium import NewPage
from tests.services.server import accepts, free_port, running
from tests.sitegen.command import SITEGEN
from tests.sitegen.portals import Press, but, directory, province, snapshot
from tests.sitegen.portals import page as lasting_page

CONFIGURATION = Path(__file__).with_name("html-validate.json")
PHONE, DESK = {"width": 320, "height": 640}, {"width": 1280, "height": 800}

RESULT_PAGES = [
    f"/search?q={quote('Lạng Sơn')}",
    "/search?q=lang+son&portal=lang-son&lang=vi&size=5&start=5",
    "/search?q=lang+son&portal=lang-son&lang=en&scope=all",
    "/search?q=province&lang=en&portal=quoc-gia",
    "/search?q=khongcogicahet&portal=lang-son",
    "/search?q=lang+son&start=500&lang=en",
    "/search?lang=en",
    "/search?q=x&size=abc&portal=lang-son",
    f"/search?q={quote('<b>“&')}",
]
"""Results, a later page, both languages, no results, a page past the end, no query, an error, and HTML characters."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["320", "1280"])
def test_axe_finds_nothing_on_pages_of_results(
    citizens: Citizens, new_page: NewPage, axe_script: object, scheme: str, viewport: dict[str, int]
) -> None:
    page = new_page(viewport=viewport, color_scheme=scheme, bypass_csp=True)
    faults = []
    for path in RESULT_PAGES:
        page.goto(citizens.address + path)
        page.add_script_tag(path=str(axe_script))
        for violation in page.evaluate("axe.run().then(result => result.violations)"):
            for node in violation["nodes"]:
                faults.append(f"{path}: {violation['id']}: {node['html']}: {node['failureSummary']}")
        if page.evaluate("document.documentElement.scrollWidth") > viewport["width"]:
            faults.append(f"{path}: has to be pushed sideways")
    assert faults == []


def test_html_validate_finds_nothing_in_pages_of_results(
    citizens: Citizens, html_validate: list[str], tmp_path: Path
) -> None:
    files = []
    for number, path in enumerate(RESULT_PAGES):
        file = tmp_path / f"{number}.html"
        file.write_bytes(fetch(citizens.address + path))
        files.append(str(file))
    assert b"<h3>" in Path(files[0]).read_bytes()
    answer = subprocess.run(
        [*html_validate, "--config", str(CONFIGURATION), *files], capture_output=True, text=True, check=False
    )
    assert (answer.returncode, answer.stdout[-3000:]) == (0, "")


def fetch(url: str) -> bytes:
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:
            return bytes(answer.read())
    except urllib.error.HTTPError as error:
        with error:
            return error.read()


def test_everything_on_a_page_of_results_is_large_enough_for_a_finger(citizens: Citizens, new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    small = []
    for path in RESULT_PAGES:
        page.goto(citizens.address + path)
        for target in page.locator("main a, main button, main input:not([type=hidden]), main summary").all():
            box = target.bounding_box()
            if target.get_attribute("type") == "radio":
                box = target.locator("..").bounding_box()
            if box and box["height"] < 43.5:
                small.append(f"{path}: {target.evaluate('it => it.outerHTML')}: {box['height']}")
    assert small == []


def test_the_box_of_every_page_leads_to_results_and_back_to_the_portal(citizens: Citizens, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False, viewport=PHONE)
    page.goto(f"{citizens.address}/lang-son/tin-tuc/")
    ask(page, "thông tin")
    assert page.locator(".header-home").inner_text() == "Cổng thông tin điện tử tỉnh Lạng Sơn"
    assert page.get_by_role("radio", name="Cổng thông tin điện tử tỉnh Lạng Sơn").is_checked()
    assert page.get_by_role("searchbox").input_value() == "thông tin"
    assert portals(page) == {"lang-son"}
    page.locator(".search-elsewhere").click()
    assert page.get_by_role("radio", name="Tất cả cổng thông tin").is_checked()
    assert portals(page) == {"lang-son", "quoc-gia"}
    page.get_by_role("link", name="Trang sau").click()
    assert page.locator("nav.pager [aria-current]").inner_text().split() == ["Trang", "2"]
    assert "(trang 2)" in page.title()
    page.locator(".languages a[hreflang=en]").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.get_by_role("searchbox").input_value() == "thông tin"
    page.locator(".results h3 a").first.click()
    assert page.locator("h1").count() == 1


def test_the_choice_of_the_form_is_what_is_searched(citizens: Citizens, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{citizens.address}/lang-son/tim-kiem/")
    ask(page, "thông tin")
    assert portals(page) == {"lang-son"}
    page.get_by_role("radio", name="Tất cả cổng thông tin").check()
    page.get_by_role("button", name="Tìm").click()
    assert portals(page) == {"lang-son", "quoc-gia"}


# ------------------------------------------------------------------ accents, and removed pages


@dataclass(frozen=True)
class Passports:
    """A portal with two pages whose titles differ only in their accents."""

    press: Press
    address: str

    def publish(self, *records: RecordBase) -> None:
        """Publish these pages in addition to the usual ones, and index them."""
        own = but(province(), *records)
        release = self.press.publish(own).release
        index(snapshot(own), directory(), self.press.out, release.number)


OURS = lasting_page("ho-chieu", title="Cấp hộ chiếu", summary="Cho công dân từ đủ 14 tuổi.")
LAKE = lasting_page("ho-chieu-2", title="Hồ chiều", summary="Một thắng cảnh của tỉnh.")


@pytest.fixture
def passports(press: Press, tmp_path: Path) -> Iterator[Passports]:
    port = free_port()
    published = Passports(press, f"http://localhost:{port}")
    published.publish(OURS, LAKE)
    command = [str(SITEGEN), "serve", str(press.out), "--port", str(port)]
    with running(command, log=tmp_path / "log", is_ready=lambda: accepts(port)):
        yield published


def test_ho_chieu_is_found_with_and_without_accents(passports: Passports, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False, viewport=PHONE)
    found = {}
    for words in ("ho chieu", "hộ chiếu", "HO CHIEU", "HỘ CHIẾU", "ho chiếu", "hồ chiều"):
        page.goto(f"{passports.address}/tinh-a/")
        ask(page, words)
        assert page.locator("#search-count").inner_text() == f"Có 2 kết quả cho “{words}”"
        found[words] = titles(page)
    assert {frozenset(names) for names in found.values()} == {frozenset({"Cấp hộ chiếu", "Hồ chiều"})}
    assert found["hộ chiếu"][0] == found["HỘ CHIẾU"][0] == "Cấp hộ chiếu"
    assert found["hồ chiều"][0] == "Hồ chiều"
    assert page.locator("mark").all_inner_texts() == ["Hồ chiều"]
    page.locator(".results h3 a").last.click()
    assert page.url == f"{passports.address}/tinh-a/ho-chieu/"


def test_a_page_that_is_taken_down_is_found_no_more(passports: Passports, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    address = f"{passports.address}/search?q=ho+chieu&portal=tinh-a"
    page.goto(address)
    assert len(titles(page)) == 2
    passports.publish(LAKE)
    page.goto(address)
    assert titles(page) == ["Hồ chiều"]
    answer = json.loads(fetch(f"{passports.address}/search.json?q=ho+chieu"))
    assert (answer["total"], [result["title"] for result in answer["results"]]) == (1, ["Hồ chiều"])


def ask(page: Page, words: str) -> None:
    """Fill in and submit the search form of a page."""
    page.get_by_role("searchbox").fill(words)
    page.get_by_role("search").get_by_role("button").click()


def titles(page: Page) -> list[str]:
    return page.locator(".results h3").all_inner_texts()


def portals(page: Page) -> set[str]:
    """Return the portals whose pages are among the results."""
    found = [link.get_attribute("href") or "" for link in page.locator(".results h3 a").all()]
    return {"lang-son" if url.startswith("/lang-son/") else "quoc-gia" for url in found}
