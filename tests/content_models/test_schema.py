"""The JSON Schema in docs/ is up to date with the types."""

from pathlib import Path

import msgspec
import pytest

from content_models import schema
from content_models.record import KINDS


def test_the_written_schema_is_fresh() -> None:
    assert schema.SCHEMA_FILE.read_bytes() == schema.build_schema()
    assert schema.main(["--check"]) == 0


def test_a_stale_schema_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    written = tmp_path / "docs" / "records.schema.json"
    monkeypatch.setattr(schema, "SCHEMA_FILE", written)
    assert schema.main(["--check"]) == 1
    assert capsys.readouterr().err == f"{written} is stale: run python -m content_models.schema\n"
    assert schema.main([]) == 0
    assert schema.main(["--check"]) == 0
    written.write_bytes(written.read_bytes().replace(b'"home"', b'"house"'))
    assert schema.main(["--check"]) == 1


def test_the_schema_describes_the_header_and_every_kind() -> None:
    described = msgspec.json.decode(schema.build_schema())
    kinds = {definition["properties"].get("kind", {}).get("const") for definition in _definitions(described)}
    enums = {
        word
        for definition in _definitions(described)
        for word in definition["properties"].get("kind", {}).get("enum", [])
    }
    assert {"header", *(str(kind.__struct_config__.tag) for kind in KINDS)} <= kinds | enums


def test_no_field_may_be_added_unseen() -> None:
    described = msgspec.json.decode(schema.build_schema())
    assert [name for name, node in described["$defs"].items() if node.get("additionalProperties") is not False] == []


def _definitions(
    described: dict[str, dict[str, dict[str, dict[str, dict[str, str]]]]],
) -> list[dict[str, dict[str, dict[str, str]]]]:
    return list(described["$defs"].values())
