"""A folder target behind the real nginx: contents and headers of answers, before and after `live` is switched."""

import http.client
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from sitegen.release.headers import headers
from sitegen.release.output import OutputClass
from tests.services.nginx import StartNginx, fill
from tests.services.server import accepts, free_port, running
from tests.sitegen.command import SITEGEN

TEMPLATE = Path(__file__).resolve().parents[2] / "infra" / "nginx" / "portals.conf.template"
LONG = "một " * 1000

# A page whose two versions differ in their bytes and their time, but not in their length.
BEFORE, AFTER = "<p>trước</p>", "<p>sau đó</p>"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: str


@dataclass(frozen=True)
class Site:
    """An out folder that nginx serves."""

    out: Path
    address: str
    search_port: int

    def get(self, path: str, **headers: str) -> Answer:
        """Request a path without the normalisation that most clients do; the argument a_b is the header a-b."""
        parts = urlsplit(self.address)
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=20)
        try:
            connection.request("GET", path, headers={name.replace("_", "-"): headers[name] for name in headers})
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, found, response.read().decode("utf-8", errors="replace"))
        finally:
            connection.close()

    def flip(self, portal: str, tree: str) -> None:
        """Switch `live` to another tree in one step."""
        new = self.out / portal / "live.new"
        new.symlink_to(tree)
        new.rename(self.out / portal / "live")


@pytest.fixture
def site(tmp_path: Path, start_nginx: StartNginx) -> Site:
    out = tmp_path / "cổng thông tin"
    for portal in ("quoc-gia", "mic", "ky-lua"):
        for tree, text, time in (("a", BEFORE, 1_000_000_000), ("b", AFTER, 1_000_000_777)):
            put(out, f"{portal}/{tree}/index.html", text + portal.ljust(8), time)
            put(out, f"{portal}/{tree}/tin-tuc/index.html", LONG, time)
            put(out, f"{portal}/{tree}/404.html", f"không thấy, {portal}", time)
            put(out, f"{portal}/{tree}/en/404.html", f"not found, {portal}", time)
            put(out, f"{portal}/{tree}/feed.xml", "<feed/>", time)
            put(out, f"{portal}/{tree}/tep/0a1b/mau-don.docx", "docx", time)
            put(out, f"{portal}/{tree}/tep/0a1b/huong-dan.PDF", "pdf", time)
        put(out, f"{portal}/assets/site.3f2a.css", f"/* {portal} */", 1_000_000_000)
        put(out, f"{portal}/releases/1.json", "secret", 1_000_000_000)
        (out / portal / "live").symlink_to("a")
    portals = tmp_path / "portals.map"
    portals.write_text("bo-noi-vu mic;\nbo-noi-vu/ky-lua ky-lua;\n", encoding="utf-8")
    template = TEMPLATE.read_text(encoding="utf-8")
    search_port = free_port()
    names = {"OUT": out, "NATIONAL": "quoc-gia", "PORTALS": portals, "SEARCH": f"127.0.0.1:{search_port}"}
    address = start_nginx(lambda port: fill(template, BIND="127.0.0.1", PORT=port, **names))
    return Site(out, address, search_port)


@pytest.fixture
def searching(site: Site, tmp_path: Path) -> Iterator[Site]:
    """Return the site with the search service behind nginx."""
    port, index = site.search_port, tmp_path / "index"
    command = [str(SITEGEN), "serve", str(site.out), "--port", str(port), "--index", str(index)]
    with running(command, log=tmp_path / "log", is_ready=lambda: accepts(port)):
        yield site


def put(out: Path, path: str, text: str, time: int) -> None:
    file = out / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    os.utime(file, (time, time))


@pytest.mark.parametrize(
    ("path", "portal"),
    [("/", "quoc-gia"), ("/bo-noi-vu/", "mic"), ("/?q=1", "quoc-gia"), ("/bo-noi-vu/ky-lua/", "ky-lua")],
)
def test_a_prefix_leads_to_its_portal(site: Site, path: str, portal: str) -> None:
    answer = site.get(path)
    assert (answer.status, answer.body) == (200, BEFORE + portal.ljust(8))
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/tin-tuc", "/tin-tuc/"),
        ("/bo-noi-vu", "/bo-noi-vu/"),
        ("/bo-noi-vu/ky-lua", "/bo-noi-vu/ky-lua/"),
        ("/bo-noi-vu/tin-tuc?p=2", "/bo-noi-vu/tin-tuc/?p=2"),
    ],
)
def test_a_folder_without_its_slash_is_sent_to_the_slash_on_the_same_host(site: Site, path: str, target: str) -> None:
    answer = site.get(path)
    assert (answer.status, answer.headers["location"]) == (301, target)


