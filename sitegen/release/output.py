"""One file of a portal, before it is stored at a target."""

from hashlib import sha256
from typing import Final, Literal

import msgspec

from sitegen.release.errors import OutputError
from sitegen.release.paths import check_path

OutputClass = Literal["page", "asset", "feed", "data", "download"]
"""What a web server must know about a file: headers depend only on this class, not on the single file."""

ASSETS: Final = "assets/"
"""The start of every asset's path. Assets have their hash in their name, and stay longer than the release they came
with."""


class BlobRef(msgspec.Struct, frozen=True):
    """A reference to bytes that the target already has: their hash and their number."""

    sha256: str
    size: int

    @classmethod
    def of(cls, data: bytes) -> "BlobRef":
        """The reference to these bytes."""
        return cls(sha256(data).hexdigest(), len(data))


class Output(msgspec.Struct, frozen=True, kw_only=True):
    """A path, its bytes (or a reference to them) and its class; raises OutputError for a path that cannot be used."""

    path: str
    class_: OutputClass
    data: bytes | BlobRef

    def __post_init__(self) -> None:
        check_path(self.path)
        if is_asset(self.path) != (self.class_ == "asset") or f"{self.path}/" == ASSETS:
            raise OutputError(
                f"{self.path!r}: has the class {self.class_!r}. What has the class “asset” lies under {ASSETS}, "
                "and nothing else does: change the path or the class."
            )


def is_asset(path: str) -> bool:
    """Whether a path is in the folder of assets, which is beside the trees of releases."""
    return path.startswith(ASSETS)
