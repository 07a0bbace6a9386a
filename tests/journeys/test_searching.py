"""Search without JavaScript finds live pages, with or without accents, and no longer finds removed ones."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.demo import Demo, changed_paths
from tests.journeys.editor import Editor
from tests.journeys.shell import Shell
from tests.services.chromium import NewPage

NAMES = """
from cms.portal.models import ArticlePage
def article(slug):
    return ArticlePage.objects.get(slug=slug, url_path__contains="lang-son", locale__language_code="vi")
"""


def ask(demo: Demo, **parameters: object) -> dict[str, Any]:
    reply = demo.get(f"/search.json?{urlencode(parameters)}")
    assert reply.status == 200, reply.text
    found: dict[str, Any] = json.loads(reply.text)
    return found


def addresses(found: dict[str, Any]) -> list[str]:
    return [urlsplit(result["url"]).path for result in found["results"]]


def test_a_published_page_reaches_the_site_and_search(demo: Demo, shell: Shell) -> None:
    shell.run(NAMES)
    pk, slug, url = shell.run("it = article('truoc-mua-mua-lu'); answer = [it.pk, it.slug, it.url]")
    title = "Kỳ nghỉ lễ của thợ rèn Phúc Sen"
    assert ask(demo, q="tho ren phuc sen")["total"] == 0
    editor = Editor(demo, "langson.duyet")
    assert editor.publish(pk, title, slug).status == 302
    demo.settle()
    assert f">{title}<" in demo.get(url).text
    for words in ("thợ rèn Phúc Sen", "tho ren phuc sen", "THO REN PHUC SEN"):
        found = ask(demo, q=words)
        assert [(result["title"], result["url"], result["kind"], result["lang"]) for result in found["results"]] == [
            (title, url, "article", "vi")
        ]
        assert ask(demo, q=words, portal="da-nang")["total"] == 0
        assert ask(demo, q=words, portal="lang-son") == found

    shell.run(f"article({slug!r}).unpublish()")
    demo.settle()
    assert ask(demo, q="tho ren phuc sen") == {"total": 0, "results": []}
    assert demo.get(url).status == 404


def search_in_browser(demo: Demo, page: Page, words: str) -> tuple[str, list[str]]:
    """Search on the national portal; return the number of results and the titles on the first page."""
    page.goto(f"{demo.origin}/")
    page.get_by_role("searchbox").first.fill(words)
    page.get_by_role("searchbox").first.press("Enter")
    page.wait_for_url(re.compile(r"/search\?"))
    expect(page.get_by_role("searchbox").last).to_have_value(words)
    count = re.search(r"\d+", page.locator("main h2").first.inner_text())
    assert count is not None
    return count[0], page.locator("main ol h2, main ol h3").all_inner_texts()


def test_accents_and_capitals_find_the_same_without_javascript(demo: Demo, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    count, titles = search_in_browser(demo, page, "hộ chiếu")
    assert "hộ chiếu" in titles[0].lower()
    everything = sorted(addresses(ask(demo, q="hộ chiếu", size=50)))
    assert len(everything) == int(count)
    for words in ("ho chieu", "HO CHIEU", "Hộ Chiếu"):
        assert search_in_browser(demo, page, words)[0] == count
        assert sorted(addresses(ask(demo, q=words, size=50))) == everything


@pytest.mark.parametrize("path", ["/lang-son/", "/lang-son/en/"])
def test_the_search_of_a_portal_is_its_own_and_leads_to_all_others(demo: Demo, new_page: NewPage, path: str) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page.goto(demo.origin + path)
    page.get_by_role("searchbox").first.fill("Bắc Sơn")
    page.get_by_role("searchbox").first.press("Enter")
    links = page.locator("main ol a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert links
    assert all(urlsplit(link).path.startswith("/lang-son/") for link in links)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


FEE = """
from cms.procedures.models import Listing
row = Listing.objects.get(portal__key="lang-son", procedure__key="1.001612")
raw = row.fees.get_prep_value()
raw[0]["value"]["amount"] = 31000
row.fees = raw
row.full_clean()
row.save()
"""


def test_a_fee_that_one_agency_changes_is_on_its_page_and_in_its_result_only(demo: Demo, shell: Shell) -> None:
    demo.settle()
    before, everywhere = demo.trees(), demo.get("/search?q=1.001612").text
    own = "/search?q=1.001612&portal=lang-son"
    assert "30.000–60.000" in demo.get(own).text
    shell.run(FEE)
    demo.settle()
    page = "lang-son/thu-tuc/1.001612/index.html"
    changed = changed_paths(before, demo.trees())
    assert page in changed
    assert {path.partition("/")[0] for path in changed} == {"lang-son"}
    assert {path for path in changed if "/1." in path or "/2." in path} <= {
        page,
        page.replace("thu-tuc", "en/procedures"),
    }
    assert "31.000" in demo.get("/lang-son/thu-tuc/1.001612/").text
    assert "31.000–60.000" in demo.get(own).text
    assert demo.get("/search?q=1.001612").text == everywhere


def test_a_procedure_is_one_result_whatever_it_is_called(demo: Demo) -> None:
    for words in ("khai sinh", "ho chieu", "thuong tru", "birth", "1.004222"):
        codes = [result["code"] for result in ask(demo, q=words, size=50)["results"] if result["code"]]
        assert codes
        assert len(codes) == len(set(codes)), words


def test_nothing_that_is_found_is_missing(demo: Demo) -> None:
    demo.settle()
    for words in ("thủ tục", "xã", "Lạng Sơn", "tin tức", "birth", "luật"):
        for result in ask(demo, q=words, size=50)["results"]:
            assert demo.get(result["url"]).status == 200, result
            for offer in result.get("offers", ()):
                assert demo.get(offer["url"]).status == 200, offer
