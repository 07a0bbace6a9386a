"""The contract of every search engine: what it answers."""

import unicodedata
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.search.document import Document
from sitegen.search.search_index import MAX_DEPTH, MAX_SIZE, SearchIndex, SearchQuery
from tests.contracts.search_indexes import Maker, admit_all, find
from tests.sitegen.search.documents import agency, listing, page, procedure


@pytest.mark.parametrize("words", ["hộ chiếu", "Xã Ba Tơ", "đăng kí thường trú", "hoà giải ở cơ sở"])
def test_however_it_is_typed_the_same_is_found(index: SearchIndex, words: str) -> None:
    titles = ["Cấp hộ chiếu", "Hồ chiều", "Xã Ba Tơ", "Xã Ba Tô", "Đăng ký thường trú", "Hòa giải ở cơ sở", "Hoa giấy"]
    admit_all(index, *map(page, titles))
    plain = unicodedata.normalize("NFD", words.replace("đ", "d")).encode("ascii", "ignore").decode()
    spelled = [words, unicodedata.normalize("NFD", words), words.upper(), plain, plain.upper(), f"  {words} ?"]
    answers = [index.search(SearchQuery(text=text)) for text in spelled]
    found = [{result.document.title for result in answer.results} for answer in answers]
    assert found[0]
    assert all(one == found[0] for one in found)
    assert all(answer.total == answers[0].total for answer in answers)


def test_with_accents_typed_exact_matches_come_first(index: SearchIndex) -> None:
    admit_all(
        index,
        page("Hồ chiều"),
        page("Bến xe", body="Người đi qua cần mang theo hộ chiếu và vé."),
        page("Hộ chiếu phổ thông: trình báo mất và khôi phục giá trị sử dụng"),
    )
    assert find(index, "hộ chiếu")[-1] == "Hồ chiều"
    assert find(index, "hồ chiều")[0] == "Hồ chiều"
    assert find(index, "ho chieu")[0] == "Hồ chiều"


def test_one_slip_in_the_index_hides_nothing_from_those_who_slip_alike(index: SearchIndex) -> None:
    right = [page(f"Đăng ký khai sinh {number}") for number in range(20)]
    slip = page("Ghi chép", body="Dăng ký kết hôn. Khai sinh.")
    admit_all(index, *right, slip, page("Khai sinh: chữ ký và giấy tờ"))
    found = find(index, "dăng ký khai sinh", size=50)
    assert found[0] == "Ghi chép"
    assert set(found[1:-1]) == {document.title for document in right}
    assert found[-1] == "Khai sinh: chữ ký và giấy tờ"


def test_places_that_differ_by_an_accent_are_told_apart(index: SearchIndex) -> None:
    admit_all(index, agency("Xã Ba Tô", "ba-to-1"), agency("Xã Ba Tơ", "ba-to-2"), agency("Xã Ba Tọ", "ba-to-3"))
    for name in ("Xã Ba Tơ", "Xã Ba Tô", "Xã Ba Tọ"):
        assert find(index, name)[0] == name
        assert len(find(index, name)) == 3


def test_words_far_apart_count_less_than_neighbours(index: SearchIndex) -> None:
    admit_all(
        index,
        page("Nộp hồ sơ vào buổi chiều", body="hồ sơ, buổi chiều"),
        page("Trình báo mất hộ chiếu của người đang ở nước ngoài"),
    )
    assert find(index, "ho chieu")[0].startswith("Trình báo")


def test_questions_are_heard_for_what_they_ask(index: SearchIndex) -> None:
    admit_all(index, page("Cấp hộ chiếu"), page("Thủ tục hành chính"), page("Hướng dẫn"))
    for text in ("làm thế nào để cấp hộ chiếu", "thủ tục cấp hộ chiếu cần giấy tờ gì", "muốn cấp hộ chiếu ở đâu"):
        assert find(index, text) == ["Cấp hộ chiếu"]
    assert find(index, "thủ tục hành chính") == ["Thủ tục hành chính"]
    assert find(index, "hướng dẫn") == ["Hướng dẫn"]


