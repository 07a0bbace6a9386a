"""Ranks pages with the same words: prefers recent ones, those in the language, and those of a named agency."""

from collections.abc import Iterable
from datetime import datetime

from sitegen.search.clauses import AnyOf, Clause, Preference, Preferring, Since, Term
from sitegen.search.index_fields import DATE, GROUP
from sitegen.search.query import SearchPlan
from sitegen.search.weights import LANGUAGE, NEWS, OFFERED, RECENT


def prefer(score: Clause, plan: SearchPlan, language: str, now: datetime, own_groups: Iterable[str] = ()) -> Clause:
    """Raise the score of preferred documents."""
    preferences = [prefer_recent(now), prefer_language(language)]
    if plan.agencies:
        preferences.append(prefer_offered(plan.agencies, own_groups))
    return Preferring(score, tuple(preferences))


def prefer_recent(now: datetime) -> Preference:
    """Prefer news of the last months."""
    return Preference(Since(DATE, now - NEWS), RECENT)


def prefer_language(language: str) -> Preference:
    """Prefer pages in a language."""
    return Preference(Term("lang", language), LANGUAGE)


def prefer_offered(agencies: Iterable[str], groups: Iterable[str]) -> Preference:
    """Prefer pages of these agencies, and groups in which they have a page: its leader may be another agency's page."""
    own = [Term("agency", agency) for agency in sorted(agencies)]
    return Preference(AnyOf((*own, *(Term(GROUP, group) for group in groups))), OFFERED)
