"""How a plan is made from what somebody types."""

import unicodedata
from collections.abc import Set

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.search.query import MAX_TOKENS, SearchPlan, least_of, make_plan
from sitegen.search.search_index import SearchQuery

AGENCIES = {
    "phuong_ki_lua": {"ky-lua"},
    "ki_lua": {"ky-lua"},
    "lang_son": {"lang-son"},
    "tinh_lang_son": {"lang-son"},
    "bo_tu_phap": {"bo-tu-phap"},
    "tan_phu": {"tan-phu-1", "tan-phu-2"},
}


def known(names: Set[str]) -> dict[str, set[str]]:
    return {name: AGENCIES[name] for name in names if name in AGENCIES}


def plan(text: str) -> SearchPlan:
    return make_plan(SearchQuery(text=text), known)


def needed(text: str) -> list[str]:
    return [need.code.folded if need.code else need.words[0].folded for need in plan(text).needs]


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("hộ chiếu", "ho chieu"),
        ("làm thế nào để đăng ký kết hôn?", "dang ki ket hon"),
        ("thủ tục xin cấp hộ chiếu ở đâu", "cap ho chieu"),
        ("tôi muốn làm căn cước cần giấy tờ gì", "can cuoc"),
        ("How do I get a passport", "passport"),
        ("thủ tục", "thu tuc"),
        ("xin", "xin"),
        ("thủ tục thủ tục", "thu tuc"),
        ("làm thế nào", "the nao"),
        ("thủ tục hành chính", "thu tuc hanh chinh"),
        ("căn cước", "can cuoc"),
        ("tội phạm", "toi pham"),
        ("lâm sản", "lam san"),
    ],
)
def test_frames_are_dropped_where_something_remains(text: str, needs: str) -> None:
    assert needed(text) == needs.split()


@pytest.mark.parametrize(
    ("text", "needs", "agencies"),
    [
        ("đăng ký khai sinh kỳ lừa", "dang ki khai sinh", {"ky-lua"}),
        ("đăng ký khai sinh ở phường Kỳ Lừa", "dang ki khai sinh", {"ky-lua"}),
        ("khai sinh tại kỳ lừa lạng sơn", "khai sinh", {"ky-lua", "lang-son"}),
        ("bộ tư pháp khai tử", "khai tu", {"bo-tu-phap"}),
        ("phường kỳ lừa", "phuong ki lua", {"ky-lua"}),
        ("ở kỳ lừa", "ki lua", {"ky-lua"}),
        ("UBND tỉnh Lạng Sơn", "ubnd tinh lang son", {"lang-son"}),
        ("kết hôn ở UBND xã Kỳ Lừa", "ket hon", {"ky-lua"}),
        ("thủ tục hải quan lạng sơn", "hai quan", {"lang-son"}),
        ("tân phú", "tan phu", {"tan-phu-1", "tan-phu-2"}),
        ("thủ tục ở Hà Nội", "o ha noi", set()),
    ],
)
def test_places_are_recognised_and_set_aside(text: str, needs: str, agencies: set[str]) -> None:
    assert needed(text) == needs.split()
    assert plan(text).agencies == agencies


def test_codes_are_one_need_and_known_in_both_spellings() -> None:
    found = plan("nghị định 35/2024/NĐ-CP")
    assert [need.code is not None for need in found.needs] == [False, False, True]
    assert found.terms == ("35/2024/nd-cp", "352024ndcp")
    assert plan("1004222").terms == ("1004222",)
    assert plan("hộ chiếu").terms == ()


def test_names_are_the_question_with_and_without_its_frame() -> None:
    assert plan("thủ tục cấp hộ chiếu").names == ("thu_tuc_cap_ho_chieu", "cap_ho_chieu")


def test_accents_are_noticed() -> None:
    assert plan("hộ chieu").accents
    assert not plan("ho chieu").accents
    assert not plan("thủ tục ho chieu").accents


def test_a_question_without_words_needs_nothing() -> None:
    for text in ("", "  ", "?!…", "_"):
        assert plan(text) == SearchPlan()


def test_long_questions_are_cut() -> None:
    assert len(plan("hộ " * 1000).needs) == MAX_TOKENS
    assert len(plan("x" * 1000).needs) == 1
    assert plan("ế" * 1000) == plan(unicodedata.normalize("NFD", "ế" * 1000))


def test_all_of_few_needs_and_most_of_many() -> None:
    assert [least_of(needs) for needs in range(10)] == [0, 1, 2, 3, 3, 3, 4, 5, 6, 6]


WORDS = "làm thế nào để xin thủ tục ở kỳ lừa lạng sơn đâu hộ chiếu cần giấy tờ gì"


@given(st.lists(st.sampled_from(WORDS.split())).map(" ".join))
def test_what_is_needed_depends_on_folded_letters_alone(text: str) -> None:
    plain = unicodedata.normalize("NFD", text.replace("đ", "d")).encode("ascii", "ignore").decode()
    for typed in (plain, plain.upper(), unicodedata.normalize("NFD", text), text.title()):
        assert needed(typed) == needed(text)
        assert plan(typed).least == plan(text).least
        assert plan(typed).agencies == plan(text).agencies


@given(st.text())
def test_any_text_makes_a_plan(text: str) -> None:
    found = plan(text)
    assert found.least <= len(found.needs) <= MAX_TOKENS
    assert bool(found.needs) == bool(found.least)
