"""Serves the files of live releases with the headers of their class."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import Receive, Scope, Send

from sitegen.release.headers import MISSING, content_type
from sitegen.serve.files import live_file
from sitegen.serve.live_portals import LivePortal, LivePortals


class Portals:
    """An ASGI application that serves live portals.

    Targets are read in threads, so that a slow disk or a remote store does not block other requests.
    """

    def __init__(self, live: LivePortals) -> None:
        self._live = live

    def check(self) -> None:
        """Raise BuildError if two portals answer for the same path."""
        self._live.check()

    def addresses(self) -> list[str]:
        """The addresses of all live portals."""
        return [live.base_url for live in self._live.portals()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a GET or HEAD request."""
        request = Request(scope, receive)
        response = await run_in_threadpool(self._answer, request)
        await response(scope, receive, send)

    def _answer(self, request: Request) -> Response:
        if request.method not in {"GET", "HEAD"}:
            return Response("Method not allowed\n", 405, {"Allow": "GET, HEAD"}, "text/plain")
        path: str = request.scope["path"]
        live = self._live.find(path)
        if live is None:
            return Response("No portal answers for this address.\n", 404, dict(MISSING), "text/plain")
        inner = path[len(live.prefix) :] if path.startswith(live.prefix) else None
        if inner is None:
            return _moved(live.prefix, request)
        name = inner + "index.html" if not inner or inner.endswith("/") else inner
        if response := live_file(live.target, name, request):
            return response
        if not inner.endswith("/") and live.target.read(f"{inner}/index.html") is not None:
            return _moved(f"{path}/", request)
        return _missing(live, inner)


def _moved(path: str, request: Request) -> Response:
    """Redirect to the address with its slash. It is revalidated each time, because the folder may be replaced."""
    query = request.scope["query_string"].decode("latin-1")
    return RedirectResponse(f"{path}?{query}" if query else path, 301, {"Cache-Control": "no-cache"})


def _missing(live: LivePortal, inner: str) -> Response:
    """The portal's own “not found” page in the language of the address."""
    first = inner.partition("/")[0]
    name = f"{first}/404.html" if first in live.portal.locales[1:] else "404.html"
    body = live.target.read(name)
    if body is None:
        return Response("Not found\n", 404, dict(MISSING), "text/plain")
    return Response(body, 404, {**MISSING, "Content-Type": content_type(name)})
