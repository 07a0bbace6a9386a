"""The search service: result pages that need no JavaScript, and the same results as JSON for programs."""

import asyncio
import logging
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final, NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from sitegen.errors import SearchError
from sitegen.render.theme import THEMES
from sitegen.search.page_shells import Shells
from sitegen.search.responders import JsonResponder, PageResponder, Responder
from sitegen.search.search_index import Answer, SearchIndex, SearchQuery
from sitegen.search.search_request import Refusal, SearchRequest, read_request, refuse
from sitegen.search.templates import TemplateCache
from sitegen.site.links import SEARCH

SEARCH_JSON: Final = f"{SEARCH}.json"
PATHS: Final = frozenset({SEARCH, SEARCH_JSON})
"""The paths that the service answers, at the root of every origin."""

THREADS = 4
"""Concurrent searches. More would not help, because searches compete for the processor and do not wait for I/O."""

MOST_WAITING = 500
"""Searches that may wait, which is some seconds' work. Later answers would come after people have stopped waiting."""

NAMED = 5
"""The most portals that a message to the operator names."""

_log = logging.getLogger(__name__)


class Asked(NamedTuple):
    """The parts of a request that the service needs."""

    path: str
    query: bytes
    host: str


class Service:
    """An ASGI application over an engine and the live portals; `themes` is the folder of themes."""

    def __init__(self, index: SearchIndex, shells: Shells, themes: Path = THEMES) -> None:
        self._index = index
        self._shells = shells
        self._templates = TemplateCache(themes)
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="search")
        self._waiting = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request in a thread, so that the event loop is not blocked."""
        request = Request(scope, receive)
        asked = Asked(request.scope["path"], request.scope["query_string"], request.headers.get("host", ""))
        response = await self._respond(request.method, asked)
        await response(scope, receive, send)

    async def _respond(self, method: str, asked: Asked) -> Response:
        if method not in {"GET", "HEAD"}:
            return self._refused(asked, refuse("method", "", method), 405, {"Allow": "GET, HEAD"})
        if self._waiting >= MOST_WAITING:
            return self._refused(asked, refuse("busy", "", ""), 503, {"Retry-After": "5"})
        self._waiting += 1
        try:
            loop = asyncio.get_running_loop()
            response = await loop.run_in_executor(self._pool, self._answer, asked)
        finally:
            self._waiting -= 1
        if method == "HEAD":
            response.body = b""  # The headers keep the length of the response to GET.
        return response

    def _refused(self, asked: Asked, refusal: Refusal, status: int, headers: Mapping[str, str]) -> Response:
        """A refusal that needs no index and little time."""
        request, _ = read_request(asked.query)
        response = self._responder(asked, request).refused(refusal, status)
        response.headers.update(headers)
        return response

    def _answer(self, asked: Asked) -> Response:
        request, fault = read_request(asked.query)
        responder = self._responder(asked, request)
        if refusal := fault or responder.refusal():
            return responder.refused(refusal, 400)
        if not request.words:
            return responder.answered(None)
        try:
            answer = self._find(responder.query())
        except SearchError as error:
            _log.error("search is down: %s", error)
            return responder.refused(refuse("failed", "", ""), 503)
        return responder.answered(answer)

    def _find(self, query: SearchQuery) -> Answer:
        """Search an index that must know every portal of the query; raises SearchError if it does not."""
        answer = self._index.search(query)
        # Check after the search, so that an index which is lost and recreated meanwhile is not taken for one without
        # results.
        if missing := self._index.missing([query.portal] if query.portal else self._shells.keys()):
            raise SearchError(
                f"search index: knows nothing of {', '.join(missing[:NAMED])} ({len(missing)} portals), which are "
                "live. The worker fills a lost index by itself; without one, build these portals with this index."
            )
        return answer

    def _responder(self, asked: Asked, request: SearchRequest) -> Responder:
        live = (self._shells.named(request.portal) if request.portal else None) or self._shells.front(asked.host)
        kind = JsonResponder if asked.path == SEARCH_JSON else PageResponder
        return kind(request, live, self._templates)
