"""What makes one page better than another with the same words: it is recent, in the language, or of the agency."""

from collections.abc import Iterable
from datetime import datetime

from sitegen.search.clauses import AnyOf, Clause, Preference, Preferring, Since, Term
from sitegen.search.index_fields import DATE, GROUP
from sitegen.search.query import Plan
from sitegen.search.weights import LANGUAGE, NEWS, OFFERED, RECENT


def prefer(score: Clause, plan: Plan, language: str, now: datetime, own_groups: Iterable[str] = ()) -> Clause:
    """The same score, higher for what is preferred."""
    preferences = [prefer_recent(now), prefer_language(language)]
    if plan.agencies:
        preferences.append(prefer_offered(plan.agencies, own_groups))
    return Preferring(score, tuple(preferences))


def prefer_recent(now: datetime) -> Preference:
    """News, for some months."""
    return Preference(Since(DATE, now - NEWS), RECENT)


def prefer_language(language: str) -> Preference:
    """Pages in a language."""
    return Preference(Term("lang", language), LANGUAGE)


def prefer_offered(agencies: Iterable[str], groups: Iterable[str]) -> Preference:
    """The pages of agencies, and the groups of which they have a page: the one that leads may be another's."""
    own = [Term("agency", agency) for agency in sorted(agencies)]
    return Preference(AnyOf((*own, *(Term(GROUP, group) for group in groups))), OFFERED)
