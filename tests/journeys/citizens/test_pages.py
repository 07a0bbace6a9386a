"""Citizens read every page: on phone and desktop, in light and dark colours, with screen readers and keyboards."""

import gzip
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Response

from tests.journeys.citizens.conftest import Citizens
from tests.services.chromium import NewPage

PHONE, DESK = {"width": 320, "height": 640}, {"width": 1280, "height": 800}
LEFT_PAGE = "net::ERR_ABORTED"
"""The error of a request that was not answered before the browser went to the next page."""

LINES_OF_WORDS = """selector => [...document.querySelectorAll(selector)].flatMap(cell =>
    [...cell.textContent.matchAll(/\\S+/g)].map(word => {
        const range = document.createRange();
        range.setStart(cell.firstChild, word.index);
        range.setEnd(cell.firstChild, word.index + word[0].length);
        return [word[0], new Set([...range.getClientRects()].map(box => box.top)).size];
    }))"""
"""JavaScript that returns each word in the cells that a selector finds, and over how many lines it is broken."""

TEXT = ("text/", "application/xml", "image/svg+xml")

Visit = Callable[[str], Page]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["320", "1280"])
def test_axe_finds_nothing_on_any_kind_of_page(
    citizens: Citizens, new_page: NewPage, axe_script: object, scheme: str, viewport: dict[str, int]
) -> None:
    # The pages' content security policy allows no scripts; only for the checker it is bypassed.
    page = new_page(viewport=viewport, color_scheme=scheme, bypass_csp=True)
    faults = []
    for path in citizens.one_of_each_kind():
        page.goto(citizens.address + path)
        page.add_script_tag(path=str(axe_script))
        for violation in page.evaluate("axe.run().then(result => result.violations)"):
            for node in violation["nodes"]:
                faults.append(f"{path}: {violation['id']}: {node['html']}: {node['failureSummary']}")
    assert faults == []