def test_three_of_four_words_are_enough(index: SearchIndex) -> None:
    admit_all(index, page("Đăng ký khai sinh"), page("Đăng ký"))
    assert find(index, "đăng ký khai sinh muộn") == ["Đăng ký khai sinh"]
    assert find(index, "khai sinh muộn") == []


@pytest.mark.parametrize("text", ["1.004222", " 1.004222 ", "1004222", "004222", "mã 1.004222", "thủ tục 1.004222"])
def test_a_code_finds_its_procedure_first(index: SearchIndex, text: str) -> None:
    admit_all(
        index,
        procedure("Đăng ký thường trú", "1.004222", body="Mã ghi trên giấy hẹn."),
        procedure("Xóa đăng ký thường trú", "1.003197", body="Xem thêm mã 1.004222 ở thủ tục đăng ký."),
        procedure("Đăng ký tạm trú", "1.004194"),
    )
    assert find(index, text)[0] == "Đăng ký thường trú"
    assert "Đăng ký tạm trú" not in find(index, text)


@pytest.mark.parametrize(
    "text", ["35/2024/NĐ-CP", "35/2024/nd-cp", "nghị định 35/2024/NĐ-CP", "35/2024", "35/2024 NĐ-CP"]
)
def test_the_number_of_a_law_is_one_thing(index: SearchIndex, text: str) -> None:
    admit_all(
        index,
        page("Giấy phép", body="Theo Nghị định 35/2024/NĐ-CP của Chính phủ."),
        page("Kinh doanh", body="Theo Nghị định 24/2025/NĐ-CP, điều 35, và số 2024 của NĐ-CP khác."),
    )
    assert find(index, text)[0] == "Giấy phép"
    if "/NĐ" in text:
        assert len(find(index, text)) == 1


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("TTHC 1.004222", ["Đăng ký thường trú"]),
        ("mã số hồ sơ 1004222", ["Đăng ký thường trú"]),
        ("1.004.222", ["Đăng ký thường trú"]),
        ("1.004222 và 1.001193", ["Đăng ký thường trú", "Đăng ký khai sinh"]),
        ("004222 xyz", ["Đăng ký thường trú"]),
        ("20 xyz", []),
    ],
)
def test_a_code_finds_its_procedure_whatever_else_is_said(index: SearchIndex, text: str, titles: list[str]) -> None:
    admit_all(
        index,
        procedure("Đăng ký thường trú", "1.004222"),
        procedure("Đăng ký khai sinh", "1.001193"),
        agency("Tỉnh Lạng Sơn", "lang-son", unit="20"),
    )
    assert sorted(find(index, text)) == sorted(titles)


def test_a_form_is_found_by_its_code_in_any_spelling(index: SearchIndex) -> None:
    admit_all(index, page("Thay đổi cư trú", body="Tờ khai mẫu CT01"), page("Khác", body="Mẫu CT02, bản 01"))
    for text in ("CT01", "ct 01", "mẫu CT01"):
        assert find(index, text)[0] == "Thay đổi cư trú"


def test_a_title_that_is_the_question_comes_first(index: SearchIndex) -> None:
    words = "đăng ký khai sinh cho con"
    other = page(
        "Khai sinh", alternatives=("đăng ký khai sinh lại",), summary=f"Đăng ký khai sinh: {words}", body=words
    )
    admit_all(index, other, page("Đăng ký khai sinh"))
    assert find(index, "đăng ký khai sinh")[0] == "Đăng ký khai sinh"
    assert find(index, "thủ tục dang ky khai sinh")[0] == "Đăng ký khai sinh"


