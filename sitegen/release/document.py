"""The small JSON documents a target keeps about itself; every one names the version of its format."""

from typing import Final, TypeVar

import msgspec

from sitegen.release.errors import NewerFormatError, TargetDamagedError

FORMAT: Final = 1

Document = TypeVar("Document", bound=msgspec.Struct)


class _Versioned(msgspec.Struct):
    format: int


def encode(document: msgspec.Struct) -> bytes:
    """The one way to write a document, so that equal documents are equal bytes."""
    return msgspec.json.encode(document, order="deterministic")


def decode(data: bytes, kind: type[Document], source: str) -> Document:
    """Read a document; `source` names it in NewerFormatError and TargetDamagedError."""
    try:
        version = msgspec.json.decode(data, type=_Versioned).format
        if version > FORMAT:
            raise NewerFormatError(
                f"{source}: has format {version}; this program reads up to {FORMAT}. Upgrade Một Cửa on this machine."
            )
        return msgspec.json.decode(data, type=kind)
    except msgspec.MsgspecError as error:
        raise TargetDamagedError(
            f"{source}: is not what this program wrote ({error}). Restore it from a copy of the folder."
        ) from error
