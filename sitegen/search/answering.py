"""Answers a query by combining the components; the same for every engine."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from content_models.languages import FIRST_LANGUAGE
from sitegen.search.clauses import Filter, Term
from sitegen.search.components.accent_tiers import in_accent_tiers
from sitegen.search.components.language import choose_language
from sitegen.search.components.matching import in_one_version, match_enough, within_scope
from sitegen.search.components.own_pages import find_own_pages
from sitegen.search.components.preferences import prefer
from sitegen.search.components.relevance import score_relevance
from sitegen.search.document import Document
from sitegen.search.grouping import MAX_OFFERS, OFFERED, make_result
from sitegen.search.index_fields import GROUP
from sitegen.search.index_reader import Found, IndexReader, Ranked
from sitegen.search.query import SearchPlan, make_plan
from sitegen.search.search_index import MAX_DEPTH, MAX_SIZE, Answer, SearchQuery, SearchResult


def answer(query: SearchQuery, reader: IndexReader, now: datetime) -> Answer:
    """Answer a query from an index as it is at one moment."""
    plan = make_plan(query, reader.agencies_named)
    if not plan.needs:
        return Answer(total=0, results=())
    enough, relevance = match_enough(plan), score_relevance(plan)
    own = find_own_pages(reader, enough, relevance, plan) if query.portal is None else {}
    matching = within_scope(enough, query.portal)
    language = _language(query, reader, plan, now)
    score = prefer(relevance, plan, language, now, own)
    tiers = in_accent_tiers(in_one_version(matching, language), plan, reader.frequencies)
    total, found = find_page(reader, [Ranked(tier, score) for tier in tiers], query.start, query.size)
    if query.portal is not None:
        return Answer(total=total, results=tuple(SearchResult(document=document) for document in found))
    return Answer(total=total, results=tuple(_result(reader, leader, own) for leader in found))


def find_page(reader: IndexReader, tiers: Sequence[Ranked], start: int, size: int) -> Found:
    """The number of documents in all tiers, and those of one page; all of a tier come before those of the next."""
    start = max(start, 0)
    wanted = min(max(size, 0), MAX_SIZE, max(MAX_DEPTH - start, 0))
    total = 0
    documents: list[Document] = []
    for tier in tiers:
        # Documents beyond the depth are only counted.
        found = reader.page(tier, min(max(start - total, 0), MAX_DEPTH), wanted - len(documents))
        documents += found.documents
        total += found.total
    return Found(total, documents)


def _language(query: SearchQuery, reader: IndexReader, plan: SearchPlan, now: datetime) -> str:
    # Of two equal pages, the one in the first language comes first.
    preferred = query.lang or FIRST_LANGUAGE
    # Ignore accents, because they never change which documents are found.
    folded = plan._replace(accents=False)
    score = prefer(score_relevance(folded), folded, preferred, now)
    return choose_language(reader, within_scope(match_enough(folded), query.portal), score, preferred)


def _result(reader: IndexReader, leader: Document, own: Mapping[str, Document]) -> SearchResult:
    if leader.kind != OFFERED:
        return SearchResult(document=leader)
    # Fetch twice as many as are shown, because the shown page and the leader are then left out.
    group = reader.best(Ranked(Filter(Term(GROUP, leader.group))), 2 * MAX_OFFERS)
    return make_result(leader, own, [hit.document for hit in group])
