"""Which documents are results at all; how good they are is another matter.

Only words without accents are asked for, so that accents, case and spelling never change the set of results.
"""

from collections.abc import Sequence
from itertools import pairwise

from sitegen.search.clauses import AllOf, AnyOf, AtLeast, Clause, Except, Filter, Term
from sitegen.search.grouping import EVERYWHERE
from sitegen.search.index_fields import EVERYTHING, MIN_NUMBER, text_field
from sitegen.search.query import Need, Plan
from sitegen.search.text import PAIR


def match_enough(plan: Plan) -> Clause:
    """Whatever holds enough of what is asked for, has a code that is named, or is the agency that is asked for."""
    enough = AtLeast(plan.least, tuple(_need(need) for need in plan.needs))
    named: list[Clause] = [Term("code", term) for term in plan.terms if len(term) >= MIN_NUMBER]
    if plan.agencies and not plan.places:
        named.append(AllOf((any_agency(plan), Term("kind", "agency"))))
    return Filter(AnyOf((enough, *named)))


def within_scope(clause: Clause, portal: str | None) -> Clause:
    """Those that are results in the search of a portal, or in the one over all of them."""
    return AllOf((clause, Filter(Term("scope", portal or EVERYWHERE))))


def in_one_version(clause: Clause, language: str) -> Clause:
    """Those that do not exist in a language or are in it: of a page in several languages, one version is enough."""
    return Except(clause, Term("versions", language))


def any_agency(plan: Plan) -> Clause:
    """Whatever belongs to an agency that a question names."""
    return AnyOf(tuple(Term("agency", agency) for agency in sorted(plan.agencies)))


def folded_pairs(needs: Sequence[Need]) -> list[str]:
    """The pairs of neighbours among needs, without accents."""
    words = [token.folded for need in needs for token in need.words]
    return [f"{first}{PAIR}{second}" for first, second in pairwise(words)]


def _need(need: Need) -> Clause:
    if need.code is None:
        return Term(EVERYTHING, need.words[0].folded)
    pairs = AllOf(tuple(Term(text_field(EVERYTHING, pairs=True), pair) for pair in folded_pairs([need])))
    return AnyOf((Term(EVERYTHING, need.code.folded), pairs))