def test_titles_count_more_than_bodies_and_procedures_more_than_news(index: SearchIndex) -> None:
    admit_all(
        index,
        page("Nghỉ lễ", body="Bộ phận một cửa vẫn nhận hồ sơ khai tử."),
        page("Đăng ký khai tử", kind="article"),
        procedure("Đăng ký khai tử", "1.000656"),
    )
    found = index.search(SearchQuery(text="khai tử")).results
    assert [result.document.kind for result in found] == ["procedure", "article", "page"]


def test_a_language_is_preferred_not_demanded(index: SearchIndex) -> None:
    vi, en = (
        page("UBND", id=f"tinh-a:{lang}", lang=lang, url=f"https://tinh-a.example/{lang}/") for lang in ("vi", "en")
    )
    admit_all(index, vi, en)
    for lang, order in (("vi", ["vi", "en"]), ("en", ["en", "vi"]), (None, ["vi", "en"])):
        found = index.search(SearchQuery(text="ubnd", lang=lang)).results
        assert [result.document.lang for result in found] == order


def test_of_a_page_in_two_languages_one_version_answers(index: SearchIndex) -> None:
    vietnamese = procedure("Cấp hộ chiếu", "1.001456", versions=("en",))
    english = procedure(
        *("Passport (hộ chiếu)", "1.001456"),
        id="quoc-gia:procedure-1.001456:en",
        lang="en",
        versions=("vi",),
        group="p:en",
    )
    only_english = page("Passport fees (hộ chiếu)", id="tinh-a:phi:en", lang="en")
    index.admit("quoc-gia", [vietnamese, english], 1)
    index.admit("tinh-a", [only_english], 1)
    for lang, shown in ((None, vietnamese), ("vi", vietnamese), ("en", english)):
        answer = index.search(SearchQuery(text="ho chieu", lang=lang))
        assert answer.total == 2
        assert {result.document.id for result in answer.results} == {shown.id, only_english.id}
    index.admit("tinh-a", [], 2)
    assert [result.document.id for result in index.search(SearchQuery(text="passport")).results] == [english.id]


def test_words_of_another_language_are_answered_in_it(index: SearchIndex) -> None:
    def both(title: str, english: str, code: str) -> list[Document]:
        vietnamese = procedure(title, code, versions=("en",))
        changes = {"id": vietnamese.version("en"), "lang": "en", "versions": ("vi",), "group": f"{code}:en"}
        return [vietnamese, procedure(english, code, **changes)]

    admit_all(
        index,
        *both("Đăng ký kết hôn", "Marriage registration", "1.000894"),
        *both("Đăng ký khai sinh", "Birth registration", "1.001193"),
        procedure("Đăng ký kết hôn lưu động", "1.000593"),
        page("How registration was brought to the villages", id="tinh-a:villages:en", lang="en"),
    )
    for lang in ("vi", "en", None):
        for words in ("đăng ký kết hôn", "dang ky ket hon", "ĐĂNG KÝ KẾT HÔN"):
            assert find(index, words, lang=lang) == ["Đăng ký kết hôn", "Đăng ký kết hôn lưu động"]
        assert find(index, "marriage registration", lang=lang) == ["Marriage registration"]
    english = {"id": "lang-son:home:en", "lang": "en", "versions": ("vi",), "url": "https://lang-son.example/en/"}
    vietnamese = agency("Tỉnh Lạng Sơn", "lang-son", versions=("en",))
    assert index.admit("lang-son", [vietnamese, agency("Lang Son Province", "lang-son", **english)], 2)
    for words in ("lang son", "Lạng Sơn"):
        assert find(index, words, lang="en") == ["Lang Son Province"]
        assert find(index, words) == ["Tỉnh Lạng Sơn"]
    assert find(index, "1.000894", lang="en") == ["Marriage registration"]
    assert find(index, "1.000894") == ["Đăng ký kết hôn"]


def test_news_come_before_what_was_written_years_ago(index: SearchIndex) -> None:
    now = datetime.now(UTC)
    ages = (3000, 10, 2000, 1000)
    articles = [
        page("Lịch tiếp dân", id=f"tinh-a:{age}", kind="article", date=now - timedelta(days=age)) for age in ages
    ]
    admit_all(index, *articles)
    assert index.search(SearchQuery(text="lịch tiếp dân")).results[0].document == articles[1]


