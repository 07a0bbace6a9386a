"""Which documents are results of a question."""

from sitegen.search.clauses import AllOf, AnyOf, AtLeast, Except, Filter, Term
from sitegen.search.components.matching import in_one_version, match_enough, within_scope
from tests.sitegen.search.components.plans import plan


def word(value: str) -> Term:
    return Term("everything", value)


def pair(value: str) -> Term:
    return Term("everything_pairs", value)


def test_words_are_asked_for_without_accents_and_without_a_score() -> None:
    enough = AtLeast(2, (word("ho"), word("chieu")))
    assert match_enough(plan("hộ chiếu")) == match_enough(plan("ho chieu")) == Filter(AnyOf((enough,)))


def test_three_of_four_words_are_enough() -> None:
    words = ("dang", "ki", "khai", "sinh")
    assert match_enough(plan("đăng ký khai sinh")) == Filter(AnyOf((AtLeast(3, tuple(map(word, words))),)))


def test_a_code_is_itself_or_its_parts_side_by_side() -> None:
    parts = AllOf((pair("35_2024"), pair("2024_nd"), pair("nd_cp")))
    need = AnyOf((word("35/2024/nd-cp"), parts))
    codes = Term("code", "35/2024/nd-cp"), Term("code", "352024ndcp")
    assert match_enough(plan("35/2024/NĐ-CP")) == Filter(AnyOf((AtLeast(1, (need,)), *codes)))


def test_a_short_number_is_no_code() -> None:
    assert match_enough(plan("004222")) == Filter(AnyOf((AtLeast(1, (word("004222"),)), Term("code", "004222"))))
    assert match_enough(plan("20")) == Filter(AnyOf((AtLeast(1, (word("20"),)),)))


def test_an_agency_that_is_all_of_the_question_is_found_by_its_front_page() -> None:
    front = AllOf((AnyOf((Term("agency", "lang-son"), Term("agency", "so-tu-phap"))), Term("kind", "agency")))
    enough = AtLeast(2, (word("lang"), word("son")))
    assert match_enough(plan("Lạng Sơn")) == Filter(AnyOf((enough, front)))
    assert match_enough(plan("khai tử Lạng Sơn")) == match_enough(plan("khai tử"))


def test_a_scope_is_a_portal_or_all_of_them() -> None:
    assert within_scope(word("ho"), "ky-lua") == AllOf((word("ho"), Filter(Term("scope", "ky-lua"))))
    assert within_scope(word("ho"), None) == AllOf((word("ho"), Filter(Term("scope", "*"))))


def test_a_page_that_exists_in_the_language_is_found_in_it_alone() -> None:
    assert in_one_version(word("ho"), "en") == Except(word("ho"), Term("versions", "en"))
