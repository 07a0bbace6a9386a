"""Receives each request completely, in the event loop, before the CMS gets it.

Otherwise a thread of the CMS would read a request while it arrives, and eight slow clients would block all editors.
Django would also take an upload for complete although its sender had disconnected in the middle.
"""

from __future__ import annotations

from tempfile import SpooledTemporaryFile
from typing import IO

from starlette.types import ASGIApp, Message, Receive, Scope, Send

IN_MEMORY = 256 * 1024
"""Bytes of a request that are kept in memory; longer ones, which are uploads, go to a temporary file."""

CHUNK = 64 * 1024


class RequestBuffer:
    """An ASGI application that hands on each request once its last byte has arrived."""

    def __init__(self, application: ASGIApp) -> None:
        self._application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; an interrupted one gets no answer, because its client is gone."""
        with SpooledTemporaryFile(max_size=IN_MEMORY) as body:
            if not await _is_received(receive, body):
                return
            body.seek(0)

            async def read() -> Message:
                chunk = body.read(CHUNK)
                return {"type": "http.request", "body": chunk, "more_body": len(chunk) == CHUNK}

            failures: list[Exception] = []
            await self._application(
                {**scope, "headers": wsgi_headers(scope["headers"])}, read, _send_until_failure(send, failures)
            )
            if failures:
                raise failures[0]


def _send_until_failure(send: Send, failures: list[Exception]) -> Send:
    """Return a `send` that never fails: it stores the first failure and drops all later messages.

    a2wsgi takes no more messages once `send` has failed. A thread that has more to say would wait for it forever, and
    so be lost to all other requests.
    """

    async def send_or_drop(message: Message) -> None:
        if failures:
            return
        try:
            await send(message)
        except Exception as error:  # noqa: BLE001 (raised when the thread has ended)
            failures.append(error)

    return send_or_drop


async def _is_received(receive: Receive, body: IO[bytes]) -> bool:
    """Write a request's body to a file; False if the client went away before its end."""
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return False
        body.write(message.get("body", b""))
        if not message.get("more_body"):
            return True


def wsgi_headers(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """Return the headers that may become WSGI variables, where `-` and `_` are the same.

    A header with `_` is left out: `x_forwarded_proto` would arrive as the header that a proxy sets. Cookies become one
    header, because several would be joined by a comma, which does not separate cookies.
    """
    cookies = b"; ".join(value for name, value in headers if name == b"cookie")
    plain = [(name, value) for name, value in headers if name != b"cookie" and b"_" not in name]
    return [*plain, (b"cookie", cookies)] if cookies else plain