BIRTH = procedure("Đăng ký khai sinh", "1.001193", agency="bo-tu-phap", agency_name="Bộ Tư pháp")
AT_KY_LUA = listing("Đăng ký khai sinh", "1.001193", "ky-lua", agency_name="Phường Kỳ Lừa", body="Tầng 1, phố Muối.")
AT_DONG_KINH = listing("Đăng ký khai sinh", "1.001193", "dong-kinh", agency_name="Phường Đông Kinh")
DEATH = procedure("Đăng ký khai tử", "1.000656")
COUNTRY = (
    BIRTH,
    AT_KY_LUA,
    AT_DONG_KINH,
    DEATH,
    procedure("Đăng ký khai sinh lưu động", "1.003583"),
    agency("Phường Kỳ Lừa", "ky-lua", alternatives=("UBND phường Kỳ Lừa",)),
    agency("Phường Đông Kinh", "dong-kinh"),
    page("Khai sinh ở Kỳ Lừa: thêm một ngày trả kết quả", "ky-lua", kind="article"),
)


def test_a_procedure_is_one_result_with_the_agencies_that_offer_it(index: SearchIndex) -> None:
    admit_all(index, *COUNTRY)
    answer = index.search(SearchQuery(text="đăng ký khai sinh"))
    assert answer.total == len({result.document.group for result in answer.results})
    assert answer.results[0].document == BIRTH
    assert answer.results[0].offers == (AT_DONG_KINH, AT_KY_LUA)
    assert [result.offers for result in answer.results[1:]] == [()] * (answer.total - 1)


@pytest.mark.parametrize(
    "text",
    [
        "đăng ký khai sinh kỳ lừa",
        "dang ky khai sinh o phuong ky lua",
        "Khai sinh UBND phường Kỳ Lừa",
        "kỳ lừa khai sinh",
    ],
)
def test_a_place_in_the_question_brings_its_own_page_first(index: SearchIndex, text: str) -> None:
    admit_all(index, *COUNTRY)
    answer = index.search(SearchQuery(text=text))
    assert answer.results[0].document == AT_KY_LUA
    assert answer.results[0].offers == (AT_DONG_KINH,)
    assert [result.document.group for result in answer.results].count(BIRTH.group) == 1


def test_a_place_never_hides_what_is_elsewhere(index: SearchIndex) -> None:
    admit_all(index, *COUNTRY)
    assert find(index, "khai tử kỳ lừa")[0] == "Đăng ký khai tử"
    assert find(index, "phường kỳ lừa")[0] == "Phường Kỳ Lừa"
    assert find(index, "ky lua")[0] == "Phường Kỳ Lừa"


def test_what_a_place_offers_comes_before_what_fits_a_little_better(index: SearchIndex) -> None:
    again = procedure("Đăng ký lại khai sinh đã có hồ sơ, giấy tờ cá nhân", "1.004772")
    at_dong_kinh = listing(again.title, "1.004772", "dong-kinh", agency_name="Phường Đông Kinh")
    admit_all(index, *(one for one in COUNTRY if one != AT_DONG_KINH), again, at_dong_kinh)
    assert index.search(SearchQuery(text="khai sinh")).results[0].document != again
    assert index.search(SearchQuery(text="khai sinh đông kinh")).results[0].document == at_dong_kinh


def test_an_agency_is_found_by_its_office_in_short_and_by_a_wrong_sort(index: SearchIndex) -> None:
    admit_all(
        index,
        agency("Ủy ban nhân dân phường Kỳ Lừa", "ky-lua"),
        page("Bằng khen của UBND xã, UBND tỉnh", "tinh", body="ubnd xã phường tỉnh " * 9),
    )
    for text in ("UBND phường Kỳ Lừa", "ubnd xa ky lua", "UBND Kỳ Lừa"):
        assert find(index, text)[0] == "Ủy ban nhân dân phường Kỳ Lừa"


