"""Accounts of the CMS: logging in, a forgotten password, and log-ins that are refused."""

from __future__ import annotations

import email
import os
import re
import urllib.parse
import urllib.request
from email import policy
from http.cookiejar import CookieJar
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from cms.accounts.loopback import DEMO_PASSWORD
from tests.journeys.demo import Demo, wait_for
from tests.services.chromium import NewPage

AXE = """async () => {
  const result = await axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21aa"]});
  return result.violations.map(fault => `${fault.id}: ${fault.help}`);
}"""
HEADINGS = {"vi-VN": "Đăng nhập Một Cửa", "en-GB": "Log in to Một Cửa"}


def faults(page: Page, axe_script: Path) -> list[str]:
    page.add_script_tag(path=axe_script)
    found: list[str] = page.evaluate(AXE)
    return found


@pytest.mark.parametrize("language", ["vi-VN", "en-GB"])
def test_the_login_screen_fits_a_phone_and_is_accessible(
    demo: Demo, new_page: NewPage, axe_script: Path, tmp_path: Path, language: str
) -> None:
    page = new_page(locale=language, viewport={"width": 360, "height": 740})
    page.goto(f"{demo.origin}/cms/login/")
    kept = Path(os.environ.get("JOURNEY_PICTURES") or tmp_path)
    page.screenshot(path=kept / f"login-{language}.png")
    expect(page.get_by_role("heading", level=1)).to_have_text(HEADINGS[language])
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.locator("html").get_attribute("lang") == language[:2]
    assert faults(page, axe_script) == []


def test_password_reset_mail_goes_to_a_file(demo: Demo, new_page: NewPage) -> None:
    name = "danang.bientap"
    page = new_page()
    page.goto(f"{demo.origin}/cms/login/")
    page.locator("a.reset-password").click()
    page.fill("[name=email]", f"{name}@motcua.example")
    page.click("button[type=submit]")
    folder = demo.data / "mail"
    wait_for(lambda: any(folder.iterdir()), 20, demo.output)
    mail = email.message_from_bytes(next(folder.iterdir()).read_bytes(), policy=policy.default)
    assert mail["To"] == f"{name}@motcua.example"
    body = mail.get_body()
    assert body is not None
    link = re.search(rf"{demo.origin}/cms/password_reset/confirm/\S+", body.get_content())
    assert link is not None
    page.goto(link[0])
    for field in ("new_password1", "new_password2"):
        page.fill(f"[name={field}]", "mưa nắng hai mùa 2026")
    page.click("button[type=submit]")
    page.goto(f"{demo.origin}/cms/login/")
    page.fill("[name=username]", name)
    page.fill("[name=password]", "mưa nắng hai mùa 2026")
    page.click("button[type=submit]")
    page.wait_for_url(f"{demo.origin}/cms/")


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Real-IP", "Forwarded", "Via"])
def test_demo_accounts_are_refused_through_a_proxy(demo: Demo, header: str) -> None:
    assert not log_in_with(demo, {header: "for=203.0.113.9" if header == "Forwarded" else "203.0.113.9"})
    assert not log_in_with(demo, {header: "127.0.0.1"})


def test_demo_accounts_are_welcome_from_this_machine(demo: Demo) -> None:
    assert log_in_with(demo, {})


def log_in_with(demo: Demo, headers: dict[str, str]) -> bool:
    """Return whether log-in with these additional headers succeeds."""
    cookies = CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(cookies))
    address = f"{demo.origin}/cms/login/"
    opener.open(address, timeout=30).close()
    token = next(cookie.value or "" for cookie in cookies if cookie.name == "csrftoken")
    form = {"username": "quocgia", "password": DEMO_PASSWORD, "next": "/cms/", "csrfmiddlewaretoken": token}
    data = urllib.parse.urlencode(form).encode()
    request = urllib.request.Request(address, data=data, headers={"Referer": address, **headers})
    opener.open(request, timeout=30).close()
    return any(cookie.name == "sessionid" for cookie in cookies)
