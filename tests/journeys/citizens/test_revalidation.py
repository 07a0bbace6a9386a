"""A browser that revalidates at nginx gets the current release, however fast releases follow one another."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Response

from tests.services.nginx import StartNginx, fill
from tests.sitegen.command import sitegen
from tests.sitegen.portals import AT, Press, but, province, text
from tests.sitegen.portals import page as lasting_page

TEMPLATE = Path(__file__).resolve().parents[3] / "infra" / "nginx" / "portals.conf.template"
FIRST, SECOND = "/tinh-a/gioi-thieu/", "/tinh-a/lien-he/"

Visit = Callable[[str], tuple[int, str]]


def publish(press: Press, word: str) -> None:
    """Publish two pages that contain a word of three letters, so that their length is always the same."""
    assert len(word) == 3
    pages = [lasting_page(id, body=(text(f"Giá: {word} đồng"),)) for id in ("gioi-thieu", "lien-he")]
    press.publish(but(province(), *pages), made_at=AT)


@pytest.fixture
def address(press: Press, tmp_path: Path, start_nginx: StartNginx) -> str:
    """Start nginx for a folder in which the two pages are live; return its address."""
    publish(press, "100")
    portals = tmp_path / "portals.map"
    portals.write_text(sitegen("portals", press.out, "--nginx").stdout, encoding="utf-8")
    template = TEMPLATE.read_text(encoding="utf-8")
    names = {"OUT": press.out, "NATIONAL": "quoc-gia", "PORTALS": portals, "SEARCH": "127.0.0.1:1"}
    return start_nginx(lambda port: fill(template, BIND="127.0.0.1", PORT=port, **names))


@pytest.fixture
def visit(address: str, page: Page) -> Visit:
    """Return a function that opens a page and returns the server's status, 304 if it was cached, and the shown text."""

    def go(path: str) -> tuple[int, str]:
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        statuses: list[int] = []
        session.on("Network.responseReceivedExtraInfo", lambda event: statuses.append(event["statusCode"]))
        answer: Response | None = page.goto(address + path)
        assert answer is not None
        session.detach()
        return statuses[0], page.locator("main .text").inner_text()

    return go


def test_a_page_that_did_not_change_is_not_sent_again(visit: Visit) -> None:
    assert visit(FIRST) == (200, "Giá: 100 đồng")
    assert visit(FIRST) == (304, "Giá: 100 đồng")


def test_two_publishes_of_one_length_in_one_second_are_both_seen(press: Press, visit: Visit) -> None:
    before = {path: len(data) for path, data in press.live().items()}
    for path in (FIRST, SECOND):
        assert visit(path) == (200, "Giá: 100 đồng")
    publish(press, "200")
    assert visit(FIRST) == (200, "Giá: 200 đồng")
    publish(press, "300")
    publish(press, "400")
    for path in (FIRST, SECOND):
        assert visit(path) == (200, "Giá: 400 đồng")
    assert {path: len(data) for path, data in press.live().items()} == before


def test_a_page_that_goes_back_to_what_the_browser_has_costs_nothing(press: Press, visit: Visit) -> None:
    visit(FIRST)
    publish(press, "200")
    publish(press, "100")
    assert visit(FIRST) == (304, "Giá: 100 đồng")


def test_a_publish_between_page_and_style_leaves_the_page_whole(
    press: Press, visit: Visit, page: Page, address: str
) -> None:
    visit(FIRST)
    style = page.locator("link[rel=stylesheet]").get_attribute("href")
    publish(press, "200")
    answer = page.request.get(f"{address}{style}")
    assert answer.status == 200
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
