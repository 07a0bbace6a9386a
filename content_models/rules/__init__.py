"""All rules of the contract. CMS forms, the build and the command line check by this table and use its messages."""

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
    """Yield all rules that one record breaks by itself; the decoder has already checked the types of its fields."""
    for check in _checks_of(type(record)):
        yield from check(record)


def find_rule(code: str, case: str = "") -> Rule | None:
    """The rule with this code and case; None if another version of the program wrote the code."""
    return _BY_NAME.get((code, case))


def rule_of(broken: RuleViolation) -> Rule:
    """The rule that was broken."""
    return _BY_NAME[broken.code, broken.case]


def put_into_words(broken: RuleViolation, language: str = ENGLISH) -> Wording:
    """The problem and its remedy for an operator, with the value and all known details."""
    return rule_of(broken).put_into_words(broken, language)


def tell_editor(broken: RuleViolation, language: str) -> str:
    """The problem and its remedy for a screen, without ids and details that only help programmers."""
    return rule_of(broken).tell_editor(broken, language)


@cache
def _checks_of(kind: type[RecordBase]) -> tuple[Check, ...]:
    """The checks for a kind of record, each once, in the order of the table."""
    found = [rule.check for rule in RULES if rule.check and issubclass(kind, rule.applies_to)]
    return tuple(dict.fromkeys(found))
