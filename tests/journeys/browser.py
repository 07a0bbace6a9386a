"""Steps of an editor in a browser with which every journey through the CMS begins."""

from __future__ import annotations

from playwright.sync_api import Page

from cms.accounts.loopback import DEMO_PASSWORD
from tests.journeys.demo import Demo


def log_in(demo: Demo, page: Page, name: str = "langson.duyet") -> None:
    """Log in as one of the demo's users."""
    page.goto(f"{demo.origin}/cms/login/")
    page.fill("[name=username]", name)
    page.fill("[name=password]", DEMO_PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_url(f"{demo.origin}/cms/")


def open_front_page(demo: Demo, page: Page) -> None:
    """Open the explorer at the pages below the front page of the editor's only portal."""
    page.goto(f"{demo.origin}/cms/pages/")
    page.locator("tr", has_text="Trang chủ").locator("a[href$='/']:not([href*=edit])").last.click()


def open_below(page: Page, title: str) -> None:
    """Open the pages below a page in the explorer."""
    page.locator("tr", has=page.get_by_role("link", name=title)).locator("td.children a").click()
