"""An index over a plain list, without a search engine: it evaluates the clauses of a plan as they are defined."""

from collections.abc import Collection, Mapping, Sequence, Set
from datetime import datetime
from math import log

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
    Preferring,
    Since,
    Term,
)
from sitegen.search.document import Document
from sitegen.search.grouping import Member, choose_leaders, rank_of
from sitegen.search.hashes import number_of
from sitegen.search.index_fields import DATE, GROUP, ID, keywords_of, texts_of, weight_of
from sitegen.search.index_reader import Found, Hit, Ranked

Fields = Mapping[str, Sequence[str]]


class PlainReader:
    """An IndexReader over documents in the given order; scores are computed by BM25."""

    def __init__(self, documents: Sequence[Document]) -> None:
        members = [
            Member(number_of(one.id), number_of(one.group), number_of(one.portal), rank_of(one)) for one in documents
        ]
        roles = choose_leaders(members)
        self._entries: list[tuple[Document, Fields]] = []
        for document in documents:
            keywords = keywords_of(document, roles[number_of(document.id)])
            named = {ID: [document.id], GROUP: [document.group]}
            self._entries.append((document, {**keywords, **named, **texts_of(document)}))

    def agencies_named(self, names: Set[str]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for document, fields in self._entries:
            for name in names & set(fields["place"]):
                found.setdefault(name, set()).add(document.agency)
        return found

    def frequencies(self, terms: Collection[Term]) -> dict[Term, int]:
        return {term: sum(term.value in fields[term.field] for _, fields in self._entries) for term in terms}

    def best(self, wanted: Ranked, limit: int) -> list[Hit]:
        return self._ranked(wanted)[:limit]

    def page(self, wanted: Ranked, start: int, limit: int) -> Found:
        hits = self._ranked(wanted)
        return Found(len(hits), [hit.document for hit in hits[start : start + limit]])

    def _ranked(self, wanted: Ranked) -> list[Hit]:
        hits: list[Hit] = []
        for document, fields in self._entries:
            matched = self.score(wanted.matching, document, fields)
            if matched is not None:
                more = self.score(wanted.score, document, fields) if wanted.score else None
                hits.append(Hit((matched + (more or 0.0)) * weight_of(document), document))
        return sorted(hits, key=lambda hit: -hit.score)

    def score(self, clause: Clause, document: Document, fields: Fields) -> float | None:
        """Return the score that a clause gives a document, or None if the clause does not match."""

        def each(clauses: Sequence[Clause]) -> list[float]:
            scores = [self.score(one, document, fields) for one in clauses]
            return [score for score in scores if score is not None]

        match clause:
            case Term(field, value):
                return self._bm25(field, value, fields)
            case Since(field, moment):
                assert field == DATE
                return 1.0 if _is_since(document.date, moment) else None
            case Everything():
                return 0.0
            case AnyOf(clauses):
                return sum(found) if (found := each(clauses)) else None
            case AtLeast(count, clauses):
                return sum(found) if len(found := each(clauses)) >= count else None
            case AllOf(clauses):
                return sum(found) if len(found := each(clauses)) == len(clauses) else None
            case Except(kept, unwanted):
                return None if each([unwanted]) else self.score(kept, document, fields)
            case BestOf(clauses, tie):
                found = each(clauses)
                return (1 - tie) * max(found) + tie * sum(found) if found else None
            case Boost(boosted, by):
                return by * found[0] if (found := each([boosted])) else None
            case Filter(filtered):
                return 0.0 if each([filtered]) else None
            case Preferring(preferred, preferences):
                shares = sum(one.share for one in preferences if each([one.clause]))
                return found[0] * (1 + shares) if (found := each([preferred])) else None

    def _bm25(self, field: str, value: str, fields: Fields) -> float | None:
        times = fields[field].count(value)
        if not times:
            return None
        count, holders = len(self._entries), self.frequencies([Term(field, value)])[Term(field, value)]
        average = sum(len(of[field]) for _, of in self._entries) / count
        rarity = log(1 + (count - holders + 0.5) / (holders + 0.5))
        return rarity * times * 2.2 / (times + 1.2 * (0.25 + 0.75 * len(fields[field]) / average))


def _is_since(date: datetime | None, moment: datetime) -> bool:
    return date is not None and date >= moment
