"""Translates clauses to tantivy's queries."""

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


class Translator:
    """Translates the clauses of the searches on one snapshot; a clause that occurs several times is translated once."""

    def __init__(self, schema: tantivy.Schema) -> None:
        self._schema = schema
        # By identity, because comparing large trees takes longer than translating them. The clause is stored with its
        # query, so that its identity is not reused for another clause.
        self._made: dict[int, tuple[Clause, Query]] = {}

    def ranked(self, wanted: Ranked) -> Query:
        """The documents that match, with their score; the search itself applies the weight of a kind."""
        matching = self.query(wanted.matching)
        if wanted.score is None:
            return matching
        return Query.boolean_query([(Occur.Must, matching), (Occur.Should, self.query(wanted.score))])

    def query(self, clause: Clause) -> Query:
        """The query for a clause."""
        made = self._made.get(id(clause))
        if made is None:
            made = self._made[id(clause)] = clause, self._translate(clause)
        return made[1]

    def _translate(self, clause: Clause) -> Query:
        match clause:
            # Terms are the most frequent clauses, so they come first; they are not cached, because each occurs only
            # once in a tree.
            case Term():
                return self._term(clause.field, clause.value)
            case Boost():
                return Query.boost_query(self._translate(clause.clause), clause.by)
            case AnyOf():
                found = [self._translate(one) for one in clause.clauses]
                return found[0] if len(found) == 1 else Query.boolean_query([(Occur.Should, one) for one in found])
            case BestOf():
                return Query.disjunction_max_query([self._translate(one) for one in clause.clauses], clause.tie)
            case AllOf(clauses):
                return Query.boolean_query([(Occur.Must, self.query(one)) for one in clauses])
            case AtLeast(count, clauses):
                needed = [(Occur.Should, self.query(one)) for one in clauses]
                return Query.boolean_query(needed, minimum_number_should_match=count)
            case Except(kept, unwanted):
                return Query.boolean_query([(Occur.Must, self.query(kept)), (Occur.MustNot, self.query(unwanted))])
            case Filter(filtered):
                return _unscored(self.query(filtered))
            case Preferring(preferred, preferences):
                score = self.query(preferred)
                shares = [self._share(score, preference) for preference in preferences]
                return Query.boolean_query([(Occur.Should, query) for query in (score, *shares)])
            case Since(field, moment):
                return Query.range_query(self._schema, field, FieldType.Date, lower_bound=moment)
            case Everything():
                # Within other queries tantivy scores it sometimes as one and sometimes as zero.
                return _unscored(Query.all_query())

    def _term(self, field: str, value: str) -> Query:
        if field in NUMBERED:
            return Query.term_query(self._schema, NUMBERED[field], number_of(value), "basic")
        return Query.term_query(self._schema, field, value, "freq")

    def _share(self, score: Query, preference: Preference) -> Query:
        """The share of a score to add, because tantivy has no query that multiplies the score of another."""
        holds = _unscored(self.query(preference.clause))
        return Query.boost_query(Query.boolean_query([(Occur.Must, holds), (Occur.Must, score)]), preference.share)


def _unscored(query: Query) -> Query:
    return Query.const_score_query(query, 0.0)
