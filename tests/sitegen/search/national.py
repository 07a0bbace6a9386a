"""The national catalogue of procedures as search documents, where this machine has it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sitegen.search.document import Document
from tests.sitegen.search.documents import procedure

_NEARBY = [above / "shared" / "data" / "procedures" for above in Path(__file__).parents]
"""The real data lie beside the repository, never in it."""


def national_documents() -> list[Document]:
    """One document for each code: the catalogue, with the words of the details where there are any."""
    folder = next((folder for folder in _NEARBY if folder.is_dir()), None)
    if folder is None:
        pytest.skip("shared/data/procedures is not beside this repository")
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
    """The sentences within a record: all that is longer than a code or an id."""
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
