"""A citizen reads: on a phone, in the dark, without JavaScript, with a keyboard, in two languages."""

from __future__ import annotations

import gzip
import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page, Response, expect

from tests.journeys.demo import Demo
from tests.services.chromium import NewPage

RULES = Path(__file__).resolve().parents[2] / "infra" / "testbed" / "html-validate.json"
AXE = """async () => {
  const found = await axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]});
  return found.violations.map(fault => `${fault.id}: ${fault.nodes.map(node => node.html).join(" | ")}`);
}"""
LOOKS = {
    "phone-light": {"viewport": {"width": 320, "height": 640}, "color_scheme": "light"},
    "desk-dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
}
FIRST_VIEW = 50_000
"""Bytes that the first screen of a page may cost, text compressed, pictures as they are."""


def addresses(demo: Demo, portal: str) -> list[str]:
    """Every page of a portal, from its sitemap."""
    return re.findall("<loc>(.*?)</loc>", demo.live(portal, "sitemap-1.xml"))


def kinds_of_pages(demo: Demo) -> list[str]:
    """A page of each layout and block in each language: the richest of the national and a provincial portal."""
    found: dict[str, str] = {}
    for portal in ("quoc-gia", "lang-son"):
        for url in addresses(demo, portal):
            html = demo.get(url.removeprefix(demo.origin)).text
            language = re.search('<html lang="(..)"', html)
            assert language is not None
            parts = re.findall(r'class="((?:block |table|callout|quote|details|files|contact|hero|pager)[^"]*)"', html)
            for part in {"home" if "hero" in html else "inner", *(name.split()[0] for name in parts)}:
                found.setdefault(f"{language[1]} {part}", url)
    return sorted({*found.values(), f"{demo.origin}/khong-co/", f"{demo.origin}/lang-son/en/nothing/"})


@pytest.mark.parametrize("look", LOOKS)
def test_every_kind_of_page_is_accessible_and_fits(demo: Demo, new_page: NewPage, axe_script: Path, look: str) -> None:
    urls = kinds_of_pages(demo)
    assert len(urls) >= 8
    page = new_page(bypass_csp=True, **LOOKS[look])
    faults: dict[str, object] = {}
    for url in urls:
        page.goto(url)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            faults[url] = "scrolls sideways"
        page.add_script_tag(path=axe_script)
        if found := page.evaluate(AXE):
            faults[url] = found
    assert faults == {}


def test_html_validate_finds_nothing_in_any_file(demo: Demo, html_validate: list[str]) -> None:
    portals = [folder / "live" for folder in sorted((demo.data / "releases").iterdir())]
    live = [str(path) for portal in portals for path in sorted(portal.rglob("*.html"))]
    assert len(live) >= 100
    answer = subprocess.run(
        [*html_validate, "--config", str(RULES), *live], capture_output=True, text=True, check=False
    )
    assert (answer.returncode, answer.stdout[-3000:]) == (0, "")


def test_pages_keep_their_own_security_policy(demo: Demo, new_page: NewPage) -> None:
    page = new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for path in ("/", "/lang-son/", "/lang-son/en/", "/lang-son/tin-tuc/"):
        page.goto(demo.origin + path)
    assert complaints == []


def test_a_phone_without_javascript_finds_its_way(demo: Demo, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": 360, "height": 640})
    page.goto(f"{demo.origin}/lang-son/")
    link = page.get_by_role("navigation").get_by_role("link", name="Tin tức")
    if not link.first.is_visible():
        page.locator("summary", has_text="Danh mục").click()
    link.first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tin tức")
    page.get_by_role("main").get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.get_by_role("link", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"


def test_a_keyboard_reaches_the_content_first(demo: Demo, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{demo.origin}/lang-son/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("path", ["/", "/lang-son/", "/lang-son/tin-tuc/"])
def test_the_first_view_is_light(demo: Demo, new_page: NewPage, path: str) -> None:
    page = new_page(viewport={"width": 360, "height": 640})
    sizes = weigh(page, demo.origin + path)
    assert sum(sizes.values()) <= FIRST_VIEW, sizes
    assert all(size <= 10_000 for url, size in sizes.items() if url.endswith(".css")), sizes


def weigh(page: Page, url: str) -> dict[str, int]:
    """What the first screen costs by address: text as a web server compresses it."""
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(url, wait_until="networkidle")
    sizes = {}
    for answer in answers:
        body = answer.body()
        is_text = answer.headers.get("content-type", "").startswith("text/")
        sizes[answer.url] = len(gzip.compress(body, 6)) if is_text else len(body)
    return sizes
