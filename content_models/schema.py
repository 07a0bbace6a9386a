"""The JSON Schema of the record format, generated from the types: `python -m content_models.schema [--check]`."""

import sys
from collections.abc import Mapping
from inspect import cleandoc
from pathlib import Path
from typing import Any

import msgspec

from content_models.record import Record
from content_models.snapshot import Header

SCHEMA_FILE = Path(__file__).parent.parent / "docs" / "records.schema.json"


def build_schema() -> bytes:
    """The schema of one line of a snapshot: a header or a record."""
    schema = _unindented(msgspec.json.schema(Header | Record))
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "A line of a Một Cửa snapshot"
    return msgspec.json.format(msgspec.json.encode(schema, order="sorted"), indent=2) + b"\n"


def _unindented(node: Any) -> Any:
    """Remove indentation from descriptions: they are docstrings, from which only Python 3.13 and later remove it."""
    if isinstance(node, Mapping):
        return {
            key: cleandoc(value) if key == "description" and isinstance(value, str) else _unindented(value)
            for key, value in node.items()
        }
    return [_unindented(entry) for entry in node] if isinstance(node, list) else node


def main(arguments: list[str]) -> int:
    """Write the schema, or with --check report whether the written file is up to date."""
    if arguments == ["--check"]:
        if SCHEMA_FILE.is_file() and SCHEMA_FILE.read_bytes() == build_schema():
            return 0
        print(f"{SCHEMA_FILE} is stale: run python -m content_models.schema", file=sys.stderr)
        return 1
    SCHEMA_FILE.parent.mkdir(exist_ok=True)
    SCHEMA_FILE.write_bytes(build_schema())
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
