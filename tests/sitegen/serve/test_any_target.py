"""If the targets of a store cannot open files, the server loads the files and gives the same answers."""

from typing import NamedTuple

import pytest
from starlette.types import Message

from sitegen.build import build_portal
from sitegen.release.headers import HEADERS
from sitegen.release.target import OpensFiles
from sitegen.release.targets.memory import MemoryPortals
from sitegen.serve.live_portals import LivePortals
from sitegen.serve.portals import Portals
from tests.sitegen.portals import AT, KEY, but, directory, page, province, snapshot, text
from tests.sitegen.search.given_answers import run


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


def ask(portals: Portals, path: str, method: str = "GET", **headers: str) -> Answer:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    fields = [(name.replace("_", "-").lower().encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": method, "path": path, "query_string": b"", "headers": fields}
    run(portals(scope, receive, send))
    names = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return Answer(sent[0]["status"], names, b"".join(message.get("body", b"") for message in sent[1:]))


@pytest.fixture
def store() -> MemoryPortals:
    store = MemoryPortals()
    records = snapshot(but(province(), without=["bai-0"]))
    build_portal(records, directory(), None, store.target(KEY), made_at=AT)
    assert not isinstance(store.target(KEY), OpensFiles)
    return store


@pytest.fixture
def portals(store: MemoryPortals) -> Portals:
    return Portals(LivePortals(store))


def test_a_page_comes_with_the_headers_of_its_class(store: MemoryPortals, portals: Portals) -> None:
    answer = ask(portals, "/tinh-a/gioi-thieu/")
    assert (answer.status, answer.body) == (200, store.target(KEY).read("gioi-thieu/index.html"))
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert {name: answer.headers[name.lower()] for name in HEADERS["page"]} == HEADERS["page"]
    assert ask(portals, "/tinh-a/gioi-thieu/", "HEAD").headers["content-length"] == str(len(answer.body))


def test_a_browser_that_has_the_page_is_not_sent_it_again_until_it_changes(
    store: MemoryPortals, portals: Portals
) -> None:
    etag = ask(portals, "/tinh-a/gioi-thieu/").headers["etag"]
    known = ask(portals, "/tinh-a/gioi-thieu/", if_none_match=etag)
    assert (known.status, known.body, known.headers["etag"]) == (304, b"", etag)
    records = but(province(), page(body=(text("Chào mới"),)), without=["bai-0"])
    build_portal(snapshot(records), directory(), None, store.target(KEY), made_at=AT)
    changed = ask(portals, "/tinh-a/gioi-thieu/", if_none_match=etag)
    assert changed.status == 200
    assert "Chào mới" in changed.body.decode()


def test_what_is_missing_gets_the_portals_own_page_and_a_folder_its_slash(portals: Portals) -> None:
    missing = ask(portals, "/tinh-a/en/mat/")
    assert missing.status == 404
    assert b'lang="en"' in missing.body
    moved = ask(portals, "/tinh-a/gioi-thieu")
    assert (moved.status, moved.headers["location"]) == (301, "/tinh-a/gioi-thieu/")
