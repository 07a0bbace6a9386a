"""How a document becomes an entry of the embedded index."""

from pathlib import Path

import msgspec
import pytest
import tantivy

from sitegen.search.clauses import Term
from sitegen.search.embedded.index_folder import IndexFolder
from sitegen.search.embedded.index_snapshot import IndexSnapshot
from sitegen.search.embedded.schema import build_schema, make_entry
from sitegen.search.grouping import GroupRole
from sitegen.search.index_reader import Ranked
from sitegen.search.weights import KINDS
from tests.sitegen.search.documents import agency, page, procedure

LEADS = GroupRole(everywhere=True, at_home=True)


def test_a_kind_weighs_what_it_is_said_to(tmp_path: Path) -> None:
    """The engine multiplies a score by log2(2 + weight), which its documentation does not say."""
    index = IndexFolder(tmp_path)
    documents = [page("Lịch"), procedure("Lịch", "1.000001"), agency("Lịch", "tinh-b")]
    with index.writing(), index.committing(3) as writer:
        for document in documents:
            writer.add_document(make_entry(index.schema, document, LEADS))
    snapshot = IndexSnapshot(index.searcher(), index.schema)
    scores = {hit.document.kind: hit.score for hit in snapshot.best(Ranked(Term("title", "lich")), 3)}
    ratios = {kind: score / scores["page"] for kind, score in scores.items()}
    assert ratios == pytest.approx({"page": 1.0, **KINDS})


def test_an_entry_keeps_its_document_as_it_is() -> None:
    document = procedure("Đăng ký \u2028 tạm trú", "1.004194", facts=("20.000 đ",), body="Một\nhai")
    stored: tantivy.Document = make_entry(build_schema(), document, LEADS)
    assert msgspec.json.decode(stored["document"][0], type=type(document)) == document
