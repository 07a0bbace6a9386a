"""What is odd about a record of the source, and the notebook in which it is written down while reading."""

from __future__ import annotations

import msgspec

from cms.imports.what import What
from content_models.problem import tame
from content_models.procedure import Remark

LABEL = 200


class Oddity(msgspec.Struct, frozen=True):
    """One value that an editor should look at; `record` is the code as the source writes it, or the line."""

    record: str
    field: str
    value: str
    what: str


class Notebook:
    """What is odd about one record, and what the contract has no field for but must be kept."""

    def __init__(self, record: str) -> None:
        self.record = tame(record)
        self.oddities: list[Oddity] = []
        self._remarks: dict[tuple[str, str], Remark] = {}

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What was kept, each thing once, in an order that does not depend on the order of the source's keys."""
        return tuple(self._remarks[key] for key in sorted(self._remarks))

    def odd(self, field: str, value: str, what: What) -> None:
        """Report a value."""
        self.oddities.append(Oddity(self.record, tame(field, LABEL), tame(value), what.value))

    def keep(self, label: str, text: str) -> None:
        """Keep a text that no page loses and no field takes; both must be clean."""
        if text:
            self._remarks.setdefault((label, text), Remark(label=label[:LABEL], text=text))
