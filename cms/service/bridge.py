"""Django in threads beside an event loop.

Django's own ASGI handler carries context variables between its threads and the loop, and asgiref looks into each of
them there: a lazy `request.user` then asks the database inside the loop, Django refuses, and the request never ends.
Middleware that is not asynchronous, such as WhiteNoise, makes that an everyday event. Here a request lives in one
thread from beginning to end, as under any WSGI server.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from starlette.types import Message, Receive, Scope, Send

THREADS = 8
"""Requests that the CMS works on at the same time; others wait."""

IN_MEMORY = 256 * 1024
"""Bytes of a request that are kept in memory; longer ones, which are uploads, go to a temporary file."""

Environ = dict[str, Any]
Wsgi = Callable[[Environ, Callable[..., object]], Iterable[bytes]]


class Threaded:
    """An ASGI application that runs a WSGI one."""

    def __init__(self, application: Wsgi) -> None:
        self._application = application
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="cms")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        loop = asyncio.get_running_loop()

        def tell(message: Message) -> None:
            asyncio.run_coroutine_threadsafe(_awaited(send, message), loop).result()

        with SpooledTemporaryFile(max_size=IN_MEMORY) as body:
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    return
                body.write(message.get("body", b""))
                if not message.get("more_body"):
                    break
            body.seek(0)
            await loop.run_in_executor(self._pool, self._run, make_environ(scope, body), tell)

    def _run(self, environ: Environ, tell: Callable[[Message], None]) -> None:
        def start(status: str, headers: list[tuple[str, str]], _error: object = None) -> None:
            # Django puts a space before a cookie, which HTTP has no place for.
            pairs = [(name.lower().encode("latin-1"), value.strip().encode("latin-1")) for name, value in headers]
            tell({"type": "http.response.start", "status": int(status[:3]), "headers": pairs})

        chunks = self._application(environ, start)
        try:
            for chunk in chunks:
                tell({"type": "http.response.body", "body": chunk, "more_body": True})
            tell({"type": "http.response.body", "body": b""})
        finally:
            # By this Django learns that the request is over, and gives its connection back.
            getattr(chunks, "close", lambda: None)()


async def _awaited(send: Send, message: Message) -> None:
    await send(message)


def make_environ(scope: Scope, body: IO[bytes]) -> Environ:
    """A request as WSGI describes it (PEP 3333)."""
    host, port = scope.get("server") or ("localhost", 80)
    environ: Environ = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode().decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "SERVER_NAME": host,
        "SERVER_PORT": str(port or 0),
        "REMOTE_ADDR": scope["client"][0] if scope.get("client") else "",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope["scheme"],
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for raw_name, raw_value in scope["headers"]:
        name, value = raw_name.decode("latin-1"), raw_value.decode("latin-1")
        if "_" in name:
            # `x_forwarded_for` would arrive under the name of the header that a proxy sets.
            continue
        key = name.upper().replace("-", "_")
        key = key if key in {"CONTENT_LENGTH", "CONTENT_TYPE"} else f"HTTP_{key}"
        joint = "; " if key == "HTTP_COOKIE" else ","
        environ[key] = f"{environ[key]}{joint}{value}" if key in environ else value
    return environ
