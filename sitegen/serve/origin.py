"""One origin: search at two addresses, and the files of portals at all others."""

from starlette.types import ASGIApp, Receive, Scope, Send

from sitegen.search.service import PATHS


class Origin:
    """Dispatches each request to the application for its path."""

    def __init__(self, portals: ASGIApp, search: ASGIApp) -> None:
        self._portals = portals
        self._search = search

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        part = self._search if scope["path"] in PATHS else self._portals
        await part(scope, receive, send)
