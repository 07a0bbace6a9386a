"""What a target keeps of each release besides its manifest."""

from datetime import datetime
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from sitegen.release.document import FORMAT

ReleaseKind = Literal["publish", "rollback"]


class ReleaseRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One release: the root hash of its manifest, what it holds, and how it differs from what was live before.

    `of` is the number of the release whose content a rollback brought back; `bytes` is the sum over all outputs;
    `address` is where the front page is read, if the publisher named it.
    """

    number: int
    root: str
    kind: ReleaseKind
    made_at: Annotated[datetime, Meta(tz=True)]
    outputs: int
    bytes: int
    added: int
    changed: int
    removed: int
    of: int | None = None
    address: str = ""
    format: int = FORMAT

    def __post_init__(self) -> None:
        if self.made_at.tzinfo is None:
            raise ValueError(f"made_at: {self.made_at} has no time zone. Pass an aware datetime.")
