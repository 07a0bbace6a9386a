"""Fixtures: the portals of the example site, served by `sitegen serve` for tests in a browser."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from content_models.snapshot import Snapshot, read_snapshot
from sitegen.adapters import open_index, open_portals
from sitegen.build import build_portal
from sitegen.search.documents import make_documents
from sitegen.site.settle import settle
from sitegen.site.site import make_site
from tests.services.server import accepts, free_port, running
from tests.sitegen.command import SITEGEN
from tests.sitegen.portals import Press
from tests.sites.two_agencies import PORTALS, SITE

PREFIXES = {"quoc-gia": "/", "lang-son": "/lang-son/"}
_ARTICLE = re.compile(r".*/[0-9]{4}/[0-9]{2}/[^/]+/index\.html")
_PROCEDURE = re.compile(r".*/(?:thu-tuc|procedures)/(?:([^/]+)/)?")
_NUMBERED = re.compile(r".*/(trang|page)/[0-9]+/index\.html")


@dataclass(frozen=True)
class Citizens:
    """The folder with both portals, and the address at which they are served."""

    out: Path
    address: str

    def files(self, pattern: str = "*.html") -> list[Path]:
        """Return all live files of both portals whose names match."""
        return sorted(path for key in PORTALS for path in (self.out / key / "live").resolve().rglob(pattern))

    def pages(self) -> list[str]:
        """Return the path of every HTML file except redirects."""
        return [self._path(file) for file in self.files() if b'http-equiv="refresh"' not in file.read_bytes()]

    def one_of_each_kind(self) -> list[str]:
        """Return the path of one page of each kind, for each portal and language."""
        found: dict[tuple[str, str, str], str] = {}
        for path in self.pages():
            key = "lang-son" if path.startswith("/lang-son/") else "quoc-gia"
            inner = path.removeprefix(PREFIXES[key])
            language = "en" if inner.startswith("en/") else "vi"
            found.setdefault((key, language, self._kind(path)), path)
        return sorted(found.values())

    def _kind(self, path: str) -> str:
        file = path + "index.html" if path.endswith("/") else path
        if file.endswith("404.html"):
            return "404"
        if file.endswith(("/tim-kiem/index.html", "/search/index.html")):
            return "search"
        if _NUMBERED.fullmatch(file):
            return "numbered"
        if _ARTICLE.fullmatch(file):
            return "article"
        if found := _PROCEDURE.fullmatch(path):
            # Procedure pages are few, and each shows different states, so each counts as a kind.
            return f"procedure {found[1]}" if found[1] else "procedures"
        if path in {"/", "/en/", "/lang-son/", "/lang-son/en/"}:
            return "home"
        return "section" if self._has_listing(path) else "page"

    def _has_listing(self, path: str) -> bool:
        key = "lang-son" if path.startswith("/lang-son/") else "quoc-gia"
        inner = path.removeprefix(PREFIXES[key])
        return (self.out / key / "live" / inner / "feed.xml").exists()

    def _path(self, file: Path) -> str:
        key = next(key for key in PORTALS if file.is_relative_to((self.out / key).resolve()))
        inner = file.relative_to((self.out / key / "live").resolve()).as_posix()
        return PREFIXES[key] + (inner.removesuffix("index.html"))


def publish(out: Path) -> None:
    """Build both portals of the example site and their search index."""
    shared = read_snapshot(SITE / "shared.jsonl")
    for key in PORTALS:
        result = build_portal(
            read_snapshot(SITE / f"{key}.jsonl"),
            shared,
            SITE / "media",
            open_portals(out).target(key),
            made_at=datetime.now(UTC),
        )
        assert result.problems == ()
        index(read_snapshot(SITE / f"{key}.jsonl"), shared, out, result.release.number)


def index(portal: Snapshot, shared: Snapshot, out: Path, release: int) -> None:
    """Add the pages of a portal to the search index."""
    gathered = settle(portal, shared)
    documents = make_documents(make_site(gathered.content, gathered.routes))
    assert open_index(out / ".index").admit(gathered.content.portal.id, documents, release)


@pytest.fixture(scope="session")
def citizens(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Citizens]:
    """Serve both portals with `sitegen serve`."""
    folder = tmp_path_factory.mktemp("citizens")
    publish(folder / "out")
    port = free_port()
    command = [str(SITEGEN), "serve", str(folder / "out"), "--port", str(port)]
    with running(command, log=folder / "log", is_ready=lambda: accepts(port)):
        yield Citizens(folder / "out", f"http://localhost:{port}")


@pytest.fixture
def press(tmp_path: Path) -> Press:
    """Return a Press that publishes into an empty folder."""
    return Press(tmp_path)
