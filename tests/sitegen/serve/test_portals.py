"""Files of live releases over HTTP: which portal answers, with which headers, and what is never served."""

import socket

import pytest

from sitegen.build import build_portal
from sitegen.release.headers import HEADERS, MISSING, headers
from tests.sitegen.documents import addresses, elements
from tests.sitegen.portals import AT, PDF, PNG, but, page, province, snapshot
from tests.sitegen.serve.conftest import DIRECTORY, DOCX, Site

SECRETS = (b'"kind":"header"', b'"root"', b"root:x:")


def raw(site: Site, request: bytes) -> bytes:
    """Return the server's answer to raw bytes, such as no HTTP client would send."""
    with socket.create_connection(("127.0.0.1", site.port), timeout=20) as connection:
        connection.sendall(request)
        pieces = []
        while piece := connection.recv(65_536):
            pieces.append(piece)
    return b"".join(pieces)


def status_of(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


@pytest.mark.parametrize(
    ("path", "home"),
    [("/", "/"), ("/tin/", "/"), ("/tinh-a/", "/tinh-a/"), ("/tinh-a/tin/", "/tinh-a/"), ("/tinh-a/?q=1", "/tinh-a/")],
)
def test_the_longest_prefix_decides_which_portal_answers(site: Site, path: str, home: str) -> None:
    answer = site.ask(path)
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    (name,) = elements(answer.text, "p", class_="header-home")
    assert name.text == "Cổng Tỉnh A"
    assert f'<p class="header-home"><a href="{home}">' in answer.text


def test_every_file_of_a_release_is_served_as_it_is(site: Site) -> None:
    for key, prefix in (("tinh-a", "/tinh-a/"), ("quoc-gia", "/")):
        for path, data in site.press.live(key).items():
            assert site.ask(prefix + path).body == data


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/tin", "/tin/"),
        ("/tinh-a", "/tinh-a/"),
        ("/tinh-a/tin", "/tinh-a/tin/"),
        ("/tinh-a/en/about", "/tinh-a/en/about/"),
        ("/tinh-a/tin?trang=2&x=%2F", "/tinh-a/tin/?trang=2&x=%2F"),
        ("/tinh-a?x", "/tinh-a/?x"),
    ],
)
def test_a_folder_without_its_slash_is_sent_to_the_slash(site: Site, path: str, target: str) -> None:
    answer = site.ask(path)
    assert (answer.status, answer.headers["location"]) == (301, target)
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    ("path", "language", "title"),
    [
        ("/tinh-a/mat", "vi", "Không tìm thấy trang"),
        ("/tinh-a/mat/", "vi", "Không tìm thấy trang"),
        ("/tinh-a/en/gone/", "en", "Page not found"),
        ("/tinh-a/fr/gone/", "vi", "Không tìm thấy trang"),
        ("/en/gone", "en", "Page not found"),
        ("/tinh-b/", "vi", "Không tìm thấy trang"),
        ("/tinh-a/assets/", "vi", "Không tìm thấy trang"),
        ("/tinh-a/assets/gone.css", "vi", "Không tìm thấy trang"),
        (f"/tinh-a/{'a' * 300}", "vi", "Không tìm thấy trang"),
        (f"/tinh-a/{'a/' * 1500}", "vi", "Không tìm thấy trang"),
        ("/tinh-a/tin/index.html/", "vi", "Không tìm thấy trang"),
        ("/tinh-a/%C4%91%C6%B0%E1%BB%9Dng/", "vi", "Không tìm thấy trang"),
        ("/tinh-a/%ff%fe/", "vi", "Không tìm thấy trang"),
    ],
)
def test_what_is_not_there_is_told_in_the_language_of_the_address(
    site: Site, path: str, language: str, title: str
) -> None:
    answer = site.ask(path)
    assert answer.status == 404
    assert elements(answer.text, "html")[0].attributes["lang"] == language
    assert elements(answer.text, "h1")[0].text == title
    for name, value in MISSING.items():
        assert answer.headers[name.lower()] == value


