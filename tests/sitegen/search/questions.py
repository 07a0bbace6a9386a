"""A search service over a few published portals and an index that says what a test wants it to say."""

from collections.abc import Iterable, Sequence
from typing import Any

from sitegen.errors import SearchError
from sitegen.search.document import Document
from sitegen.search.engine import Answer, Question, Result


class Oracle:
    """An index whose answers are given; it remembers what it was asked."""

    def __init__(self, *results: Result, total: int | None = None, fault: str = "") -> None:
        self.answer = Answer(total=len(results) if total is None else total, results=results)
        self.fault = fault
        self.asked: list[Question] = []

    def search(self, question: Question) -> Answer:
        self.asked.append(question)
        if self.fault:
            raise SearchError(self.fault)
        return self.answer

    def withdraw(self, portal: str, staying: Iterable[Document]) -> int:
        raise NotImplementedError

    def admit(self, portal: str, documents: Sequence[Document], release: int) -> bool:
        raise NotImplementedError

    def releases(self) -> dict[str, int]:
        return {}


def document(**changes: Any) -> Document:
    """A procedure at the national portal."""
    fields: dict[str, Any] = {
        "id": "quoc-gia/procedure-1.004222/vi",
        "portal": "quoc-gia",
        "kind": "procedure",
        "lang": "vi",
        "title": "Đăng ký thường trú",
        "url": "http://localhost:8000/thu-tuc/1.004222/",
        "agency": "quoc-gia",
        "agency_name": "Cơ quan quoc-gia",
        "group": "1.004222",
        "code": "1.004222",
        "summary": "Đăng ký nơi thường trú với công an xã.",
        "facts": ("Lệ phí: 20.000 đồng",),
    }
    return Document(**{**fields, **changes})


def offer(key: str, **changes: Any) -> Document:
    """The same procedure at an agency."""
    fields = {
        "id": f"{key}/procedure-1.004222/vi",
        "portal": key,
        "url": f"http://localhost:8000/{key}/thu-tuc/1.004222/",
        "agency": key,
        "agency_name": f"Cơ quan {key}",
        "canonical": False,
    }
    return document(**{**fields, **changes})
