"""One ASGI application on one port: the CMS below /cms/, health checks, and everywhere else portals and search."""

from __future__ import annotations

from django.conf import settings
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from cms.service.bridge import Threaded
from sitegen.serve.origin import Origin, search_service
from sitegen.serve.portals import Portals

HEALTH = frozenset({"/livez", "/readyz", "/metrics"})


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


def make_application() -> Application:
    """The ASGI application of this installation."""
    from cms.wsgi import application

    environment = settings.ENVIRONMENT
    search = search_service(environment.releases, environment.index)
    return Application(Threaded(application), Origin(Portals(environment.releases), search))
