"""What a publish or a rollback did."""

from datetime import datetime
from typing import Literal

import msgspec

from sitegen.release.manifest import NOTHING, Difference
from sitegen.release.record import ReleaseRecord

Outcome = Literal["published", "rolled back", "unchanged"]


class ReleaseResult(msgspec.Struct, frozen=True, kw_only=True):
    """The release that is live now, and the paths that differ from what was live before, each list sorted.

    `bytes` is the sum over all outputs. Where nothing changed, number and time are those of the release that was
    live already, and no release was made.
    """

    outcome: Outcome
    number: int
    root: str
    made_at: datetime
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    outputs: int
    bytes: int

    @classmethod
    def released(cls, record: ReleaseRecord, difference: Difference) -> "ReleaseResult":
        """The result of a release that differs so from what was live before."""
        return cls._of(record, "published" if record.kind == "publish" else "rolled back", difference)

    @classmethod
    def unchanged(cls, record: ReleaseRecord) -> "ReleaseResult":
        """The result where the same site was live already, as this release."""
        return cls._of(record, "unchanged", NOTHING)

    @classmethod
    def _of(cls, record: ReleaseRecord, outcome: Outcome, difference: Difference) -> "ReleaseResult":
        return cls(
            outcome=outcome,
            number=record.number,
            root=record.root,
            made_at=record.made_at,
            added=tuple(entry.path for entry in difference.added),
            changed=tuple(entry.path for entry in difference.changed),
            removed=tuple(entry.path for entry in difference.removed),
            outputs=record.outputs,
            bytes=record.bytes,
        )
