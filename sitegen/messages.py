"""Creates the problems that the generator finds in records; rules and their sentences are in content_models/rules/."""

from content_models.problem import Problem, Severity
from content_models.record import Record
from content_models.rule import RuleViolation


def problem(
    code: str, record: Record, field: str, value: str, severity: Severity = "refused", **params: str
) -> Problem:
    """Make a problem of a record; `params` fill the sentence of its rule, `detail` names the other record or place."""
    return Problem.of(record, RuleViolation(code, field, value, params=tuple(params.items())), severity)
