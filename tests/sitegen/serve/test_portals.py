"""Answers for the files of live releases, asked as clients that mean no good would ask."""

import asyncio
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from sitegen.serve.portals import Portals
from tests.sitegen.portals import PREFIX, Press, province


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


class Client:
    def __init__(self, out: Path) -> None:
        self._application = Portals(out)

    def get(self, path: str, *fields: tuple[str, str], query: str = "", host: str = "localhost") -> Answer:
        """Ask for a path that is decoded already, as ASGI servers hand it over."""
        sent: list[Any] = []

        async def receive() -> Any:
            return {"type": "http.request"}

        async def send(message: Any) -> None:
            sent.append(message)

        scope = {
            "type": "http",
            "method": "GET",
            "scheme": "http",
            "path": path,
            "query_string": query.encode(),
            "headers": [(name.encode(), value.encode()) for name, value in (("host", host), *fields)],
        }
        asyncio.run(self._application(scope, receive, send))
        headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
        return Answer(sent[0]["status"], headers, b"".join(message.get("body", b"") for message in sent[1:]))


@pytest.fixture
def client(press: Press) -> Client:
    press.publish(province())
    return Client(press.out)


@pytest.mark.parametrize("path", ["a" * 300, "a/" * 3000, "a" * 300 + "/"])
def test_a_path_too_long_for_the_file_system_is_a_page_that_is_missing(client: Client, path: str) -> None:
    assert client.get(PREFIX + path).status == 404


def test_an_address_without_its_slash_leads_on_with_its_query_and_is_asked_again_each_time(client: Client) -> None:
    for path in (PREFIX.rstrip("/"), f"{PREFIX}tin"):
        answer = client.get(path, query="q=a%0d&n=1")
        assert answer.status == 301
        assert answer.headers["location"] == f"{path}/?q=a%0d&n=1"
        assert answer.headers["cache-control"] == "no-cache"


def test_the_host_header_is_no_part_of_the_path(press: Press) -> None:
    press.publish(province())
    answer = Client(press.out).get("/tin", host=f"evil.example{PREFIX.rstrip('/')}")
    assert answer.status == 404
    assert "location" not in answer.headers


@pytest.mark.parametrize("path", ["//evil.example", "//evil.example/", f"/{PREFIX}tin", "/\\evil.example"])
def test_no_path_leads_to_another_host(client: Client, path: str) -> None:
    assert client.get(path).status == 404


@pytest.mark.parametrize("form", ["{}", "W/{}", '"a", {}', '"a",W/{}', "*"])
def test_a_client_that_has_the_page_gets_no_second_one(client: Client, form: str) -> None:
    etag = client.get(PREFIX).headers["etag"]
    answer = client.get(PREFIX, ("if-none-match", form.format(etag)))
    assert (answer.status, answer.body, answer.headers["etag"]) == (304, b"", etag)


def test_a_client_that_has_another_page_gets_this_one(client: Client) -> None:
    assert client.get(PREFIX, ("if-none-match", '"1-1", W/"2-2"')).status == 200
