"""A rule of the contract: its code, its check, and its messages in each language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from string import Formatter
from types import UnionType
from typing import Any, NamedTuple

from content_models.kind import RecordBase
from content_models.quoting import printable, quote
from content_models.terms import SUBJECTS, TERMS

ENGLISH = "en"
"""The language of the command line and of logs, and the fallback for screens in a language without sentences."""

Check = Callable[[Any], Iterator["RuleViolation"]]
"""Takes a record of a type to which the rule applies, and yields the violations in it."""


class RuleViolation(NamedTuple):
    """One violation of a rule; `params` fill the placeholders of the rule's sentence and remedy.

    The parameter `detail` names the exact place or the other record involved. Messages for operators add it in
    brackets.
    """

    code: str
    field: str
    value: str
    case: str = ""
    params: tuple[tuple[str, str], ...] = ()


class Wording(NamedTuple):
    """The problem and its remedy, each without the full stop at its end."""

    sentence: str
    remedy: str


@dataclass(frozen=True, eq=False)
class Rule:
    """A rule. Several cases may share one code; scripts see only the code.

    `check` is None if the decoder or the generator finds the violation, because the record alone does not show it.
    `hides_value` is true if the value is an id or JSON, which editors never see.
    """

    code: str
    case: str
    applies_to: type[RecordBase] | UnionType
    check: Check | None
    hides_value: bool
    wordings: Mapping[str, Wording]

    @property
    def placeholders(self) -> frozenset[str]:
        """The parameters that the sentences need, in all languages together."""
        return frozenset(name for name, _ in self._fields())

    def _fields(self) -> Iterator[tuple[str, str]]:
        """Yield each placeholder with its format: `term`, or none."""
        for text in (text for wording in self.wordings.values() for text in wording):
            yield from ((name, spec or "") for _, name, spec, _ in Formatter().parse(text) if name)

    def can_tell(self, broken: RuleViolation) -> bool:
        """Return whether all parameters are there and known; another version may have stored the violation."""
        params = dict(broken.params)
        return self.placeholders <= {"value", *params} and all(
            params[name] in TERMS for name, spec in self._fields() if spec == "term"
        )

    def broken(self, field: str, value: str, **params: object) -> RuleViolation:
        """Create the violation for a value that breaks this rule."""
        filled = tuple((name, str(param)) for name, param in params.items())
        return RuleViolation(self.code, field, value, self.case, filled)

    def wording(self, language: str) -> Wording:
        """Return the sentences in a language; in English if the rule has none in that language."""
        return self.wordings.get(language) or self.wordings[ENGLISH]

    def put_into_words(self, broken: RuleViolation, language: str = ENGLISH) -> Wording:
        """Return the message for an operator, with the value and all known details."""
        params = dict(broken.params)
        sentence, remedy = self._fill(params, quote(broken.value), language)
        detail = params.get("detail", "")
        return Wording(f"{sentence} ({detail})" if detail else sentence, remedy)

    def tell_editor(self, broken: RuleViolation, language: str) -> str:
        """Return the message for a screen, without the ids and details that only help programmers."""
        subject = SUBJECTS.get(language, SUBJECTS[ENGLISH]) if self.hides_value else quote(broken.value)
        sentence, remedy = self._fill(dict(broken.params), subject, language)
        return f"{sentence}. {remedy}."

    def _fill(self, params: Mapping[str, str], value: str, language: str) -> Wording:
        known = language if language in self.wordings else ENGLISH
        fill = _TermFormatter(known)
        short = {name: printable(param, _LONGEST_PARAM) for name, param in params.items()}
        sentence, remedy = (fill.vformat(text, (), {**short, "value": value}) for text in self.wordings[known])
        return Wording(sentence, remedy)


def rule(
    code: str,
    check: Check | None = None,
    *,
    of: type[RecordBase] | UnionType = RecordBase,
    case: str = "",
    hides_value: bool = False,
    **wordings: tuple[str, str],
) -> Rule:
    """Create a rule with a sentence and a remedy in each language, such as `en=("{value} is wrong", "Correct it")`."""
    return Rule(code, case, of, check, hides_value, {name: Wording(*texts) for name, texts in wordings.items()})


_LONGEST_PARAM = 1_000
"""Characters. The limit is high because a parameter may list all the words that a field allows."""


class _TermFormatter(Formatter):
    """Formats `{noun:term}` as the phrase for that term in one language."""

    def __init__(self, language: str) -> None:
        self._language = language

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec == "term":
            return TERMS[value][self._language]
        return str(super().format_field(value, format_spec))
