"""The names by which people find an agency."""

import pytest

from sitegen.search.places import keys_asked, place_keys
from sitegen.search.text import folded_tokens
from tests.sitegen.search.documents import agency, page


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("Phường Kỳ Lừa", {"phuong_ki_lua", "ki_lua"}),
        ("Ủy ban nhân dân xã Công Sơn", {"uy_ban_nhan_dan_xa_cong_son", "xa_cong_son", "cong_son"}),
        ("UBND tỉnh Lạng Sơn", {"ubnd_tinh_lang_son", "tinh_lang_son", "lang_son"}),
        ("Bộ Tư pháp", {"bo_tu_phap"}),
        ("Thành phố Huế", {"thanh_pho_hue"}),
        ("Sở Y tế tỉnh Lạng Sơn", {"so_y_te_tinh_lang_son"}),
        ("Lang Son Province", {"lang_son_province", "lang_son"}),
        ("People's Committee of Ky Lua Ward", {"people_s_committee_of_ki_lua_ward", "ki_lua_ward", "ki_lua"}),
        ("Xã", {"xa"}),
    ],
)
def test_an_agency_is_found_by_its_name_with_and_without_its_sort(name: str, keys: set[str]) -> None:
    assert set(place_keys(agency(name, "xa-a"))) == keys


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("lạng sơn", {"lang_son"}),
        ("UBND tỉnh Lạng Sơn", {"ubnd_tinh_lang_son", "tinh_lang_son", "lang_son"}),
        ("ủy ban nhân dân xã kỳ lừa", {"uy_ban_nhan_dan_xa_ki_lua", "xa_ki_lua", "ki_lua"}),
        ("TP Huế", {"tp_hue", "thanh_pho_hue"}),
        ("ubnd tp huế", {"ubnd_tp_hue", "thanh_pho_hue"}),
        ("ubnd huế", {"ubnd_hue", "hue"}),
        ("quan đà nẵng", {"quan_da_nang"}),
        ("ubnd", {"ubnd"}),
    ],
)
def test_people_name_an_agency_in_short_and_with_another_sort(words: str, keys: set[str]) -> None:
    assert keys_asked(folded_tokens(words)) == keys


def test_short_names_are_names() -> None:
    assert "moj" in place_keys(agency("Bộ Tư pháp", "bo", alternatives=("Cổng Bộ Tư pháp", "MOJ")))


def test_other_pages_name_no_place() -> None:
    assert place_keys(page("Phường Kỳ Lừa")) == []
