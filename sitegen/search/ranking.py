"""From a plan to the queries of the embedded engine: what matches, and how well.

What matches is asked of one field that holds all of a document's folded terms. How well is a sum: each word in its
best field, pairs of neighbours, a whole code, a whole name. With accents typed, exact fields count three times as
much as folded ones.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import pairwise, product

import tantivy
from tantivy import FieldType, Occur, Query

from sitegen.search.query import Need, Plan
from sitegen.search.schema import MIN_NUMBER
from sitegen.search.text import PAIR, Token, other_spelling

_FIELDS = {"title": 8.0, "alternatives": 8.0, "summary": 3.0, "agency_name": 1.0, "everything": 1.0}
_PAIRS = {"title": 4.0, "alternatives": 4.0, "summary": 1.5, "everything": 0.5}
_MENTION = 2.0
"""What the name of a place counts beside the words of the matter."""
_CODE = 50.0
_NAME = 20.0
_LANGUAGE = 0.15
"""How much better a page in the preferred language is than an equal one."""
_PLACE = 2.0
"""How much better what an agency itself offers is, when the question names it."""
_RECENT = 0.15
"""How much better an article is that is not older than NEWS."""
_FOLDED = 0.3
"""What a folded match counts beside an exact one, when accents were typed (measured: research/search.md, 0.2)."""
_TIE = 0.3


RARE = 10
"""Times as often other accents are met than those typed, where these may be a slip."""

NEWS = timedelta(days=180)


class Ranking:
    """The queries of one plan."""

    def __init__(self, schema: tantivy.Schema, plan: Plan) -> None:
        self._schema = schema
        self._plan = plan

    def matching(self) -> Query:
        """Whatever holds enough of what is asked for, has a code that is named, or is the agency that is asked for."""
        plan = self._plan
        needed = [(Occur.Should, self._need(need)) for need in plan.needs]
        enough = Query.boolean_query(needed, minimum_number_should_match=plan.least)
        named = [self._term("code", term) for term in plan.terms if len(term) >= MIN_NUMBER]
        if plan.agencies and not plan.places:
            front = any_of(self._term("agency", agency) for agency in sorted(plan.agencies))
            named.append(all_of(front, self._term("kind", "agency")))
        return unscored(any_of((enough, *named)))

    def clean(self, searcher: tantivy.Searcher) -> Query | None:
        """Whatever holds no two words with other accents than those typed, and some with these; None if none does.

        Of neighbours, since “hộ” and “chiếu” stand far apart in many texts in which “hồ sơ” and “buổi chiều” do too.
        Who types what is rare beside other accents may have slipped, as a page has that says “dăng ký”: then only pages
        with the very words come first, and none of those without any before those with the right ones.
        """
        if not self._plan.accents:
            return None
        words = self._plan.words
        asked: list[tuple[Token, ...]] = [*pairwise(words)] or [(word,) for word in words]
        suffix = "_pairs" if len(words) > 1 else ""
        wanted: list[Query] = []
        kept: list[tuple[Occur, Query]] = []
        for tokens in asked:
            field = f"everything_exact{suffix}"
            frequencies = {spelled: searcher.doc_freq(field, spelled) for spelled in _spellings(tokens)}
            known = [spelled for spelled, frequency in frequencies.items() if frequency]
            if not known:
                continue
            exact = any_of(self._term(field, spelled) for spelled in known)
            folded = PAIR.join(token.folded for token in tokens)
            wanted.append(exact)
            is_rare = sum(frequencies.values()) * RARE < searcher.doc_freq(f"everything{suffix}", folded)
            without = but(Query.all_query(), self._term(f"everything{suffix}", folded))
            kept.append((Occur.Must, exact if is_rare else any_of((exact, without))))
        return Query.boolean_query([*kept, (Occur.Must, any_of(wanted))]) if wanted else None

    def score(self) -> Query:
        """How well a document answers."""
        plan = self._plan
        weight = _FOLDED if plan.accents else 1.0
        clauses = [self._best("", [token.folded], _FIELDS, weight) for token in self._tokens()]
        clauses += [self._best("_pairs", [pair], _PAIRS, weight) for pair in _folded_pairs(plan.needs)]
        if plan.accents:
            clauses += [self._best("_exact", _spellings((token,)), _FIELDS, 1.0) for token in self._tokens()]
            pairs = [_spellings(pair) for pair in pairwise(plan.words)]
            clauses += [self._best("_exact_pairs", spelled, _PAIRS, 1.0) for spelled in pairs]
        clauses += [self._best("_pairs", [pair], _PAIRS, _MENTION) for pair in _folded_pairs(plan.places)]
        clauses += [Query.boost_query(self._term("code", term), _CODE) for term in plan.terms]
        clauses += [Query.boost_query(self._term("name", name), _NAME) for name in plan.names]
        return any_of(clauses)

    def preferring(self, score: Query, lang: str, groups: Iterable[int], now: datetime) -> Query:
        """The same score, higher for news, for a language, and for what the agencies that were named offer."""
        recent = Query.range_query(self._schema, "date", FieldType.Date, lower_bound=now - NEWS)
        raised = [(recent, _RECENT), (self._term("lang", lang), _LANGUAGE)]
        if self._plan.agencies:
            own = [self._term("agency", agency) for agency in sorted(self._plan.agencies)]
            offered = [Query.term_query(self._schema, "group_hash", group) for group in groups]
            raised.append((any_of((*own, *offered)), _PLACE))
        return any_of((score, *(Query.boost_query(all_of(unscored(filter), score), by) for filter, by in raised)))

    def _need(self, need: Need) -> Query:
        if need.code is None:
            return self._term("everything", need.words[0].folded)
        pairs = [self._term("everything_pairs", pair) for pair in _folded_pairs([need])]
        side_by_side = Query.boolean_query([(Occur.Must, pair) for pair in pairs])
        return any_of((self._term("everything", need.code.folded), side_by_side))

    def _tokens(self) -> list[Token]:
        return [need.code or need.words[0] for need in self._plan.needs]

    def _best(self, suffix: str, terms: Sequence[str], fields: dict[str, float], weight: float) -> Query:
        """The best of the fields counts, the others a little."""
        found = [
            Query.boost_query(any_of(self._term(field + suffix, term) for term in terms), boost * weight)
            for field, boost in fields.items()
        ]
        return Query.disjunction_max_query(found, _TIE)

    def _term(self, field: str, value: str) -> Query:
        return Query.term_query(self._schema, field, value, "freq")


def _folded_pairs(needs: Sequence[Need]) -> list[str]:
    words = [token.folded for need in needs for token in need.words]
    return [f"{first}{PAIR}{second}" for first, second in pairwise(words)]


def _spellings(tokens: Sequence[Token]) -> list[str]:
    """The exact terms of a token or a pair, with i for y and y for i, as both are the same word."""
    each = [[spelled for spelled in (token.exact, other_spelling(token.exact)) if spelled] for token in tokens]
    return [PAIR.join(chosen) for chosen in product(*each)]


def all_of(*queries: Query) -> Query:
    """Whatever all of these match."""
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def any_of(queries: Iterable[Query]) -> Query:
    """Whatever one of these matches, better the more do."""
    found = list(queries)
    return found[0] if len(found) == 1 else Query.boolean_query([(Occur.Should, query) for query in found])


def but(query: Query, unwanted: Query) -> Query:
    """Whatever the first matches and the second does not."""
    return Query.boolean_query([(Occur.Must, query), (Occur.MustNot, unwanted)])


def unscored(query: Query) -> Query:
    """The same matches, which add nothing to a score."""
    return Query.const_score_query(query, 0.0)
