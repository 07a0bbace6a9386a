"""What is wrong with one record, told so that its owner can correct it."""

from typing import Literal, Self

import msgspec

from content_models.kind import RecordBase
from content_models.quoting import LONGEST_FIELD, printable
from content_models.record import describe, kind_of, locale_of
from content_models.rule import ENGLISH, RuleViolation, Wording
from content_models.rules import put_into_words

Severity = Literal["refused", "warning"]
"""refused: the page stays at its last good version; warning: it is published without the faulty part."""


class Problem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Which value of which field of a record breaks which rule.

    It holds no sentence: `wording` makes one in any language that the rules have.
    """

    code: str
    severity: Severity
    record: str
    field: str
    value: str
    case: str = ""
    params: tuple[tuple[str, str], ...] = ()
    kind: str = ""
    id: str = ""
    locale: str = ""
    source: str = ""
    line: int = 0

    @classmethod
    def of(
        cls,
        record: RecordBase,
        broken: RuleViolation,
        severity: Severity = "refused",
        *,
        source: str = "",
        line: int = 0,
    ) -> Self:
        """The problem of a record that breaks a rule; `source` and `line` say where it was read, if it was."""
        return cls(
            code=broken.code,
            severity=severity,
            record=describe(record),
            field=broken.field,
            value=broken.value,
            case=broken.case,
            params=broken.params,
            kind=kind_of(record),
            id=record.id,
            locale=locale_of(record),
            source=source,
            line=line,
        )

    @property
    def broken(self) -> RuleViolation:
        """The rule that is broken, without the record."""
        return RuleViolation(self.code, self.field, self.value, self.case, self.params)

    def wording(self, language: str = ENGLISH) -> Wording:
        """What is wrong with the value, and what to do."""
        return put_into_words(self.broken, language)

    def __str__(self) -> str:
        place = f"{self.source}, line {self.line}: " if self.line else ""
        # The field may be a name that somebody made up, since the format may not know it.
        field = f", {printable(self.field, LONGEST_FIELD)}" if self.field else ""
        sentence, remedy = self.wording()
        return f"{place}{self.record}{field}: {sentence}. {remedy}."
