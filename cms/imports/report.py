"""The report of an import, for people and for scripts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec

from cms.imports.definition import Outcome
from cms.imports.issue import ImportIssue
from content_models.quoting import quote

EXAMPLES = 3


class Report(msgspec.Struct):
    """Each line that was read has exactly one outcome."""

    outcomes: Counter[Outcome] = msgspec.field(default_factory=Counter)
    issues: list[ImportIssue] = msgspec.field(default_factory=list)

    def add(self, outcome: Outcome, issues: tuple[ImportIssue, ...]) -> None:
        """Count the outcome of one line and keep its issues."""
        self.outcomes[outcome] += 1
        self.issues += issues

    @property
    def read(self) -> int:
        """The number of lines that are not blank."""
        return self.outcomes.total()

    @property
    def refused(self) -> int:
        """The number of lines that were refused."""
        return self.outcomes[Outcome.REFUSED]

    def to_dict(self) -> dict[str, Any]:
        """The value that `--json` prints."""
        counts = {outcome.value: self.outcomes[outcome] for outcome in Outcome}
        return {"read": self.read, **counts, "oddities": [msgspec.to_builtins(issue) for issue in self.issues]}

    def sentences(self) -> Iterator[str]:
        """The text for people: first the counts, then the issues by kind, most frequent first."""
        counts = ", ".join(f"{outcome} {self.outcomes[outcome]:,}" for outcome in Outcome)
        yield f"read {self.read:,}: {counts}"
        groups: dict[str, list[ImportIssue]] = {}
        for issue in self.issues:
            groups.setdefault(issue.what, []).append(issue)
        if groups:
            yield f"issues {len(self.issues):,}:"
        for what, some in sorted(groups.items(), key=lambda group: (-len(group[1]), group[0])):
            yield ""
            yield f"{len(some):>7,}  {what}"
            for issue in some[:EXAMPLES]:
                field = f", {issue.field}" if issue.field else ""
                yield f"         {issue.record.strip()}{field}: {quote(issue.value)}"
            if len(some) > EXAMPLES:
                yield f"         … and {len(some) - EXAMPLES:,} more; --json lists all"
