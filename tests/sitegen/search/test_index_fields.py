"""Which text of a document goes into which field."""

import pytest

from sitegen.search.document import Document
from sitegen.search.grouping import GroupRole
from sitegen.search.index_fields import KEYWORDS, keywords_of, text_field, text_fields, texts_of, weight_of
from sitegen.search.weights import KINDS
from tests.sitegen.search.documents import agency, page, procedure

LEADS = GroupRole(everywhere=True, at_home=True)


def test_a_document_fills_exactly_the_fields_that_there_are() -> None:
    document = page("Bài")
    assert tuple(keywords_of(document, LEADS)) == KEYWORDS
    assert sorted(texts_of(document)) == sorted(text_fields())
    assert not set(KEYWORDS) & set(text_fields())


def test_each_text_is_read_in_four_ways() -> None:
    texts = texts_of(page("Đăng ký khai tử"))
    readings = {
        (exact, pairs): texts[text_field("title", exact=exact, pairs=pairs)]
        for exact in (False, True)
        for pairs in (False, True)
    }
    assert readings == {
        (False, False): ["dang", "ki", "khai", "tu"],
        (False, True): ["dang_ki", "ki_khai", "khai_tu"],
        (True, False): ["đăng", "ký", "khai", "tử"],
        (True, True): ["đăng_ký", "ký_khai", "khai_tử"],
    }


def test_neighbours_stand_in_one_text() -> None:
    texts = texts_of(page("Hộ chiếu", alternatives=("passport", "sổ thông hành"), summary="Đi xa"))
    assert texts["alternatives_pairs"] == ["so_thong", "thong_hanh"]
    assert texts["everything_pairs"][:4] == ["ho_chieu", "so_thong", "thong_hanh", "di_xa"]


def test_everything_holds_all_texts_and_codes() -> None:
    document = procedure(
        "Tạm trú", "1.004194", alternatives=("KT3",), summary="Nơi ở", body="Mẫu CT01", agency_name="Bộ"
    )
    terms = texts_of(document)["everything"]
    assert {"tam", "tru", "kt3", "noi", "bo", "mau", "ct01", "ct", "01", "1.004194", "1004194", "004194"} <= set(terms)


@pytest.mark.parametrize(
    ("document", "codes"),
    [
        (procedure("Tạm trú", "1.004194"), ["1.004194", "1004194", "004194"]),
        (agency("Phường Kỳ Lừa", "ky-lua", unit="05977"), ["05977"]),
        (agency("Tỉnh Lạng Sơn", "lang-son", unit="20"), ["20"]),
        (page("Bài 1.004194"), []),
    ],
)
def test_a_code_is_found_in_the_spellings_that_people_type(document: Document, codes: list[str]) -> None:
    assert keywords_of(document, LEADS)["code"] == codes


def test_a_name_is_one_term_with_and_without_the_word_procedure() -> None:
    names = keywords_of(page("Thủ tục cấp hộ chiếu", alternatives=("Passport",)), LEADS)["name"]
    assert names == ["thu_tuc_cap_ho_chieu", "cap_ho_chieu", "passport"]
    assert keywords_of(page("dài " * 41), LEADS)["name"] == []


def test_a_kind_has_its_weight() -> None:
    found = {document.kind: weight_of(document) for document in (page("A"), procedure("A", "1"), agency("A", "a"))}
    assert found == {"page": 1.0, **KINDS}
