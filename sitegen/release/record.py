"""What a target keeps of each release in addition to its manifest."""

from datetime import datetime
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from sitegen.release.document import FORMAT

ReleaseKind = Literal["publish", "rollback"]


class ReleaseRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One release: the root hash of its manifest, its size, and the number of changes from the release before.

    `of` is the number of the release that a rollback restored; `bytes` is the sum over all outputs; `address` is the
    address of the front page, if the publisher gave it.
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
