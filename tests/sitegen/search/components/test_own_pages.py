"""An agency's own pages of procedures."""

from sitegen.search.clauses import Clause, Filter, Term
from sitegen.search.components.own_pages import find_own_pages
from sitegen.search.document import Document
from tests.sitegen.search.components.plans import plan
from tests.sitegen.search.documents import listing, page, procedure
from tests.sitegen.search.plain_reader import PlainReader

NATIONAL = procedure("Khai sinh", "1.001193")
HERE = listing("Khai sinh", "1.001193", "ky-lua")
ELSEWHERE = listing("Khai sinh", "1.001193", "dong-kinh")
NEWS = page("Khai sinh", "ky-lua", kind="article")
MATCHING: Clause = Filter(Term("title", "sinh"))


def own(text: str) -> dict[str, Document]:
    reader = PlainReader([NATIONAL, ELSEWHERE, HERE, NEWS])
    return find_own_pages(reader, MATCHING, Term("title", "sinh"), plan(text))


def test_procedures_of_the_agency_that_is_named_are_found_by_their_group() -> None:
    assert own("khai sinh kỳ lừa") == {NATIONAL.group: HERE}


def test_without_an_agency_there_are_none() -> None:
    assert own("khai sinh") == {}
    assert own("khai sinh lạng sơn") == {}
