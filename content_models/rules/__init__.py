"""All rules of the contract. CMS forms, the build and the command line use this table for checks and messages."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from content_models.kind import RecordBase
from content_models.rule import ENGLISH, Check, Rule, RuleViolation, Wording
from content_models.rules import body, fields, format, links, portal, site, slug

RULES: Final[tuple[Rule, ...]] = (
    *links.RULES,
    *portal.RULES,
    *fields.RULES,
    *body.RULES,
    *slug.RULES,
    *format.RULES,
    *site.RULES,
)

_BY_NAME: Final[Mapping[tuple[str, str], Rule]] = {(rule.code, rule.case): rule for rule in RULES}


def violations(record: RecordBase) -> Iterator[RuleViolation]:
    """Yield the rules that a record breaks on its own; the decoder has already checked the types of its fields."""
    for check in _checks_of(type(record)):
        yield from check(record)


def find_rule(code: str, case: str = "") -> Rule | None:
    """Return the rule with this code and case; None if another version of the program wrote an unknown code."""
    return _BY_NAME.get((code, case))


def rule_of(broken: RuleViolation) -> Rule:
    """Return the rule that was broken."""
    return _BY_NAME[broken.code, broken.case]


def put_into_words(broken: RuleViolation, language: str = ENGLISH) -> Wording:
    """Return the problem and its remedy for an operator, with the value and all known details."""
    return rule_of(broken).put_into_words(broken, language)


def tell_editor(broken: RuleViolation, language: str) -> str:
    """Return the problem and its remedy for a screen, without ids and details that only help programmers."""
    return rule_of(broken).tell_editor(broken, language)


@cache
def _checks_of(kind: type[RecordBase]) -> tuple[Check, ...]:
    """Return the checks for a kind of record in the order of the table, without duplicates."""
    found = [rule.check for rule in RULES if rule.check and issubclass(kind, rule.applies_to)]
    return tuple(dict.fromkeys(found))
