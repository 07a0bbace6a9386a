"""A file is sent as it was when it was opened, even if its path changes meanwhile."""

import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from starlette.types import Message, Send

from sitegen.serve.files import ReleaseFile
from tests.sitegen.search.given_answers import run

SCOPE: dict[str, Any] = {"type": "http", "method": "GET", "headers": [], "asgi": {"spec_version": "2.4"}}


async def stream(response: ReleaseFile, send: Send, **scope: Any) -> None:
    async def receive() -> Message:
        raise AssertionError("a file is sent without asking for more of the request")

    await response({**SCOPE, **scope}, receive, send)


def test_a_flip_in_the_middle_changes_nothing_in_an_answer_that_has_begun(tmp_path: Path) -> None:
    path, size = tmp_path / "tep.pdf", 300_000
    path.write_bytes(b"a" * size)
    response = ReleaseFile(path.open("rb"), "tep/tep.pdf", "download")
    new = tmp_path / "new"
    new.write_bytes(b"b" * size)
    new.rename(path)
    got = b""

    async def send(message: Message) -> None:
        nonlocal got
        got += message.get("body", b"")

    run(stream(response, send))
    assert got == b"a" * size


def test_a_large_file_is_never_whole_in_memory(tmp_path: Path) -> None:
    path, size = tmp_path / "tep.zip", 64 * 1024 * 1024
    with path.open("wb") as file:
        file.truncate(size)
    sent = 0

    async def send(message: Message) -> None:
        nonlocal sent
        sent += len(message.get("body", b""))

    tracemalloc.start()
    try:
        run(stream(ReleaseFile(path.open("rb"), "tep/tep.zip", "download"), send))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert sent == size
    assert peak < 4 * 1024 * 1024


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_the_file_is_closed_when_the_answer_is_over_or_the_reader_is_gone(tmp_path: Path, method: str) -> None:
    path = tmp_path / "index.html"
    path.write_bytes(b"x")
    file = path.open("rb")

    async def send(message: Message) -> None:
        pass

    run(stream(ReleaseFile(file, "index.html", "page"), send, method=method))
    assert file.closed

    async def fail(message: Message) -> None:
        raise OSError("gone")

    file = path.open("rb")
    with pytest.raises(OSError, match="gone"):
        run(stream(ReleaseFile(file, "index.html", "page"), fail, method=method))
    assert file.closed
