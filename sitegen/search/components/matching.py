"""Decides which documents are results, independently of their ranking.

Only words without accents must match, so that accents, case and spelling never change the set of results.
"""

from collections.abc import Sequence
from itertools import pairwise

from sitegen.search.clauses import AllOf, AnyOf, AtLeast, Clause, Except, Filter, Term
from sitegen.search.grouping import EVERYWHERE
from sitegen.search.index_fields import EVERYTHING, MIN_NUMBER, text_field
from sitegen.search.query import Need, SearchPlan
from sitegen.search.text import PAIR


def match_enough(plan: SearchPlan) -> Clause:
    """Match documents that have enough of the needs or a code in the query, or are the agency that the query names."""
    enough = AtLeast(plan.least, tuple(_need(need) for need in plan.needs))
    named: list[Clause] = [Term("code", term) for term in plan.terms if len(term) >= MIN_NUMBER]
    if plan.agencies and not plan.places:
        named.append(AllOf((any_agency(plan), Term("kind", "agency"))))
    return Filter(AnyOf((enough, *named)))


def within_scope(clause: Clause, portal: str | None) -> Clause:
    """Restrict to the results of a search in one portal, or over all portals if it is None."""
    return AllOf((clause, Filter(Term("scope", portal or EVERYWHERE))))


def in_one_version(clause: Clause, language: str) -> Clause:
    """Leave out documents that also exist in a language but are in another: one version of a page is enough."""
    return Except(clause, Term("versions", language))


def any_agency(plan: SearchPlan) -> Clause:
    """Match documents of the agencies that a query names."""
    return AnyOf(tuple(Term("agency", agency) for agency in sorted(plan.agencies)))


def folded_pairs(needs: Sequence[Need]) -> list[str]:
    """The pairs of neighbouring words in the needs, without accents."""
    words = [token.folded for need in needs for token in need.words]
    return [f"{first}{PAIR}{second}" for first, second in pairwise(words)]


def _need(need: Need) -> Clause:
    if need.code is None:
        return Term(EVERYTHING, need.words[0].folded)
    pairs = AllOf(tuple(Term(text_field(EVERYTHING, pairs=True), pair) for pair in folded_pairs([need])))
    return AnyOf((Term(EVERYTHING, need.code.folded), pairs))
