"""nginx and `sitegen serve` give the same answers for the same folder."""

import http.client
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.journeys.citizens.conftest import Citizens
from tests.services.nginx import StartNginx, fill
from tests.sitegen.command import sitegen

TEMPLATE = Path(__file__).resolve().parents[3] / "infra" / "nginx" / "portals.conf.template"
NOT_COMPARED = {"date", "server", "connection", "transfer-encoding", "keep-alive", "vary"}
"""Headers that describe the server and not the file; only nginx compresses, which it declares in Vary."""

Seen = tuple[int, dict[str, str], bytes]


def ask(address: str, path: str, **headers: str) -> Seen:
    parts = urlsplit(address)
    connection = http.client.HTTPConnection("127.0.0.1", parts.port, timeout=20)
    try:
        connection.request("GET", path, headers={name.replace("_", "-"): headers[name] for name in headers})
        answer = connection.getresponse()
        found = {name.lower(): value for name, value in answer.getheaders()}
        # An SVG file names its encoding, so the header may omit it. A 404 page is not cached, so its ETag is useless.
        if found.get("content-type", "").startswith("image/"):
            found["content-type"] = found["content-type"].partition(";")[0]
        if answer.status == 404:
            found.pop("etag", None)
        return answer.status, {name: found[name] for name in found.keys() - NOT_COMPARED}, answer.read()
    finally:
        connection.close()


@pytest.fixture
def servers(citizens: Citizens, tmp_path: Path, start_nginx: StartNginx) -> tuple[str, str]:
    """Return the addresses of `sitegen serve` and of nginx, which serve the same folder."""
    portals = tmp_path / "portals.map"
    portals.write_text(sitegen("portals", citizens.out, "--nginx").stdout, encoding="utf-8")
    template = TEMPLATE.read_text(encoding="utf-8")
    service = urlsplit(citizens.address).netloc
    names = {"OUT": citizens.out, "NATIONAL": "quoc-gia", "PORTALS": portals, "SEARCH": service}
    nginx = start_nginx(lambda port: fill(template, BIND="127.0.0.1", PORT=port, **names))
    return citizens.address, nginx


def paths(citizens: Citizens) -> Iterator[str]:
    """Yield paths of pages of each kind, of one file of each other type, and of nothing."""
    yield from citizens.one_of_each_kind()
    seen: set[str] = set()
    for folder in (citizens.out / "lang-son" / "live").resolve(), citizens.out / "lang-son" / "assets":
        root = folder if folder.name != "assets" else folder.parent
        for file in sorted(folder.rglob("*.*")):
            if file.is_file() and file.suffix not in seen | {".html"}:
                seen.add(file.suffix)
                yield f"/lang-son/{file.relative_to(root).as_posix()}"
    assert {".xml", ".css", ".svg", ".pdf", ".csv", ".avif"} <= seen
    yield from ("/nowhere", "/en/nowhere/", "/lang-son/nowhere/", "/lang-son/en/nowhere", "/lang-son/assets/gone.css")


def test_both_give_the_same_bytes_with_the_same_headers(citizens: Citizens, servers: tuple[str, str]) -> None:
    for path in paths(citizens):
        (status, first, body), (other_status, second, other_body) = (ask(address, path) for address in servers)
        assert (status, body) == (other_status, other_body), path
        assert {name for name in first.keys() | second.keys() if first.get(name) != second.get(name)} == set(), path


def test_a_browser_may_ask_the_one_for_what_it_has_from_the_other(citizens: Citizens, servers: tuple[str, str]) -> None:
    for path in citizens.one_of_each_kind():
        if path.endswith("404.html"):
            continue
        for given, asked in (servers, servers[::-1]):
            etag = ask(given, path)[1]["etag"]
            assert ask(asked, path, If_None_Match=etag)[0] == 304


@pytest.mark.parametrize("path", ["/tin-tuc", "/lang-son", "/lang-son/tin-tuc?trang=2", "/lang-son/en"])
def test_both_send_a_folder_without_its_slash_to_the_same_address(servers: tuple[str, str], path: str) -> None:
    first, second = (ask(address, path) for address in servers)
    assert first[0] == second[0] == 301
    assert first[1]["location"] == second[1]["location"]
    assert first[1]["cache-control"] == second[1]["cache-control"]


@pytest.mark.parametrize(
    "path",
    ["/search?q=x&portal=lang-son", "/search?q=x&size=abc&lang=en", "/search.json?q=x", "/search", "/search.json"],
)
def test_both_search_in_the_same_way(servers: tuple[str, str], path: str) -> None:
    first, second = (ask(address, path) for address in servers)
    assert first == second
