"""The whole service: headers, missing or failing parts, and many requests at once."""

import asyncio
import threading
from pathlib import Path
from urllib.parse import quote

import pytest

from sitegen.release.headers import HEADERS, MISSING
from sitegen.release.targets.folder.portals import FolderPortals
from sitegen.search import service as module
from sitegen.search.search_index import Answer, SearchQuery
from sitegen.search.service import PATHS, Service
from sitegen.serve.live_portals import LivePortals
from tests.sitegen.documents import elements
from tests.sitegen.portals import Press, portal, province
from tests.sitegen.search.conftest import publish_both
from tests.sitegen.search.given_answers import Oracle, Reply, answer, ask, found, headings, run, title
from tests.sitegen.themes import with_child

Q = quote("hộ chiếu")


@pytest.mark.parametrize("path", sorted(PATHS))
def test_headers_are_those_of_a_page_and_keep_other_search_engines_away(service: Service, path: str) -> None:
    answered, refused = ask(service, f"{path}?q=x"), ask(service, f"{path}?q=x&size=0")
    for reply, fields in ((answered, HEADERS["page"]), (refused, MISSING)):
        for name, value in fields.items():
            assert reply.headers[name.lower()] == value
        assert reply.headers["x-robots-tag"] == "noindex"
    assert (answered.headers["cache-control"], refused.headers["cache-control"]) == ("no-cache", "no-store")


def test_scripts_of_other_sites_may_read_the_json_only(service: Service) -> None:
    for query in ("q=x", "size=0"):
        assert ask(service, f"/search.json?{query}").headers["access-control-allow-origin"] == "*"
        assert "access-control-allow-origin" not in ask(service, f"/search?{query}").headers


def test_an_index_that_fails_is_told_in_the_page_and_to_the_operator(
    folders: LivePortals, caplog: pytest.LogCaptureFixture
) -> None:
    service = Service(Oracle(fault="search index /x: cannot be read"), folders)
    page, programs = ask(service, "/search?q=x"), ask(service, "/search.json?q=x")
    assert (page.status, programs.status) == (503, 503)
    assert page.headers["cache-control"] == "no-store"
    assert elements(page.text, "p", class_="search-refusal")[0].text == (
        "Hiện chưa tìm kiếm được vì kho tìm kiếm gặp sự cố. Các trang vẫn xem được; hãy thử lại sau ít phút."
    )
    assert elements(page.text, "p", class_="header-home")[0].text == "Cổng quốc gia"
    assert programs.json["error"].startswith("Hiện chưa tìm kiếm được")
    assert "/x" not in page.text + programs.text
    assert "search is down: search index /x: cannot be read" in caplog.text


def test_an_index_that_knows_nothing_of_a_live_portal_gives_no_answer(
    folders: LivePortals, caplog: pytest.LogCaptureFixture
) -> None:
    service = Service(Oracle(found(), unknown=["tinh-a", "gone"]), folders)
    for address in ("/search?q=x", "/search.json?q=x", "/search?q=x&portal=tinh-a", "/search.json?q=x&portal=tinh-a"):
        assert ask(service, address).status == 503
        assert "search is down: search index: knows nothing of tinh-a (1 portals), which are live" in caplog.text
        caplog.clear()
    assert ask(service, "/search?q=x&portal=quoc-gia&scope=portal").status == 200
    assert ask(service, "/search.json?q=x&portal=quoc-gia").status == 200
    assert ask(service, "/search").status == 200


def test_without_any_portal_there_is_a_plain_page(tmp_path: Path, oracle: Oracle) -> None:
    service = Service(oracle, LivePortals(FolderPortals(tmp_path / "none")))
    reply = ask(service, f"/search?q={Q}")
    assert reply.status == 200
    assert elements(reply.text, "html")[0].attributes["lang"] == "vi"
    assert title(reply) == "hộ chiếu – Tìm kiếm"
    assert headings(reply) == ["Có 1 kết quả cho “hộ chiếu”"]
    assert ask(service, "/search?q=x&lang=en").text.count("1 result for") == 1
    assert ask(service, "/search.json?q=x").json["total"] == 1
    assert ask(service, "/search?q=x&portal=tinh-a").status == 400


@pytest.fixture
def own_out(press: Press) -> Path:
    publish_both(press)
    return press.out


