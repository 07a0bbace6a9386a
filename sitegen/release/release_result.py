"""The result of a publish or a rollback."""

from datetime import datetime
from typing import Literal

import msgspec

from sitegen.release.manifest import NOTHING, Difference
from sitegen.release.record import ReleaseRecord

Outcome = Literal["published", "rolled back", "unchanged"]


class ReleaseResult(msgspec.Struct, frozen=True, kw_only=True):
    """The live release, and the paths that changed from the one that was live before, each list sorted.

    `bytes` is the sum over all outputs. If nothing changed, no release was made; number and time are those of the
    release that was already live.
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
        """The result of a new release with these changes."""
        return cls._of(record, "published" if record.kind == "publish" else "rolled back", difference)

    @classmethod
    def unchanged(cls, record: ReleaseRecord) -> "ReleaseResult":
        """The result if the same site was already live in this release."""
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
