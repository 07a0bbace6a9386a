"""The embedded index matches and scores by each clause as its definition says."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
from sitegen.search.embedded.index_folder import IndexFolder
from sitegen.search.embedded.index_snapshot import IndexSnapshot
from sitegen.search.embedded.schema import make_entry
from sitegen.search.grouping import GroupRole
from sitegen.search.index_reader import Ranked
from tests.sitegen.search.documents import page, procedure
from tests.sitegen.search.plain_reader import PlainReader

NOW = datetime(2026, 11, 29, tzinfo=UTC)
WORDS = ("khai", "sinh", "tu", "ho", "chieu")
DOCUMENTS = [
    page("Khai sinh", body="hộ chiếu"),
    page("Khai tử", "tinh-b", date=NOW - timedelta(days=9)),
    page("Hộ chiếu, hộ khẩu", "tinh-b", lang="en", date=NOW),
    procedure("Khai sinh, khai tử", "1.001193", summary="Hồ sơ"),
    procedure("Chiếu", "1.001194", versions=("en",), body="sinh tử"),
]

leaves: st.SearchStrategy[Clause] = (
    st.builds(Term, st.sampled_from(["title", "everything"]), st.sampled_from(WORDS))
    | st.builds(Term, st.just("title_exact_pairs"), st.sampled_from(["khai_sinh", "khai_tử", "hồ_chiều"]))
    | st.just(Filter(Term("portal", "tinh-b")))
    | st.just(Filter(Term("id", DOCUMENTS[0].id)))
    | st.just(Filter(Term("group", DOCUMENTS[3].group)))
    | st.builds(lambda days: Filter(Since("date", NOW - timedelta(days=days))), st.sampled_from([0, 5, 9, 10]))
    | st.just(Everything())
)


def grown(inner: st.SearchStrategy[Clause]) -> st.SearchStrategy[Clause]:
    several = st.lists(inner, min_size=1, max_size=3).map(tuple)
    return (
        st.builds(AnyOf, several)
        | st.builds(AllOf, several)
        | several.flatmap(lambda clauses: st.builds(AtLeast, st.integers(1, len(clauses)), st.just(clauses)))
        | st.builds(BestOf, several, st.sampled_from([0.0, 0.3]))
        | st.builds(Except, inner, inner)
        | st.builds(Boost, inner, st.sampled_from([0.3, 8.0]))
        | st.builds(Filter, inner)
        | st.builds(Preferring, inner, st.lists(st.builds(Preference, inner, st.just(0.15)), max_size=2).map(tuple))
    )


clauses = st.recursive(leaves, grown, max_leaves=6)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> IndexSnapshot:
    folder: Path = tmp_path_factory.mktemp("translate")
    index = IndexFolder(folder)
    with index.writing(), index.committing(len(DOCUMENTS)) as writer:
        for document in DOCUMENTS:
            writer.add_document(make_entry(index.schema, document, GroupRole(everywhere=True, at_home=True)))
    return IndexSnapshot(index.searcher(), index.schema)


@given(clauses)
def test_every_clause_matches_and_scores_as_it_says(snapshot: IndexSnapshot, clause: Clause) -> None:
    plain = PlainReader(DOCUMENTS)
    wanted = Ranked(clause)
    found = {hit.document.id: hit.score for hit in snapshot.best(wanted, 10)}
    assert found == pytest.approx({hit.document.id: hit.score for hit in plain.best(wanted, 10)}, rel=1e-3, abs=1e-6)
    page = snapshot.page(wanted, 0, 0)
    assert (page.total, page.documents) == (len(found), [])


@given(clauses, clauses)
def test_a_score_changes_the_order_alone(snapshot: IndexSnapshot, matching: Clause, score: Clause) -> None:
    plain, wanted = PlainReader(DOCUMENTS), Ranked(matching, score)
    found = {hit.document.id: hit.score for hit in snapshot.best(wanted, 10)}
    assert found.keys() == {hit.document.id for hit in snapshot.best(Ranked(matching), 10)}
    assert found == pytest.approx({hit.document.id: hit.score for hit in plain.best(wanted, 10)}, rel=1e-3, abs=1e-6)


def test_frequencies_are_those_of_each_term(snapshot: IndexSnapshot) -> None:
    terms = [Term("everything", word) for word in (*WORDS, "khong")]
    assert snapshot.frequencies(terms) == PlainReader(DOCUMENTS).frequencies(terms)
