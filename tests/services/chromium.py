"""The system's Chromium, driven by Playwright and cut off from every network except loopback."""

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
"""Milliseconds until an expected element counts as missing; a busy machine is slow."""

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
    """Return the path of Chromium; skip the test if there is none."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return Path(found) if found else absent("Chromium", f"not found; {INSTALLER}")


@pytest.fixture(scope="session")
def browser(chromium_binary: Path) -> Iterator[Browser]:
    """Start one browser for the run; each test gets a separate profile."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        # Chromium does not start its sandbox for root, and in a container the tests run as root.
        browser = playwright.chromium.launch(
            executable_path=chromium_binary, args=FLAGS, chromium_sandbox=os.geteuid() != 0
        )
        yield browser
        browser.close()


@pytest.fixture
def new_page(browser: Browser) -> Iterator[NewPage]:
    """Return a function that opens a page in a new profile; the test fails if a page requests a remote address.

    The function takes Playwright's options of a browser context.
    """
    contexts: list[BrowserContext] = []
    strangers: list[str] = []

    # Requests are observed, not routed: routing would turn off the browser's cache, which tests need.
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
    """Open a page of 1280 by 800 in a Vietnamese browser."""
    return new_page()


def is_local(url: str) -> bool:
    """Return whether a request stays on this machine; data: and blob: addresses do."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https", "ws", "wss"}:
        return True
    host = parts.hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
