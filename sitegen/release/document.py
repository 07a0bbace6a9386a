"""The small JSON documents that a target stores about itself; each contains the version of its format."""

from typing import Final, TypeVar

import msgspec

from sitegen.release.errors import NewerFormatError, TargetDamagedError

FORMAT: Final = 1

Document = TypeVar("Document", bound=msgspec.Struct)


class _Versioned(msgspec.Struct):
    format: int


def encode(document: msgspec.Struct) -> bytes:
    """Encode a document; equal documents give equal bytes."""
    return msgspec.json.encode(document, order="deterministic")


def decode(data: bytes, kind: type[Document], source: str) -> Document:
    """Decode a document; raises NewerFormatError or TargetDamagedError, in which `source` names it."""
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
