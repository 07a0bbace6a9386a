"""The browser of the tests: it reaches only this machine, and reports requests to other addresses."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.services.chromium import NewPage, is_local


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8000/", "http://localhost/a", "http://mic.localhost:81/", "http://[::1]/", "data:,x"]
)
def test_addresses_of_this_machine_are_local(url: str) -> None:
    assert is_local(url)


@pytest.mark.parametrize(
    "url", ["https://gov.example/", "http://192.0.2.7/", "http://localhost.example/", "ws://gov.example/", "https:///"]
)
def test_other_addresses_are_not(url: str) -> None:
    assert not is_local(url)


def test_a_page_is_shown_in_vietnamese_time_and_letters(page: Page) -> None:
    page.set_content("<p id=p>Thủ tục</p>")
    assert page.inner_text("#p") == "Thủ tục"
    assert page.evaluate("new Intl.DateTimeFormat().resolvedOptions().timeZone") in {"Asia/Ho_Chi_Minh", "Asia/Saigon"}
    assert page.evaluate("navigator.language") == "vi-VN"


def test_vietnamese_letters_have_glyphs_of_one_font(page: Page) -> None:
    page.set_content("<span id=a style='font: 40px Noto Sans'>ộếữằ</span>")
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": "#a"})["nodeId"]
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    assert [(font["familyName"], font["glyphCount"]) for font in fonts] == [("Noto Sans", 4)]


def test_a_browser_without_javascript_can_be_asked_for(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("data:text/html,<title>before</title><script>document.title='after'</script>")
    assert page.title() == "before"


def test_a_test_whose_page_leaves_the_machine_fails(
    chromium_binary: Path, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).resolve().parents[2]))
    pytester.makeconftest("pytest_plugins = ['tests.services.chromium']")
    pytester.makepyfile(
        """
        def test_asks(page):
            page.set_content("<img src='http://gov.example/logo.png'><img src='http://192.0.2.7/logo.png'>")
        """
    )
    result = pytester.runpytest_subprocess()
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(
        ["*a page asked for what is not on this machine: http://192.0.2.7/logo.png, http://gov.example/logo.png"]
    )
