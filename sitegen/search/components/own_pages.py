"""Finds the pages of a named agency for the procedures that match a query."""

from sitegen.search.clauses import AllOf, Clause, Filter, Term
from sitegen.search.components.matching import any_agency
from sitegen.search.document import Document
from sitegen.search.grouping import OFFERED
from sitegen.search.index_reader import IndexReader, Ranked
from sitegen.search.query import SearchPlan

MAX_OWN = 50
"""The most procedures of an agency named in a query for which its own page comes before others."""


def find_own_pages(reader: IndexReader, matching: Clause, score: Clause, plan: SearchPlan) -> dict[str, Document]:
    """These pages by group; empty if the query names no agency."""
    if not plan.agencies:
        return {}
    wanted = AllOf((matching, Filter(any_agency(plan)), Filter(Term("kind", OFFERED))))
    found: dict[str, Document] = {}
    for hit in reader.best(Ranked(wanted, score), MAX_OWN):
        found.setdefault(hit.document.group, hit.document)
    return found