def test_a_page_that_changed_within_its_length_is_new_to_a_browser_that_asks_again(site: Site) -> None:
    first = site.get("/bo-noi-vu/")
    etag = first.headers["etag"]
    assert len(BEFORE.encode()) == len(AFTER.encode())
    assert site.get("/bo-noi-vu/", If_None_Match=etag).status == 304
    site.flip("mic", "b")
    second = site.get("/bo-noi-vu/", If_None_Match=etag)
    assert (second.status, second.body) == (200, AFTER + "mic".ljust(8))
    assert second.headers["etag"] != etag
    assert site.get("/", If_None_Match=site.get("/").headers["etag"]).status == 304


def test_a_compressed_page_is_revalidated_as_well(site: Site) -> None:
    first = site.get("/tin-tuc/", Accept_Encoding="gzip")
    assert first.headers["content-encoding"] == "gzip"
    assert first.headers["vary"] == "Accept-Encoding"
    etag = first.headers["etag"]
    assert site.get("/tin-tuc/", Accept_Encoding="gzip", If_None_Match=etag).status == 304
    site.flip("quoc-gia", "b")
    assert site.get("/tin-tuc/", Accept_Encoding="gzip", If_None_Match=etag).status == 200


def test_no_date_is_sent_and_none_is_believed(site: Site) -> None:
    assert "last-modified" not in site.get("/").headers
    assert site.get("/", If_Modified_Since="Sun, 09 Sep 2001 01:46:40 GMT").status == 200


@pytest.mark.parametrize(
    ("path", "cache"),
    [
        ("/", "no-cache"),
        ("/bo-noi-vu/feed.xml", "no-cache"),
        ("/tin-tuc", "no-cache"),
        ("/assets/site.3f2a.css", "public, max-age=31536000, immutable"),
        ("/bo-noi-vu/assets/site.3f2a.css", "public, max-age=31536000, immutable"),
        ("/bo-noi-vu/assets/gone.0000.css", "no-store"),
        ("/gone/", "no-store"),
    ],
)
def test_the_class_of_an_output_decides_how_long_it_is_kept(site: Site, path: str, cache: str) -> None:
    assert site.get(path).headers["cache-control"] == cache


def test_a_revalidated_answer_says_again_how_long_it_is_kept(site: Site) -> None:
    path = "/bo-noi-vu/assets/site.3f2a.css"
    answer = site.get(path, If_None_Match=site.get(path).headers["etag"])
    assert answer.status == 304
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/gone", "không thấy, quoc-gia"),
        ("/gone/", "không thấy, quoc-gia"),
        ("/en/gone/", "not found, quoc-gia"),
        ("/bo-noi-vu/gone", "không thấy, mic"),
        ("/bo-noi-vu/en/gone/", "not found, mic"),
        ("/bo-noi-vu/fr/gone/", "không thấy, mic"),
        ("/bo-noi-vu/assets/gone.css", "không thấy, mic"),
        ("/bo-noi-vu/assets/", "không thấy, mic"),
    ],
)
def test_a_missing_page_answers_404_in_the_words_of_its_portal_and_language(site: Site, path: str, body: str) -> None:
    answer = site.get(path)
    assert (answer.status, answer.body) == (404, body)


@pytest.mark.parametrize(
    "path",
    [
        "/releases/1.json",
        "/mic/releases/1.json",
        "/bo-noi-vu/releases/1.json",
        "/bo-noi-vu/../mic/releases/1.json",
        "/bo-noi-vu/assets/../releases/1.json",
        "/bo-noi-vu/assets/%2e%2e/releases/1.json",
        "/bo-noi-vu/assets/..%2freleases/1.json",
        "/assets/../../quoc-gia/releases/1.json",
        "/bo-noi-vu/a/index.html",
        "/live/index.html",
    ],
)
def test_nothing_beside_live_and_assets_is_served(site: Site, path: str) -> None:
    answer = site.get(path)
    assert answer.status in {400, 404}
    assert "secret" not in answer.body


@pytest.mark.parametrize("path", ["//evil.example", "/%0d%0aSet-Cookie:x=1", "/tin-tuc%0d%0aSet-Cookie:x=1"])
def test_no_address_makes_a_redirect_elsewhere_or_a_header(site: Site, path: str) -> None:
    answer = site.get(path)
    assert answer.status == 404
    assert "location" not in answer.headers
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("path", ["/", "/bo-noi-vu/assets/site.3f2a.css", "/gone/", "/tin-tuc"])
def test_every_answer_carries_the_security_headers(site: Site, path: str) -> None:
    headers = site.get(path).headers
    assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'; ")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert headers["server"] == "nginx"