def test_a_browser_that_has_a_file_gets_no_body(site: Site) -> None:
    first = site.ask("/tinh-a/")
    etag = first.headers["etag"]
    assert etag.startswith('"')
    for sent in (etag, f'"x", {etag}', f"W/{etag}", "*"):
        again = site.ask("/tinh-a/", If_None_Match=sent)
        assert (again.status, again.body) == (304, b"")
        assert again.headers["etag"] == etag
        assert again.headers["cache-control"] == "no-cache"
    assert site.ask("/tinh-a/", If_None_Match='"x"').status == 200


def test_no_date_is_sent_since_it_means_nothing(site: Site) -> None:
    answer = site.ask("/tinh-a/", If_Modified_Since="Fri, 01 Jan 2100 00:00:00 GMT")
    assert answer.status == 200
    assert "last-modified" not in answer.headers


@pytest.mark.parametrize("path", ["/tinh-a/", "/tinh-a/mat/", "/tinh-a/feed.xml", "/tinh-a/tin"])
def test_head_tells_all_headers_and_nothing_else(site: Site, path: str) -> None:
    full, head = site.ask(path), site.ask(path, "HEAD")
    assert head.body == b""
    assert head.status == full.status
    ignored = {"date"}
    assert {name: head.headers.get(name) for name in full.headers.keys() - ignored} == {
        name: value for name, value in full.headers.items() if name not in ignored
    }


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_nothing_can_be_changed_from_outside(site: Site, method: str) -> None:
    answer = site.ask("/tinh-a/", method)
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")


def path_of(site: Site, start: str, end: str) -> str:
    return next(path for path in site.press.live() if path.startswith(start) and path.endswith(end))


@pytest.mark.parametrize(
    ("start", "end", "kind", "content_type"),
    [
        ("index", ".html", "page", "text/html; charset=utf-8"),
        ("assets/site", ".css", "asset", "text/css; charset=utf-8"),
        ("assets/anh/", ".png", "asset", "image/png"),
        ("assets/mark", ".svg", "asset", "image/svg+xml; charset=utf-8"),
        ("feed", ".xml", "feed", "application/xml; charset=utf-8"),
        ("sitemap-1", ".xml", "data", "application/xml; charset=utf-8"),
        ("tep/", ".pdf", "download", "application/pdf"),
    ],
)
def test_headers_are_those_of_the_class(site: Site, start: str, end: str, kind: str, content_type: str) -> None:
    path = path_of(site, start, end)
    answer = site.ask(f"/tinh-a/{path}")
    for name, value in headers(path, kind).items():  # type: ignore[arg-type]
        assert answer.headers[name.lower()] == value
    assert answer.headers["content-type"] == content_type
    assert "server" not in answer.headers


