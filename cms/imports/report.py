"""What an import did, for people and for scripts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec

from cms.imports.definition import Outcome
from cms.imports.oddity import Oddity
from content_models.problem import shorten

EXAMPLES = 3


class Report(msgspec.Struct):
    """Each line that was read has exactly one outcome."""

    outcomes: Counter[Outcome] = msgspec.field(default_factory=Counter)
    oddities: list[Oddity] = msgspec.field(default_factory=list)

    def add(self, outcome: Outcome, oddities: tuple[Oddity, ...]) -> None:
        """Write down what became of one line."""
        self.outcomes[outcome] += 1
        self.oddities += oddities

    @property
    def read(self) -> int:
        """The lines that are not blank."""
        return self.outcomes.total()

    @property
    def refused(self) -> int:
        """The lines of which nothing could be used."""
        return self.outcomes[Outcome.REFUSED]

    def to_dict(self) -> dict[str, Any]:
        """What `--json` prints."""
        counts = {outcome.value: self.outcomes[outcome] for outcome in Outcome}
        return {"read": self.read, **counts, "oddities": [msgspec.to_builtins(oddity) for oddity in self.oddities]}

    def sentences(self) -> Iterator[str]:
        """What people read: the counts, then the oddities of one kind together, the most frequent first."""
        counts = ", ".join(f"{outcome} {self.outcomes[outcome]:,}" for outcome in Outcome)
        yield f"read {self.read:,}: {counts}"
        groups: dict[str, list[Oddity]] = {}
        for oddity in self.oddities:
            groups.setdefault(oddity.what, []).append(oddity)
        if groups:
            yield f"oddities {len(self.oddities):,}:"
        for what, some in sorted(groups.items(), key=lambda group: (-len(group[1]), group[0])):
            yield ""
            yield f"{len(some):>7,}  {what}"
            for oddity in some[:EXAMPLES]:
                field = f", {oddity.field}" if oddity.field else ""
                yield f"         {oddity.record.strip()}{field}: {shorten(oddity.value)}"
            if len(some) > EXAMPLES:
                yield f"         … and {len(some) - EXAMPLES:,} more; --json lists all"