@pytest.mark.parametrize("damage", ["removed", "without comments", "portal withdrawn"])
def test_without_a_search_page_results_are_shown_on_a_plain_one(
    own_out: Path, oracle: Oracle, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    shell = (own_out / "tinh-a" / "live").resolve() / "tim-kiem" / "index.html"
    if damage == "removed":
        shell.unlink()
    elif damage == "without comments":
        html = shell.read_bytes()
        shell.unlink()
        shell.write_bytes(html.replace(b"<!-- search -->", b""))
    else:
        (own_out / "tinh-a" / "live").unlink()
    reply = ask(Service(oracle, LivePortals(FolderPortals(own_out))), f"/search?q={Q}&portal=tinh-a")
    assert reply.status == 200
    assert title(reply) == "hộ chiếu – Tìm kiếm – Cổng Tỉnh A"
    assert headings(reply) == ["Có 1 kết quả cho “hộ chiếu”"]
    assert oracle.asked[0].portal == "tinh-a"
    assert "results are shown on a plain page" in caplog.text


def test_a_theme_of_its_own_shows_results_in_its_own_way(press: Press, oracle: Oracle, tmp_path: Path) -> None:
    own = "{% if answer %}<p>{{ answer.heading }}!</p>{% endif %}"
    themes = with_child(tmp_path, {"components/search-results/template.html": own})
    reply = _with_theme(press, oracle, themes)
    assert "<p>Có 1 kết quả cho “x”!</p>" in reply.text


@pytest.mark.parametrize("source", ["{{ mat }}", "{% for %}", "{{ t('mat') }}"])
def test_a_theme_that_fails_gives_way_to_the_usual_one(
    press: Press, oracle: Oracle, tmp_path: Path, source: str, caplog: pytest.LogCaptureFixture
) -> None:
    themes = with_child(tmp_path, {})
    reply = _with_theme(press, oracle, themes, broken=source)
    assert reply.status == 200
    assert headings(reply) == ["Có 1 kết quả cho “x”"]
    assert "Results are shown with the theme “base” until it is mended." in caplog.text


def _with_theme(press: Press, oracle: Oracle, themes: Path, broken: str = "") -> Reply:
    press.publish([portal(theme="con"), *province()[1:]], themes=themes)
    if broken:
        file = themes / "con" / "components" / "search-results" / "template.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(broken, encoding="utf-8")
    return ask(Service(oracle, LivePortals(FolderPortals(press.out)), themes), "/search?q=x&portal=tinh-a")


class Slow(Oracle):
    """An index that does not answer until the test sets `go`."""

    def __init__(self) -> None:
        super().__init__(found())
        self.go = threading.Event()

    def search(self, query: SearchQuery) -> Answer:
        assert self.go.wait(60)
        return super().search(query)


def test_a_slow_search_keeps_nobody_else_waiting(folders: LivePortals) -> None:
    slow = Slow()
    service = Service(slow, folders)

    async def both() -> tuple[Reply, Reply]:
        searching = asyncio.create_task(answer(service, "/search?q=x"))
        await asyncio.sleep(0)
        hint = await answer(service, "/search")
        assert not searching.done()
        slow.go.set()
        return hint, await searching

    hint, page = run(both())
    assert "search-hint" in hint.text
    assert headings(page) == ["Có 1 kết quả cho “x”"]


def test_more_searches_than_can_be_answered_are_turned_away_at_once(
    folders: LivePortals, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_WAITING", 3)
    slow = Slow()
    service = Service(slow, folders)

    async def crowd() -> tuple[Reply, Reply, list[Reply]]:
        waiting = [asyncio.create_task(answer(service, "/search?q=x")) for _ in range(3)]
        await asyncio.sleep(0)
        page, programs = await answer(service, "/search?q=x"), await answer(service, "/search.json?q=x")
        slow.go.set()
        return page, programs, list(await asyncio.gather(*waiting))

    page, programs, served = run(crowd())
    assert (page.status, programs.status) == (503, 503)
    assert page.headers["retry-after"] == "5"
    assert "Hiện có quá nhiều người cùng tìm kiếm." in page.text
    assert programs.json == {"error": "Hiện có quá nhiều người cùng tìm kiếm. Hãy thử lại sau ít giây."}
    assert [reply.status for reply in served] == [200, 200, 200]
    assert ask(service, "/search?q=x").status == 200