def test_no_page_has_to_be_pushed_sideways_on_a_small_phone(citizens: Citizens, new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    wide = []
    for path in citizens.pages():
        page.goto(citizens.address + path)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > PHONE["width"]:
            wide.append(f"{path}: {width}")
    assert wide == []


def test_no_time_is_broken_within_a_word_on_a_small_phone(citizens: Citizens, new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    read, broken = [], []
    for path in citizens.one_of_each_kind():
        page.goto(citizens.address + path)
        for word, lines in page.evaluate(LINES_OF_WORDS, ".ways td:nth-child(2):not(:last-child)"):
            read.append(word)
            if lines > 1:
                broken.append(f"{path}: {word}")
    assert "working" in read
    assert broken == []


def test_large_text_on_a_phone_breaks_no_word_in_a_table(citizens: Citizens, new_page: NewPage) -> None:
    # Text of twice the size on a phone of 360 pixels has as much room as normal text on 180 pixels.
    page = new_page(viewport={"width": 180, "height": 400})
    read, broken = [], []
    for path in citizens.one_of_each_kind():
        page.goto(citizens.address + path)
        for word, lines in page.evaluate(LINES_OF_WORDS, ".ways tbody th, .ways td:nth-child(2):not(:last-child)"):
            read.append(word)
            if lines > 1:
                broken.append(f"{path}: {word}")
    assert "Online" in read
    assert broken == []


def test_paper_shows_no_pager_and_spares_the_ink_of_buttons(citizens: Citizens, page: Page) -> None:
    page.emulate_media(media="print")
    found = {".pager": 0, ".button": 0}
    for path in citizens.pages():
        page.goto(citizens.address + path)
        for selector in found:
            found[selector] += page.locator(selector).count()
        assert page.locator(".pager:visible").count() == 0, path
        for button in page.locator(".button").all():
            assert button.evaluate("e => getComputedStyle(e).backgroundColor") == "rgba(0, 0, 0, 0)", path
    assert all(found.values()), found


def test_no_page_asks_another_origin_for_anything_or_breaks_its_own_policy(
    citizens: Citizens, new_page: NewPage
) -> None:
    page = new_page()
    asked: set[str] = set()
    complaints: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request: asked.add(request.url))
    page.on(
        "console", lambda message: complaints.append(message.text) if message.type in {"error", "warning"} else None
    )
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    page.on("requestfailed", lambda request: failed.append(request.url) if request.failure != LEFT_PAGE else None)
    for path in citizens.pages():
        page.goto(citizens.address + path)
    assert len(asked) > 60
    assert [url for url in sorted(asked) if not url.startswith((citizens.address, "data:"))] == []
    assert complaints == []
    assert failed == []


@pytest.mark.parametrize("path", ["/", "/lang-son/", "/lang-son/en/"])
def test_the_first_step_with_the_keyboard_leads_past_the_header(citizens: Citizens, page: Page, path: str) -> None:
    page.goto(citizens.address + path)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    assert page.locator(":focus").is_visible()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_everything_that_can_be_used_can_be_reached_and_seen_with_the_keyboard(citizens: Citizens, page: Page) -> None:
    page.goto(f"{citizens.address}/lang-son/tin-tuc/")
    steps = page.locator("a[href], summary, input:not([type=hidden]), button, [tabindex='0']")
    wanted = sum(step.is_visible() for step in steps.all())
    reached: set[str] = set()
    for _ in range(wanted):
        page.keyboard.press("Tab")
        # An outline or a shadow must show which element has the focus.
        name, marked = page.evaluate(
            """(() => {
                const it = document.activeElement, on = getComputedStyle(it);
                const marked = on.outlineStyle !== 'none' || on.boxShadow !== 'none';
                return [it.outerHTML, marked];
            })()"""
        )
        assert marked, name
        reached.add(name)
    assert len(reached) > wanted / 2
    assert page.evaluate("document.activeElement.closest('footer') !== null")


def test_without_javascript_everything_works(citizens: Citizens, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False, viewport=PHONE)
    page.goto(f"{citizens.address}/lang-son/")
    page.locator("nav.menu summary").click()
    page.locator("nav.menu").get_by_role("link", name="Tin tức").click()
    assert page.locator("h1").inner_text() == "Tin tức"
    page.locator("nav.pager a[rel=next]").click()
    assert "/tin-tuc/trang/2/" in page.url
    page.locator("article.card a").first.click()
    assert page.locator("main article h1").count() == 1
    page.locator("nav.languages a[hreflang=en]").click()
    assert page.locator("html").get_attribute("lang") == "en"
    page.locator(".header-home a").click()
    assert page.url == f"{citizens.address}/lang-son/en/"


def test_from_the_front_page_to_the_counter_in_a_few_steps(citizens: Citizens, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False, viewport=PHONE)
    page.goto(f"{citizens.address}/lang-son/")
    page.locator("nav.menu summary").click()
    page.locator("nav.menu").get_by_role("link", name="Thủ tục").click()
    page.get_by_role("link", name="Đăng ký thường trú").click()
    facts = page.locator(".glance").inner_text()
    assert "15.000 đ" in facts
    assert "5 ngày làm việc" in facts
    assert page.get_by_role("link", name="Nộp hồ sơ trực tuyến").is_visible()
    page.locator(".contents").get_by_role("link", name="Nộp ở đâu").click()
    assert page.url.endswith("#noi-nop")
    assert page.get_by_role("heading", name="Ủy ban nhân dân phường Kỳ Lừa").is_visible()
    page.get_by_role("link", name="Xem trang thủ tục trên Cổng quốc gia").click()
    assert page.url == f"{citizens.address}/thu-tuc/1.004222/"
    assert "20.000 đ" in page.locator(".glance").inner_text()


def test_an_old_address_leads_on(citizens: Citizens, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{citizens.address}/lienhe.html")
    page.wait_for_url(f"{citizens.address}/lien-he/")


def test_a_missing_page_leads_back(citizens: Citizens, page: Page) -> None:
    answer = page.goto(f"{citizens.address}/lang-son/en/nowhere/at/all/")
    assert answer is not None
    assert answer.status == 404
    assert page.locator("html").get_attribute("lang") == "en"
    page.locator("main a[href='/lang-son/en/']").click()
    assert page.url == f"{citizens.address}/lang-son/en/"


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/lang-son/", "/lang-son/tin-tuc/", "/lang-son/lien-he/", "/tim-kiem/", "/search?q=lang+son"),
        *("/thu-tuc/", "/lang-son/thu-tuc/1.004222/"),
    ],
)
def test_the_first_view_costs_at_most_50_kilobytes(citizens: Citizens, new_page: NewPage, path: str) -> None:
    page = new_page(viewport={"width": 360, "height": 640})
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(citizens.address + path)
    sizes = {answer.url: cost(answer) for answer in answers}
    pictures = [answer.url for answer in answers if "/assets/anh/" in answer.url]
    for url in pictures[1:]:
        del sizes[url]
    assert sum(sizes.values()) <= 50_000, sizes


def cost(answer: Response) -> int:
    """Return the transferred bytes of an answer if the server compresses texts, as nginx does."""
    body = answer.body()
    return len(gzip.compress(body, 5)) if answer.headers["content-type"].startswith(TEXT) else len(body)


def test_the_styles_cost_at_most_10_kilobytes(citizens: Citizens) -> None:
    sheets = [path for key in ("quoc-gia", "lang-son") for path in (citizens.out / key / "assets").rglob("*.css")]
    assert len(sheets) == 2
    for sheet in sheets:
        assert len(gzip.compress(sheet.read_bytes(), 5)) <= 10_000


def test_a_dark_page_is_dark_and_a_light_one_light(citizens: Citizens, new_page: NewPage) -> None:
    grounds = {}
    for scheme in ("light", "dark"):
        page = new_page(color_scheme=scheme)
        page.goto(f"{citizens.address}/lang-son/lien-he/")
        grounds[scheme] = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert grounds["light"] != grounds["dark"]


def test_twice_as_large_text_still_fits(citizens: Citizens, new_page: NewPage) -> None:
    page = new_page(viewport={"width": 640, "height": 800}, bypass_csp=True)
    wide = []
    for path in citizens.one_of_each_kind():
        page.goto(citizens.address + path)
        page.add_style_tag(content="html { font-size: 200% }")
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 640:
            wide.append(f"{path}: {width}")
    assert wide == []
