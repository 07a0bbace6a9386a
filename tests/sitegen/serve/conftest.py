"""Portals behind the real server, on a free port."""

import http.client
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from sitegen.build import build_portal
from sitegen.search.embedded import EmbeddedIndex
from tests.services.server import accepts, free_port, running
from tests.sitegen.command import SITEGEN
from tests.sitegen.portals import (
    AT,
    PDF,
    PNG,
    Press,
    agency,
    article,
    but,
    directory,
    file,
    image,
    portal,
    province,
    shown,
    snapshot,
)

NATIONAL = "quoc-gia"
DIRECTORY = directory(agency(), agency(NATIONAL))
DOCX = b"PK\x03\x04docx"


@dataclass(frozen=True)
class Answer:
    """The server's response; the names of headers are in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass(frozen=True)
class Site:
    """Two portals in one folder, the national one at the root, and the port they answer on."""

    press: Press
    port: int

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Request a path exactly as it is written; the argument a_b is the header a-b."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(method, path, headers={name.replace("_", "-"): headers[name] for name in headers})
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, found, response.read())
        finally:
            connection.close()


def publish(press: Press) -> None:
    """Publish both portals; search knows the portals but none of their pages."""
    index = EmbeddedIndex(press.out / ".index")
    word = file("mau-don-word", DOCX, name="mau-don.docx", type="application/msword")
    records = but(province(), article("bai-0", lead=shown()), image(), file(), word)
    press.put_media(PNG, PDF, DOCX)
    own = portal(id=NATIONAL, agency=NATIONAL, base_url="http://localhost:8000/")
    national = [own, *(record for record in records if record.id != "tinh-a")]
    for key, found in (("tinh-a", records), (NATIONAL, national)):
        build_portal(snapshot(found, key=key), DIRECTORY, press.media, press.target(key), made_at=AT)
        assert index.admit(key, [], 1)


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server shared by all tests that change nothing."""
    folder = tmp_path_factory.mktemp("served")
    press = Press(folder)
    publish(press)
    yield from serving(press, folder)


@pytest.fixture
def own_site(tmp_path: Path) -> Iterator[Site]:
    """A server for a single test, which may publish."""
    press = Press(tmp_path)
    publish(press)
    yield from serving(press, tmp_path)


def serving(press: Press, folder: Path) -> Iterator[Site]:
    port = free_port()
    command = [str(SITEGEN), "serve", str(press.out), "--port", str(port)]
    with running(command, log=folder / "log", is_ready=lambda: accepts(port)):
        yield Site(press, port)
