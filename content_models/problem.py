"""A problem in one record, with enough detail for its owner to correct it."""

from typing import Literal, Self

import msgspec

from content_models.kind import RecordBase
from content_models.quoting import LONGEST_FIELD, printable
from content_models.record import describe, kind_of, locale_of
from content_models.rule import ENGLISH, RuleViolation, Wording
from content_models.rules import put_into_words

Severity = Literal["refused", "warning"]
"""refused: the page stays at its last good version; warning: the page is published without the faulty part."""


class Problem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A value in a field of a record that breaks a rule.

    It contains no sentence: `wording` makes one in any language that the rules support.
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
        """Make the problem of a record that breaks a rule; `source` and `line` say where it was read, if anywhere."""
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
        """The violation of the rule, without the record."""
        return RuleViolation(self.code, self.field, self.value, self.case, self.params)

    def wording(self, language: str = ENGLISH) -> Wording:
        """The sentence about the value, and the remedy."""
        return put_into_words(self.broken, language)

    def __str__(self) -> str:
        place = f"{self.source}, line {self.line}: " if self.line else ""
        # The name of the field may be invented, because the format may not know the field.
        field = f", {printable(self.field, LONGEST_FIELD)}" if self.field else ""
        sentence, remedy = self.wording()
        return f"{place}{self.record}{field}: {sentence}. {remedy}."
