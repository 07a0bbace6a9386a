"""Chromium, the system's own, driven by Playwright and shut off from every network but loopback."""

import ipaddress
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright

from tests.services.absence import INSTALLER, absent

NewPage = Callable[..., Page]

PATIENCE = 30_000
"""Milliseconds until what a page should show is taken for missing; a busy machine is slow."""

NAMES = ("chromium", "chromium-browser", "google-chrome")
LOOPBACK_ONLY = "MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1"
FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    f"--host-resolver-rules={LOOPBACK_ONLY}",
)


@pytest.fixture(scope="session")
def chromium_binary() -> Path:
    """Where Chromium is."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return Path(found) if found else absent("Chromium", f"not found; {INSTALLER}")


@pytest.fixture(scope="session")
def browser(chromium_binary: Path) -> Iterator[Browser]:
    """One browser for the run; each test has a profile of its own."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        # Chromium refuses its sandbox to root, which is who runs tests in a container.
        browser = playwright.chromium.launch(
            executable_path=chromium_binary, args=FLAGS, chromium_sandbox=os.geteuid() != 0
        )
        yield browser
        browser.close()


@pytest.fixture
def new_page(browser: Browser) -> Iterator[NewPage]:
    """Open a page in a new profile, with Playwright's context options; the test fails if one leaves the machine."""
    contexts: list[BrowserContext] = []
    strangers: list[str] = []

    # Watched, not routed: routing would switch off the browser's cache, which tests rely on.
    def watch(request: Request) -> None:
        if not is_local(request.url):
            strangers.append(request.url)

    def open_page(**options: object) -> Page:
        defaults = {"locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh", "viewport": {"width": 1280, "height": 800}}
        context = browser.new_context(**{**defaults, **options})  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        context.on("request", watch)
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
    if strangers:
        pytest.fail(f"a page asked for what is not on this machine: {', '.join(sorted(set(strangers)))}", pytrace=False)


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A page of 1280 by 800 in a Vietnamese browser."""
    return new_page()


def is_local(url: str) -> bool:
    """Whether a request stays on this machine; data: and blob: addresses do."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https", "ws", "wss"}:
        return True
    host = parts.hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