def test_the_name_of_a_place_may_be_part_of_the_matter(index: SearchIndex) -> None:
    admit_all(
        index,
        *COUNTRY,
        page("Lịch chợ phiên mùa xuân", "bao-tang"),
        page("Lịch chợ phiên xuân Kỳ Lừa", "bao-tang"),
    )
    for text in ("lịch chợ phiên kỳ lừa", "lich cho phien ky lua"):
        assert find(index, text)[:2] == ["Lịch chợ phiên xuân Kỳ Lừa", "Lịch chợ phiên mùa xuân"]


def test_a_portal_searches_its_own_pages(index: SearchIndex) -> None:
    admit_all(index, *COUNTRY)
    answer = index.search(SearchQuery(text="khai sinh", portal="ky-lua"))
    assert answer.total == 2
    assert answer.results[0].document == AT_KY_LUA
    assert {result.document.portal for result in answer.results} == {"ky-lua"}
    assert index.search(SearchQuery(text="khai sinh", portal="khong-co")).total == 0


def test_without_a_national_page_an_agency_stands_for_the_procedure(index: SearchIndex) -> None:
    admit_all(index, *COUNTRY)
    assert index.withdraw("quoc-gia", [DEATH]) == 2
    answer = index.search(SearchQuery(text="sinh"))
    assert answer.total == 2
    shown = answer.results[0]
    assert {shown.document, *shown.offers} == {AT_KY_LUA, AT_DONG_KINH}
    assert index.admit("quoc-gia", [BIRTH, DEATH], 2)
    assert index.search(SearchQuery(text="đăng ký khai sinh")).results[0].document == BIRTH


def test_canonical_pages_of_one_group_are_one_result(index: SearchIndex) -> None:
    copies = [listing("Lễ hội", "2.000001", f"xa-{number}", canonical=True) for number in range(5)]
    admit_all(index, *copies)
    answer = index.search(SearchQuery(text="lễ hội"))
    assert answer.total == 1
    assert len(answer.results[0].offers) == 4
    assert index.search(SearchQuery(text="lễ hội", portal="xa-3")).results[0].document == copies[3]


def test_results_are_paged_without_gaps(index: SearchIndex) -> None:
    admit_all(index, *(page(f"Bài số {number}", body="hộ chiếu " * (number % 7)) for number in range(60)))
    whole = find(index, "bài số", size=MAX_SIZE) + find(index, "bài số", start=MAX_SIZE, size=MAX_SIZE)
    assert sorted(whole) == sorted(f"Bài số {number}" for number in range(60))
    pages = [find(index, "bài số", start=start, size=7) for start in range(0, 63, 7)]
    assert [title for one in pages for title in one] == whole
    assert len(find(index, "bài số", size=1000)) == MAX_SIZE
    for bounds in ({"size": 0}, {"size": -1}, {"start": MAX_DEPTH}, {"start": 10**9}, {"start": 60}):
        answer = index.search(SearchQuery(text="bài số", **bounds))  # type: ignore[arg-type]
        assert (answer.total, answer.results) == (60, ())
    assert find(index, "bài số", start=-5, size=3) == whole[:3]


def test_any_text_is_a_question(maker: Maker, tmp_path: Path) -> None:
    index = maker(tmp_path)
    admit_all(index, *COUNTRY)

    @given(
        st.text() | st.lists(st.sampled_from(["khai", "sinh", "*", "(", '"', "1.0", "title:", "OR", "~"])).map(" ".join)
    )
    def ask(text: str) -> None:
        answer = index.search(SearchQuery(text=text))
        assert answer.total >= len(answer.results)

    ask()
    for text in ("", " ", "?!", "a" * 10**6, "hộ chiếu " * 10**5, "1/" * 10**5, "\x00\ud800", "_", "1a" * 500):
        assert index.search(SearchQuery(text=text)).total >= 0
