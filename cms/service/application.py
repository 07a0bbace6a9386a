"""One ASGI application on one port: the CMS below /cms/, health checks, and everywhere else portals and search."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from a2wsgi import WSGIMiddleware
from django.conf import settings
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from cms.service.request_buffer import RequestBuffer
from sitegen.adapters import open_index, open_portals
from sitegen.search.service import Service
from sitegen.serve.live_portals import LivePortals
from sitegen.serve.origin import Origin
from sitegen.serve.portals import Portals

HEALTH = frozenset({"/livez", "/readyz", "/metrics"})

THREADS = 8
"""Requests that the CMS works on at the same time; others wait."""


class Application:
    """Routes each request to the part that is responsible for its path."""

    def __init__(self, cms: ASGIApp, public: ASGIApp) -> None:
        self._cms = cms
        self._public = public

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        path = scope.get("path", "")
        if path.startswith("/cms/") or path in HEALTH:
            await self._cms(scope, receive, send)
        elif path == "/cms":
            await RedirectResponse("/cms/")(scope, receive, send)
        else:
            await self._public(scope, receive, send)


def in_threads(wsgi: Callable[..., Any]) -> ASGIApp:
    """A WSGI application beside an event loop: each request runs in one thread from beginning to end.

    Django's own ASGI handler carries context variables between its threads and the loop, and asgiref reads each of
    them there: a lazy `request.user` then queries the database inside the loop, Django refuses, and the request never
    ends. With middleware that is not asynchronous, such as WhiteNoise, this happens often.
    """
    # a2wsgi has its own types for the arguments of an ASGI application.
    return RequestBuffer(cast(ASGIApp, WSGIMiddleware(wsgi, workers=THREADS)))


def make_application() -> Application:
    """The ASGI application of this installation."""
    from cms.wsgi import application

    environment = settings.ENVIRONMENT
    live = LivePortals(open_portals(environment.releases))
    search = Service(open_index(environment.index), live)
    return Application(in_threads(application), Origin(Portals(live), search))
