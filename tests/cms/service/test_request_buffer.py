"""Django gets a request only when it is complete, and only with headers that its sender may set."""

from __future__ import annotations

import asyncio
import tracemalloc
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from starlette.types import Message

from cms.service.application import THREADS, in_threads
from cms.service.request_buffer import CHUNK, IN_MEMORY
from tests.sitegen.search.given_answers import run

Environ = dict[str, Any]
START = {"type": "http.response.start", "status": 200, "headers": [(b"x-a", b"b"), (b"set-cookie", b"c=1")]}


class Notes:
    """A WSGI application that records its requests and answers with the length of the body."""

    def __init__(self) -> None:
        self.environs: list[Environ] = []
        self.bodies: list[bytes] = []

    def __call__(self, environ: Environ, start: Callable[..., object]) -> Iterable[bytes]:
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH", 0)))
        self.environs.append(environ)
        self.bodies.append(body)
        # Django puts a space before a cookie.
        start("200 OK", [("X-A", "b"), ("Set-Cookie", " c=1")])
        return [str(len(body)).encode()]


def scope(path: str = "/cms/", headers: Iterable[tuple[bytes, bytes]] = (), query: bytes = b"") -> dict[str, Any]:
    return {
        "type": "http",
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": path,
        "query_string": query,
        "headers": list(headers),
        "server": ("127.0.0.1", 8000),
        "client": ("127.0.0.1", 50_000),
    }


async def ask(application: Any, asked: dict[str, Any], *messages: Message) -> list[Message]:
    """Return what the application sends for a request; after the given messages the client sends nothing more."""
    waiting, sent = list(messages), []

    async def receive() -> Message:
        if not waiting:
            await asyncio.Event().wait()
        return waiting.pop(0)

    async def send(message: Message) -> None:
        sent.append(message)

    await asyncio.wait_for(application(asked, receive, send), 20)
    return sent


def parts(*bodies: bytes) -> list[Message]:
    last = len(bodies) - 1
    return [{"type": "http.request", "body": body, "more_body": at < last} for at, body in enumerate(bodies)]


def length(size: int) -> list[tuple[bytes, bytes]]:
    return [(b"content-length", str(size).encode())]


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, IN_MEMORY + CHUNK + 7])
def test_the_body_arrives_as_it_was_sent(size: int) -> None:
    notes, body = Notes(), bytes(number % 251 for number in range(size))
    pieces = [body[start : start + 40_000] for start in range(0, size, 40_000)] or [b""]
    sent = run(ask(in_threads(notes), scope(headers=length(size)), *parts(*pieces)))
    assert notes.bodies == [body]
    assert sent[0] == START
    assert b"".join(message["body"] for message in sent[1:]) == str(size).encode()


def test_an_upload_that_breaks_off_never_reaches_django() -> None:
    notes = Notes()
    cut = [{"type": "http.request", "body": b"the first half", "more_body": True}, {"type": "http.disconnect"}]
    assert run(ask(in_threads(notes), scope(headers=length(28)), *cut)) == []
    assert notes.bodies == []


def test_clients_that_send_slowly_hold_no_thread() -> None:
    async def crowd() -> list[Message]:
        application = in_threads(Notes())
        half: Message = {"type": "http.request", "body": b"x", "more_body": True}
        slow = [asyncio.create_task(ask(application, scope(headers=length(2)), half)) for _ in range(2 * THREADS)]
        await asyncio.sleep(0.1)
        answer = await ask(application, scope(), *parts(b""))
        for task in slow:
            task.cancel()
        return answer

    assert run(crowd())[0]["status"] == 200


def test_a_large_upload_is_not_kept_in_memory() -> None:
    size, piece = 64 * 1024 * 1024, bytes(CHUNK)

    def swallow(environ: Environ, start: Callable[..., object]) -> Iterable[bytes]:
        got = 0
        while chunk := environ["wsgi.input"].read(CHUNK):
            got += len(chunk)
        start("200 OK", [])
        return [str(got).encode()]

    upload = parts(*[piece] * (size // CHUNK))
    tracemalloc.start()
    try:
        sent = run(ask(in_threads(swallow), scope(headers=length(size)), *upload))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert b"".join(message["body"] for message in sent[1:]) == str(size).encode()
    assert peak < 4 * 1024 * 1024


def test_an_answer_that_cannot_be_sent_holds_no_thread() -> None:
    def answer(environ: Environ, start: Callable[..., object]) -> Iterable[bytes]:
        start("200 OK", [])
        # More pieces than a2wsgi lets wait.
        return [b"x"] * 100

    async def fail(message: Message) -> None:
        if message["type"] == "http.response.body":
            raise RuntimeError("more than the length that was told")

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def crowd() -> None:
        application = in_threads(answer)
        for _ in range(THREADS + 1):
            with pytest.raises(RuntimeError, match="more than the length"):
                await asyncio.wait_for(application(scope(), receive, fail), 5)

    run(crowd())


def test_a_header_with_an_underscore_does_not_pass_for_one_that_a_proxy_sets() -> None:
    notes = Notes()
    headers = [(b"x_forwarded_proto", b"https"), (b"x-forwarded-proto", b"http"), (b"content_length", b"9")]
    run(ask(in_threads(notes), scope(headers=headers), *parts(b"")))
    assert notes.environs[0]["HTTP_X_FORWARDED_PROTO"] == "http"
    assert "CONTENT_LENGTH" not in notes.environs[0]


def test_cookies_in_several_headers_stay_several_cookies() -> None:
    notes = Notes()
    headers = [(b"cookie", b"a=1"), (b"accept", b"x"), (b"cookie", b"b=2"), (b"accept", b"y")]
    run(ask(in_threads(notes), scope(headers=headers), *parts(b"")))
    assert notes.environs[0]["HTTP_COOKIE"] == "a=1; b=2"
    assert notes.environs[0]["HTTP_ACCEPT"] == "x,y"


def test_the_address_is_told_as_wsgi_wants_it() -> None:
    notes = Notes()
    run(ask(in_threads(notes), scope("/cms/tệp/", query=b"q=%C4%91"), *parts(b"")))
    (environ,) = notes.environs
    assert environ["SCRIPT_NAME"] == ""
    assert environ["PATH_INFO"].encode("latin-1").decode() == "/cms/tệp/"
    assert environ["QUERY_STRING"] == "q=%C4%91"
    assert (environ["REMOTE_ADDR"], environ["REQUEST_METHOD"]) == ("127.0.0.1", "POST")
