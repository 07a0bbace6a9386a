"""Scores how well a document matches: each word in its best field, pairs of neighbours, a whole code, a whole title.

If accents were typed, exact fields count more than folded ones.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from sitegen.search.clauses import AnyOf, BestOf, Boost, Clause, Term
from sitegen.search.components.matching import folded_pairs
from sitegen.search.index_fields import text_field
from sitegen.search.query import SearchPlan
from sitegen.search.text import Token, spellings
from sitegen.search.weights import CODE, FOLDED, MENTION, NAME, PAIRS, TIE, WORDS


def score_relevance(plan: SearchPlan) -> Clause:
    """The sum over all parts of a query."""
    return AnyOf(
        (
            *score_folded(plan, FOLDED if plan.accents else 1.0),
            *(score_exact(plan) if plan.accents else ()),
            *score_mentions(plan),
            *score_codes(plan),
            *score_names(plan),
        )
    )


def score_folded(plan: SearchPlan, weight: float) -> list[Clause]:
    """Score words and pairs without accents."""
    words = [_best_field([token.folded], WORDS, weight) for token in _tokens(plan)]
    return words + [_best_field([pair], PAIRS, weight, pairs=True) for pair in folded_pairs(plan.needs)]


def score_exact(plan: SearchPlan) -> list[Clause]:
    """Score words and pairs with the accents that were typed."""
    words = [_best_field(spellings([token]), WORDS, 1.0, exact=True) for token in _tokens(plan)]
    pairs = [spellings(pair) for pair in pairwise(plan.words)]
    return words + [_best_field(spelled, PAIRS, 1.0, exact=True, pairs=True) for spelled in pairs]


def score_mentions(plan: SearchPlan) -> list[Clause]:
    """Score names of places, which a document need not contain."""
    return [_best_field([pair], PAIRS, MENTION, pairs=True) for pair in folded_pairs(plan.places)]


def score_codes(plan: SearchPlan) -> list[Clause]:
    """Score terms that may be the code of the document."""
    return [Boost(Term("code", term), CODE) for term in plan.terms]


def score_names(plan: SearchPlan) -> list[Clause]:
    """Score names that may be the whole title."""
    return [Boost(Term("name", name), NAME) for name in plan.names]


def _tokens(plan: SearchPlan) -> list[Token]:
    return [need.code or need.words[0] for need in plan.needs]


def _best_field(
    terms: Sequence[str], weights: Mapping[str, float], weight: float, *, exact: bool = False, pairs: bool = False
) -> Clause:
    """Score a word in any of its spellings: the best field counts fully, the others a little."""
    fields = {text_field(text, exact=exact, pairs=pairs): boost for text, boost in weights.items()}
    return BestOf(
        tuple(
            Boost(AnyOf(tuple(Term(field, term) for term in terms)), boost * weight) for field, boost in fields.items()
        ),
        TIE,
    )