def test_the_policy_lets_pages_load_what_is_theirs_and_nothing_else(site: Site) -> None:
    policy = site.ask("/tinh-a/").headers["content-security-policy"]
    assert policy == (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        "form-action 'self'; manifest-src 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


def test_assets_are_kept_for_ever_and_pages_are_asked_for_each_time(site: Site) -> None:
    assert HEADERS["asset"]["Cache-Control"] == "public, max-age=31536000, immutable"
    style = path_of(site, "assets/site", ".css")
    assert site.ask(f"/tinh-a/{style}").headers["cache-control"] == "public, max-age=31536000, immutable"
    assert site.ask("/tinh-a/").headers["cache-control"] == "no-cache"


def test_what_people_upload_is_saved_and_a_pdf_is_shown(site: Site) -> None:
    word = site.ask(f"/tinh-a/{path_of(site, 'tep/', '.docx')}")
    assert (word.body, word.headers["content-disposition"]) == (DOCX, "attachment")
    shown = site.ask(f"/tinh-a/{path_of(site, 'tep/', '.pdf')}")
    assert shown.body == PDF
    assert "content-disposition" not in shown.headers


@pytest.mark.parametrize(
    "path",
    [
        *("/tinh-a/../tinh-a/records.jsonl", "/tinh-a/assets/../records.jsonl", "/tinh-a/./records.jsonl"),
        *("/tinh-a/assets/%2e%2e/records.jsonl", "/tinh-a/assets/..%2frecords.jsonl", "/tinh-a/%2e%2e/records.jsonl"),
        *("/tinh-a/assets/%2e%2e%2f%2e%2e%2f%2e%2e%2fetc/passwd", "/../../../../../../etc/passwd"),
        *("/tinh-a/assets\\..\\records.jsonl", "/tinh-a/assets/..%5crecords.jsonl", "/tinh-a/..%5c..%5cetc"),
        *("/tinh-a/records.jsonl", "/tinh-a/live/index.html", "/tinh-a/a/index.html", "/tinh-a/releases/00000001.json"),
        *("/tinh-a/blobs/", "/quoc-gia/records.jsonl", "/records.jsonl", "/tinh-a/lock", "/tinh-a/assets/../live"),
        *("/tinh-a/records.jsonl%00.html", "/tinh-a/index.html%00", "/%00", "/tinh-a/%0d%0aSet-Cookie:x=1"),
        *(
            "/tinh-a//records.jsonl",
            "/tinh-a//",
            "//",
            "//etc/passwd",
            "//evil.example/",
            "//evil.example",
            "/tinh-a/tin//",
        ),
        *("/tinh-a/%2f%2fevil.example", "/tinh-a/.", "/tinh-a/..", "/tinh-a/tin/.", "/tinh-a/tin/..", "/.."),
    ],
)
def test_nothing_but_what_is_live_is_given_away(site: Site, path: str) -> None:
    answer = raw(site, b"GET " + path.encode() + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    assert status_of(answer) in {400, 404}
    head, _, body = answer.partition(b"\r\n\r\n")
    assert not [secret for secret in SECRETS if secret in body]
    assert b"\r\nlocation:" not in head.lower()
    assert b"\r\nset-cookie:" not in head.lower()


@pytest.mark.parametrize(
    "host", ["localhost", "evil.example", "x/tinh-a/../..", "[::1", "a b", "evil.example/tinh-a/?"]
)
def test_the_host_header_changes_nothing(site: Site, host: str) -> None:
    answer = raw(site, f"GET /tinh-a/tin HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
    if status_of(answer) == 400:
        return
    assert status_of(answer) == 301
    assert b"\r\nlocation: /tinh-a/tin/\r\n" in answer.lower()


def test_a_question_mark_in_the_path_belongs_to_the_path(site: Site) -> None:
    assert site.ask("/tinh-a/%3Fx").status == 404
    assert site.ask("/tinh-a/tin/%23x").status == 404


@pytest.mark.parametrize("request_line", [b"GARBAGE", b"GET", b"\x00\x01\x02", b"GET \xff\xfe HTTP/1.1"])
def test_a_request_that_is_none_is_refused_and_the_server_goes_on(site: Site, request_line: bytes) -> None:
    answer = raw(site, request_line + b"\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    assert answer == b"" or status_of(answer) in {400, 404}
    assert site.ask("/tinh-a/").status == 200


def test_an_address_with_a_whole_url_in_it_is_not_followed(site: Site) -> None:
    answer = raw(site, b"GET http://evil.example/tinh-a/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
    assert status_of(answer) in {400, 404}


def test_a_page_and_all_that_it_names_come_from_one_release(own_site: Site) -> None:
    site = own_site
    before = site.ask("/tinh-a/gioi-thieu/")
    changed = but(province(), page(title="Trang mới"))
    build_portal(snapshot(changed), DIRECTORY, None, site.press.target(), made_at=AT)
    after = site.ask("/tinh-a/gioi-thieu/", If_None_Match=before.headers["etag"])
    assert after.status == 200
    assert after.headers["etag"] != before.headers["etag"]
    assert "Trang mới" in after.text
    for url in (*addresses(before.text), *addresses(after.text)):
        if url.startswith("/tinh-a/assets/"):
            assert site.ask(url).status == 200


def test_a_picture_that_left_the_release_is_there_for_those_who_have_the_old_page_open(own_site: Site) -> None:
    (picture,) = [path for path in own_site.press.live() if path.startswith("assets/anh/")]
    build_portal(snapshot(province()), DIRECTORY, None, own_site.press.target(), made_at=AT)
    assert picture not in own_site.press.live()
    assert own_site.ask(f"/tinh-a/{picture}").body == PNG
