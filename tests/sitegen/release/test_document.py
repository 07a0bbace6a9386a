"""Documents with a format version."""

import msgspec
import pytest

from sitegen.release.document import decode, encode
from sitegen.release.errors import NewerFormatError, TargetDamagedError


class Note(msgspec.Struct):
    words: dict[str, int]
    format: int = 1


def test_equal_documents_are_equal_bytes() -> None:
    assert encode(Note({"b": 2, "a": 1})) == encode(Note({"a": 1, "b": 2})) == b'{"words":{"a":1,"b":2},"format":1}'


def test_a_document_is_read_back() -> None:
    assert decode(encode(Note({"a": 1})), Note, "note") == Note({"a": 1})


def test_a_newer_document_is_refused_whatever_else_is_in_it() -> None:
    with pytest.raises(NewerFormatError, match=r"note: has format 3; this program reads up to 1\. Upgrade Một Cửa"):
        decode(b'{"format":3,"words":"of the future"}', Note, "note")


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"format":1}', b'{"format":1,"words":{"a":"b"}}', b"\xff"])
def test_a_damaged_document_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(TargetDamagedError, match=r"note: is not what this program wrote .* Restore it from a copy"):
        decode(data, Note, "note")
