"""A search service over published portals and an index whose answers a test chooses."""

import asyncio
import json
from collections.abc import Coroutine, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple, TypeVar

from starlette.types import ASGIApp, Message

from sitegen.errors import SearchError
from sitegen.search.document import Document
from sitegen.search.search_index import Answer, SearchQuery, SearchResult
from tests.sitegen.documents import Element, elements

T = TypeVar("T")


class Oracle:
    """An index that gives fixed answers and remembers the queries."""

    def __init__(
        self, *results: SearchResult, total: int | None = None, fault: str = "", unknown: Iterable[str] = ()
    ) -> None:
        self.answer = Answer(total=len(results) if total is None else total, results=results)
        self.fault = fault
        self.unknown = set(unknown)
        self.asked: list[SearchQuery] = []

    def search(self, query: SearchQuery) -> Answer:
        self.asked.append(query)
        if self.fault:
            raise SearchError(self.fault)
        return self.answer

    def withdraw(self, portal: str, staying: Iterable[Document]) -> int:
        raise NotImplementedError

    def admit(self, portal: str, documents: Sequence[Document], release: int) -> bool:
        raise NotImplementedError

    def releases(self) -> dict[str, int]:
        return {}

    def missing(self, portals: Iterable[str]) -> list[str]:
        return [portal for portal in portals if portal in self.unknown]


class Reply(NamedTuple):
    """The response of an application; the names of headers are in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.body)


def run(answering: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine in a thread of its own, because Playwright keeps an event loop running in the tests' thread."""
    with ThreadPoolExecutor(1) as aside:
        return aside.submit(asyncio.run, answering).result()


def ask(application: ASGIApp, address: str, method: str = "GET", host: str = "localhost:8000") -> Reply:
    """Request an address from an application; the address is written as in a request line."""
    return run(answer(application, address, method, host))


async def answer(application: ASGIApp, address: str, method: str = "GET", host: str = "localhost:8000") -> Reply:
    """Do the same as `ask` from within an event loop."""
    path, _, parameters = address.partition("?")
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": parameters.encode(),
        "headers": [(b"host", host.encode())],
    }
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    await application(scope, receive, send)
    start, *bodies = sent
    fields = {name.decode(): value.decode() for name, value in start["headers"]}
    return Reply(start["status"], fields, b"".join(message["body"] for message in bodies))


def document(**changes: Any) -> Document:
    """The page of a procedure on the national portal."""
    fields: dict[str, Any] = {
        "id": "quoc-gia:procedure-1.004222:vi",
        "portal": "quoc-gia",
        "kind": "procedure",
        "lang": "vi",
        "title": "Đăng ký thường trú",
        "url": "http://localhost:8000/thu-tuc/1.004222/",
        "agency": "quoc-gia",
        "agency_name": "Cơ quan quoc-gia",
        "group": "procedure:1.004222:vi",
        "code": "1.004222",
        "summary": "Đăng ký nơi thường trú với công an xã.",
        "facts": ("Lệ phí: 20.000 đồng",),
    }
    return Document(**{**fields, **changes})


def found(**changes: Any) -> SearchResult:
    """A result without offers of agencies."""
    return SearchResult(document=document(**changes))


def offer(key: str, **changes: Any) -> Document:
    """The page of the same procedure on an agency's portal."""
    fields = {
        "id": f"{key}:procedure-1.004222:vi",
        "portal": key,
        "url": f"http://localhost:8000/{key}/thu-tuc/1.004222/",
        "agency": key,
        "agency_name": f"Cơ quan {key}",
        "canonical": False,
    }
    return document(**{**fields, **changes})


def results(reply: Reply) -> list[Element]:
    """The links of a page that lead to results."""
    return [link for link in elements(reply.text, "a") if f'<h3><a href="{link.attributes["href"]}"' in reply.text]


def headings(reply: Reply) -> list[str]:
    """The headings above the results."""
    return [element.text for element in elements(reply.text, "h2", id="search-count")]


def title(reply: Reply) -> str:
    """The title of a page."""
    return elements(reply.text, "title")[0].text


def hidden(reply: Reply) -> dict[str, str]:
    """The hidden fields of the form of a page."""
    fields = elements(reply.text, "input", type="hidden")
    return {field.attributes["name"]: field.attributes["value"] for field in fields}
