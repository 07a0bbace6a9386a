"""If accents were typed, documents with other accents come after those without any."""

from collections.abc import Callable, Collection, Mapping
from itertools import pairwise

from sitegen.search.clauses import AllOf, AnyOf, Clause, Everything, Except, Filter, Term
from sitegen.search.index_fields import EVERYTHING, text_field
from sitegen.search.query import SearchPlan
from sitegen.search.text import PAIR, Token, spellings
from sitegen.search.weights import RARE

CountDocuments = Callable[[Collection[Term]], Mapping[Term, int]]
"""Returns the number of documents that match each of these terms."""


def in_accent_tiers(clause: Clause, plan: SearchPlan, count: CountDocuments) -> list[Clause]:
    """Divide the documents into one tier or two; all of the first come before those of the second."""
    clean = with_typed_accents(plan, count) if plan.accents else None
    return [AllOf((clause, Filter(clean))), Except(clause, clean)] if clean else [clause]


def with_typed_accents(plan: SearchPlan, count: CountDocuments) -> Clause | None:
    """Match documents that have each pair of neighbouring words as typed or not at all, and at least one pair.

    Returns None if no document has any of the pairs as typed. Pairs, because the single words “hộ” and “chiếu” also
    occur apart from each other in many texts with “hồ sơ” and “buổi chiều”.

    If the typed accents are rare compared with others, they may be a typing error, as on a page that says “dăng ký”.
    Then only pages with exactly these words come first; pages without the words in any spelling must not come before
    those with the right accents.
    """
    words = plan.words
    asked: list[tuple[Token, ...]] = [*pairwise(words)] or [(word,) for word in words]
    pairs = len(words) > 1
    exact_field, folded_field = text_field(EVERYTHING, exact=True, pairs=pairs), text_field(EVERYTHING, pairs=pairs)
    exact = [[Term(exact_field, spelled) for spelled in spellings(tokens)] for tokens in asked]
    folded = [Term(folded_field, PAIR.join(token.folded for token in tokens)) for tokens in asked]
    frequencies = count({*folded, *(term for terms in exact for term in terms)})
    wanted: list[Clause] = []
    kept: list[Clause] = []
    for terms, bare in zip(exact, folded, strict=True):
        known = [term for term in terms if frequencies[term]]
        if not known:
            continue
        typed = AnyOf(tuple(known))
        is_rare = sum(frequencies[term] for term in terms) * RARE < frequencies[bare]
        wanted.append(typed)
        kept.append(typed if is_rare else AnyOf((typed, Except(Everything(), bare))))
    return AllOf((*kept, AnyOf(tuple(wanted)))) if wanted else None
