"""How a document becomes an entry of the embedded index."""

from pathlib import Path

import msgspec
import pytest
import tantivy
from tantivy import Query

from sitegen.search.index import Index
from sitegen.search.index_snapshot import IndexSnapshot
from sitegen.search.schema import WEIGHTS, GroupRole, address_of, build_schema, content_of, make_entry, number_of
from tests.sitegen.search.documents import agency, page, procedure

LEADS = GroupRole(everywhere=True, at_home=True)


def test_a_kind_weighs_what_it_is_said_to(tmp_path: Path) -> None:
    """The engine multiplies a score by log2(2 + weight), which its documentation does not say."""
    index = Index(tmp_path)
    documents = [page("Lịch"), procedure("Lịch", "1.000001"), agency("Lịch", "tinh-b")]
    with index.writing(), index.committing(3) as writer:
        for document in documents:
            writer.add_document(make_entry(index.schema, document, LEADS))
    snapshot = IndexSnapshot(index.searcher(), index.schema)
    found = snapshot.searcher.search(Query.term_query(index.schema, "title", "lich"), weight_by_field="weight").hits
    scores = {snapshot.document(entry).kind: score for score, entry in found}
    ratios = {kind: score / scores["page"] for kind, score in scores.items()}
    assert ratios == pytest.approx({"page": 1.0, **WEIGHTS})


def test_any_change_of_a_document_is_another_content() -> None:
    document = page("Bài")
    assert content_of(document) == content_of(page("Bài"))
    for change in ({"title": "Bài khác"}, {"body": "x"}, {"canonical": False}, {"facts": ("Miễn phí",)}):
        assert content_of(msgspec.structs.replace(document, **change)) != content_of(document)
    assert address_of(document) != address_of(msgspec.structs.replace(document, url="https://x.example/"))
    assert address_of(document) == address_of(msgspec.structs.replace(document, title="Khác"))


def test_numbers_fit_into_64_bits() -> None:
    numbers = [number_of(str(number)) for number in range(1000)]
    assert len(set(numbers)) == 1000
    assert 2**63 < max(numbers) < 2**64


def test_an_entry_keeps_its_document_as_it_is() -> None:
    document = procedure("Đăng ký \u2028 tạm trú", "1.004194", facts=("20.000 đ",), body="Một\nhai")
    stored: tantivy.Document = make_entry(build_schema(), document, LEADS)
    assert msgspec.json.decode(stored["document"][0], type=type(document)) == document