def test_downloads_are_saved_and_pdfs_are_shown(site: Site) -> None:
    assert site.get("/bo-noi-vu/tep/0a1b/mau-don.docx").headers["content-disposition"] == "attachment"
    assert "content-disposition" not in site.get("/bo-noi-vu/tep/0a1b/huong-dan.PDF").headers
    assert "content-disposition" not in site.get("/bo-noi-vu/").headers


@pytest.mark.parametrize(
    ("path", "name", "kind"),
    [
        ("/", "index.html", "page"),
        ("/feed.xml", "feed.xml", "feed"),
        ("/assets/site.3f2a.css", "assets/site.3f2a.css", "asset"),
        ("/tep/0a1b/mau-don.docx", "tep/0a1b/mau-don.docx", "download"),
        ("/tep/0a1b/huong-dan.PDF", "tep/0a1b/huong-dan.PDF", "download"),
    ],
)
def test_nginx_and_our_own_server_send_the_same_headers(site: Site, path: str, name: str, kind: OutputClass) -> None:
    ours = {field.lower(): value for field, value in headers(name, kind).items()}
    theirs = site.get(path).headers
    assert {field: theirs.get(field) for field in ours} == ours


def test_two_addresses_are_those_of_the_search_service_and_no_others(searching: Site) -> None:
    put(searching.out, "quoc-gia/a/search/index.html", "a page", 1_000_000_000)
    page = searching.get("/search?q=h%E1%BB%99+chi%E1%BA%BFu")
    assert (page.status, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "hộ chiếu" in page.body
    programs = searching.get("/search.json?q=x")
    assert (programs.status, programs.headers["content-type"]) == (200, "application/json; charset=utf-8")
    assert searching.get("/search/").body == "a page"
    for path in ("/search.html", "/searching", "/bo-noi-vu/search", "/bo-noi-vu/search.json", "/search.json/"):
        assert searching.get(path).status == 404, path


def test_a_search_carries_each_header_once_and_says_how_long_it_is_kept(searching: Site) -> None:
    for path, status, cache in (
        ("/search?q=x", 200, "no-cache"),
        ("/search?q=x&size=0", 400, "no-store"),
        ("/search.json?q=x", 200, "no-cache"),
    ):
        connection = http.client.HTTPConnection(urlsplit(searching.address).netloc, timeout=20)
        connection.request("GET", path)
        response = connection.getresponse()
        fields = [name.lower() for name, _ in response.getheaders()]
        connection.close()
        assert response.status == status
        assert len(fields) == len(set(fields)), path
        found = searching.get(path).headers
        assert found["cache-control"] == cache
        assert found["x-robots-tag"] == "noindex"
        for name, value in headers("x.html", "page").items():
            if name not in {"Cache-Control", "Content-Type"}:
                assert found[name.lower()] == value


def test_programs_of_other_sites_may_read_results_and_nothing_else(searching: Site) -> None:
    assert searching.get("/search.json?q=x").headers["access-control-allow-origin"] == "*"
    for path in ("/search?q=x", "/"):
        assert "access-control-allow-origin" not in searching.get(path).headers


def test_results_are_compressed(searching: Site) -> None:
    assert searching.get("/search?q=x", Accept_Encoding="gzip").headers["content-encoding"] == "gzip"


def test_who_searches_without_end_is_asked_to_wait_and_reads_on(searching: Site) -> None:
    answers = (searching.get("/search?q=x") for _ in range(1_000))
    refused = next(answer for answer in answers if answer.status != 200)
    assert refused.status == 429
    assert refused.body.startswith("Có quá nhiều lượt tìm kiếm từ địa chỉ này. Hãy thử lại sau ít giây.\n")
    assert refused.headers["content-type"] == "text/plain; charset=utf-8"
    assert refused.headers["cache-control"] == "no-store"
    assert searching.get("/").status == 200


@pytest.mark.parametrize("path", ["/search?q=x", "/search.json?q=x"])
def test_without_the_search_service_all_pages_are_there_and_the_search_says_so(site: Site, path: str) -> None:
    answer = site.get(path)
    assert answer.status == 503
    assert answer.body.startswith("Hiện chưa tìm kiếm được. Các trang vẫn xem được; hãy thử lại sau ít phút.\n")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert site.get("/").status == 200
