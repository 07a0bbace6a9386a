"""The national catalogue of procedures as search documents, from the real files."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sitegen.search.document import Document
from tests.benchmarks.measured import DATA
from tests.sitegen.search.documents import procedure


def national_documents(folder: Path = DATA) -> list[Document]:
    """Return one document for each code of the catalogue; its body holds the texts of the details, if any."""
    catalogue, details = folder / "catalog.jsonl", folder / "details.jsonl"
    words = {entry["code"].strip(): "\n".join(_texts(entry)) for entry in _entries(details)}
    found = {entry["code"].strip(): entry for entry in _entries(catalogue)}
    return [
        procedure(
            entry["name"],
            code,
            summary=", ".join(entry["categories"]),
            body=words.get(code, entry["departmentPromulgate"] or ""),
        )
        for code, entry in found.items()
    ]


def _entries(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def _texts(value: object) -> Iterator[str]:
    """Yield the texts within a record: all strings with a space, which leaves out codes and ids."""
    match value:
        case str():
            if " " in value:
                yield value
        case dict():
            for inner in value.values():
                yield from _texts(inner)
        case list():
            for inner in value:
                yield from _texts(inner)
