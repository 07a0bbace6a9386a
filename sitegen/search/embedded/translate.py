"""From clauses to tantivy's queries."""

from collections.abc import Iterable

import tantivy
from tantivy import FieldType, Occur, Query

from sitegen.search.clauses import (
    AllOf,
    AnyOf,
    AtLeast,
    BestOf,
    Boost,
    Clause,
    Everything,
    Except,
    Filter,
    Preference,
    Preferring,
    Since,
    Term,
)
from sitegen.search.embedded.schema import NUMBERED
from sitegen.search.hashes import number_of
from sitegen.search.index_reader import Ranked


def translate_ranked(schema: tantivy.Schema, wanted: Ranked) -> Query:
    """The documents that match, with the score; the weight of a kind is added by the search itself."""
    matching = translate(schema, wanted.matching)
    if wanted.score is None:
        return matching
    return Query.boolean_query([(Occur.Must, matching), (Occur.Should, translate(schema, wanted.score))])


def translate(schema: tantivy.Schema, clause: Clause) -> Query:
    """The query that does what a clause says."""

    def each(clauses: Iterable[Clause]) -> list[Query]:
        return [translate(schema, one) for one in clauses]

    match clause:
        case Term(field, value) if field in NUMBERED:
            return Query.term_query(schema, NUMBERED[field], number_of(value), "basic")
        case Term(field, value):
            return Query.term_query(schema, field, value, "freq")
        case Since(field, moment):
            return Query.range_query(schema, field, FieldType.Date, lower_bound=moment)
        case Everything():
            # Within other queries tantivy counts it sometimes as one and sometimes as nothing.
            return Query.const_score_query(Query.all_query(), 0.0)
        case AnyOf((single,)):
            return translate(schema, single)
        case AnyOf(clauses):
            return _boolean(Occur.Should, each(clauses))
        case AtLeast(count, clauses):
            needed = [(Occur.Should, query) for query in each(clauses)]
            return Query.boolean_query(needed, minimum_number_should_match=count)
        case AllOf(clauses):
            return _boolean(Occur.Must, each(clauses))
        case Except(kept, unwanted):
            return Query.boolean_query(
                [(Occur.Must, translate(schema, kept)), (Occur.MustNot, translate(schema, unwanted))]
            )
        case BestOf(clauses, tie):
            return Query.disjunction_max_query(each(clauses), tie)
        case Boost(boosted, by):
            return Query.boost_query(translate(schema, boosted), by)
        case Filter(filtered):
            return Query.const_score_query(translate(schema, filtered), 0.0)
        case Preferring(preferred, preferences):
            score = translate(schema, preferred)
            return _boolean(Occur.Should, [score, *(_preference(schema, score, one) for one in preferences)])


def _preference(schema: tantivy.Schema, score: Query, preference: Preference) -> Query:
    """The share of a score that is added: tantivy has no query that multiplies the score of another."""
    holds = Query.const_score_query(translate(schema, preference.clause), 0.0)
    return Query.boost_query(_boolean(Occur.Must, [holds, score]), preference.share)


def _boolean(occur: Occur, queries: Iterable[Query]) -> Query:
    return Query.boolean_query([(occur, query) for query in queries])
