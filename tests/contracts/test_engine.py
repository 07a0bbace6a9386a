"""What every search engine does, whatever it is made of. A new engine adds itself to `open_engine` and must pass."""

import multiprocessing
import os
import signal
import tempfile
import unicodedata
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.search.document import Document
from sitegen.search.embedded import EmbeddedEngine
from sitegen.search.engine import MAX_DEPTH, MAX_SIZE, Engine, Question
from tests.sitegen.release.conftest import IN_MEMORY
from tests.sitegen.search.documents import agency, listing, page, procedure

OpenEngine = Callable[[], Engine]
MAKERS: dict[str, Callable[[Path], Engine]] = {"embedded": EmbeddedEngine}
"""Each opens an engine over a folder, as another process would."""


@pytest.fixture(params=sorted(MAKERS))
def maker(request: pytest.FixtureRequest) -> Callable[[Path], Engine]:
    return MAKERS[request.param]


@pytest.fixture
def open_engine(maker: Callable[[Path], Engine], tmp_path: Path) -> OpenEngine:
    """Opens the same engine anew each time."""
    return lambda: maker(tmp_path / "chỉ mục")


@pytest.fixture
def engine(open_engine: OpenEngine) -> Engine:
    return open_engine()


def find(engine: Engine, text: str, **changes: object) -> list[str]:
    """The titles of the results in order."""
    return [result.document.title for result in engine.search(Question(text=text, **changes)).results]  # type: ignore[arg-type]


def admit_all(engine: Engine, *documents: Document) -> None:
    """Make each portal hold those of the documents that are its own."""
    for portal in {document.portal for document in documents}:
        assert engine.admit(portal, [document for document in documents if document.portal == portal], 1)


# ---------------------------------------------------------------- what is held


def test_an_engine_without_documents_finds_nothing(engine: Engine) -> None:
    assert engine.releases() == {}
    assert engine.search(Question(text="hộ chiếu")).total == 0
    assert engine.withdraw("tinh-a", []) == 0


def test_what_was_admitted_is_found_by_whoever_opens_the_index(open_engine: OpenEngine) -> None:
    early = open_engine()
    assert early.search(Question(text="chiếu")).total == 0
    document = page(
        "Cấp hộ chiếu",
        alternatives=("Passport",),
        summary="Để đi ra nước ngoài",
        body="Nộp tờ khai.",
        facts=("20.000 đ",),
    )
    assert open_engine().admit("tinh-a", [document], 7)
    for engine in (open_engine(), early):
        assert engine.releases() == {"tinh-a": 7}
        assert [result.document for result in engine.search(Question(text="chiếu")).results] == [document]
        for words in ("passport", "nước ngoài", "tờ khai", "cơ quan tinh-a"):
            assert find(engine, words) == ["Cấp hộ chiếu"]


def test_a_portal_holds_what_was_admitted_last(engine: Engine) -> None:
    admit_all(engine, page("Bài một"), page("Bài hai"), page("Bài ba", "tinh-b"))
    assert engine.admit("tinh-a", [page("Bài hai", summary="mới"), page("Bài bốn")], 2)
    assert sorted(find(engine, "bài")) == ["Bài ba", "Bài bốn", "Bài hai"]
    assert find(engine, "mới") == ["Bài hai"]
    assert engine.admit("tinh-a", [], 3)
    assert find(engine, "bài") == ["Bài ba"]
    assert engine.releases() == {"tinh-a": 3, "tinh-b": 1}


def test_an_older_release_changes_nothing(engine: Engine) -> None:
    assert engine.admit("tinh-a", [page("Bài mới")], 5)
    assert not engine.admit("tinh-a", [page("Bài cũ")], 4)
    assert find(engine, "bài") == ["Bài mới"]
    assert engine.releases() == {"tinh-a": 5}
    assert engine.admit("tinh-a", [page("Bài mới nhất")], 5)
    assert find(engine, "bài") == ["Bài mới nhất"]


def test_what_will_be_gone_or_elsewhere_is_withdrawn(engine: Engine) -> None:
    stays, goes, moves = page("Bài ở lại"), page("Bài đi"), page("Bài chuyển")
    other = page("Bài khác", "tinh-b")
    admit_all(engine, stays, goes, moves, other)
    changed = page("Bài ở lại", summary="khác")
    assert engine.withdraw("tinh-a", [changed, page("Bài chuyển", url="https://tinh-a.example/noi-khac/")]) == 2
    assert sorted(find(engine, "bài")) == ["Bài khác", "Bài ở lại"]
    assert engine.search(Question(text="bài ở lại")).results[0].document == stays
    assert engine.withdraw("tinh-a", [changed]) == 0
    assert engine.releases() == {"tinh-a": 1, "tinh-b": 1}


# ---------------------------------------------------------------- accents


@pytest.mark.parametrize("words", ["hộ chiếu", "Xã Ba Tơ", "đăng kí thường trú", "hoà giải ở cơ sở"])
def test_however_it_is_typed_the_same_is_found(engine: Engine, words: str) -> None:
    titles = ["Cấp hộ chiếu", "Hồ chiều", "Xã Ba Tơ", "Xã Ba Tô", "Đăng ký thường trú", "Hòa giải ở cơ sở", "Hoa giấy"]
    admit_all(engine, *map(page, titles))
    plain = unicodedata.normalize("NFD", words.replace("đ", "d")).encode("ascii", "ignore").decode()
    spelled = [words, unicodedata.normalize("NFD", words), words.upper(), plain, plain.upper(), f"  {words} ?"]
    answers = [engine.search(Question(text=text)) for text in spelled]
    found = [{result.document.title for result in answer.results} for answer in answers]
    assert found[0]
    assert all(one == found[0] for one in found)
    assert all(answer.total == answers[0].total for answer in answers)


def test_with_accents_typed_exact_matches_come_first(engine: Engine) -> None:
    admit_all(
        engine,
        page("Hồ chiều"),
        page("Bến xe", body="Người đi qua cần mang theo hộ chiếu và vé."),
        page("Hộ chiếu phổ thông: trình báo mất và khôi phục giá trị sử dụng"),
    )
    assert find(engine, "hộ chiếu")[-1] == "Hồ chiều"
    assert find(engine, "hồ chiều")[0] == "Hồ chiều"
    assert find(engine, "ho chieu")[0] == "Hồ chiều"


def test_places_that_differ_by_an_accent_are_told_apart(engine: Engine) -> None:
    admit_all(engine, agency("Xã Ba Tô", "ba-to-1"), agency("Xã Ba Tơ", "ba-to-2"), agency("Xã Ba Tọ", "ba-to-3"))
    for name in ("Xã Ba Tơ", "Xã Ba Tô", "Xã Ba Tọ"):
        assert find(engine, name)[0] == name
        assert len(find(engine, name)) == 3


def test_words_far_apart_count_less_than_neighbours(engine: Engine) -> None:
    admit_all(
        engine,
        page("Nộp hồ sơ vào buổi chiều", body="hồ sơ, buổi chiều"),
        page("Trình báo mất hộ chiếu của người đang ở nước ngoài"),
    )
    assert find(engine, "ho chieu")[0].startswith("Trình báo")


# ---------------------------------------------------------------- words


def test_questions_are_heard_for_what_they_ask(engine: Engine) -> None:
    admit_all(engine, page("Cấp hộ chiếu"), page("Thủ tục hành chính"), page("Hướng dẫn"))
    for text in ("làm thế nào để cấp hộ chiếu", "thủ tục cấp hộ chiếu cần giấy tờ gì", "muốn cấp hộ chiếu ở đâu"):
        assert find(engine, text) == ["Cấp hộ chiếu"]
    assert find(engine, "thủ tục hành chính") == ["Thủ tục hành chính"]
    assert find(engine, "hướng dẫn") == ["Hướng dẫn"]


def test_three_of_four_words_are_enough(engine: Engine) -> None:
    admit_all(engine, page("Đăng ký khai sinh"), page("Đăng ký"))
    assert find(engine, "đăng ký khai sinh muộn") == ["Đăng ký khai sinh"]
    assert find(engine, "khai sinh muộn") == []


@pytest.mark.parametrize("text", ["1.004222", " 1.004222 ", "1004222", "004222", "mã 1.004222", "thủ tục 1.004222"])
def test_a_code_finds_its_procedure_first(engine: Engine, text: str) -> None:
    admit_all(
        engine,
        procedure("Đăng ký thường trú", "1.004222", body="Mã ghi trên giấy hẹn."),
        procedure("Xóa đăng ký thường trú", "1.003197", body="Xem thêm mã 1.004222 ở thủ tục đăng ký."),
        procedure("Đăng ký tạm trú", "1.004194"),
    )
    assert find(engine, text)[0] == "Đăng ký thường trú"
    assert "Đăng ký tạm trú" not in find(engine, text)


@pytest.mark.parametrize(
    "text", ["35/2024/NĐ-CP", "35/2024/nd-cp", "nghị định 35/2024/NĐ-CP", "35/2024", "35/2024 NĐ-CP"]
)
def test_the_number_of_a_law_is_one_thing(engine: Engine, text: str) -> None:
    admit_all(
        engine,
        page("Giấy phép", body="Theo Nghị định 35/2024/NĐ-CP của Chính phủ."),
        page("Kinh doanh", body="Theo Nghị định 24/2025/NĐ-CP, điều 35, và số 2024 của NĐ-CP khác."),
    )
    assert find(engine, text)[0] == "Giấy phép"
    if "/NĐ" in text:
        assert len(find(engine, text)) == 1


def test_a_form_is_found_by_its_code_in_any_spelling(engine: Engine) -> None:
    admit_all(engine, page("Thay đổi cư trú", body="Tờ khai mẫu CT01"), page("Khác", body="Mẫu CT02, bản 01"))
    for text in ("CT01", "ct 01", "mẫu CT01"):
        assert find(engine, text)[0] == "Thay đổi cư trú"


def test_a_title_that_is_the_question_comes_first(engine: Engine) -> None:
    long = "Đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con cho trẻ em"
    admit_all(engine, page(long, body="đăng ký khai sinh " * 20), page("Đăng ký khai sinh"))
    assert find(engine, "đăng ký khai sinh") == ["Đăng ký khai sinh", long]


def test_titles_count_more_than_bodies_and_procedures_more_than_news(engine: Engine) -> None:
    admit_all(
        engine,
        page("Nghỉ lễ", body="Bộ phận một cửa vẫn nhận hồ sơ khai tử."),
        page("Đăng ký khai tử", kind="article"),
        procedure("Đăng ký khai tử", "1.000656"),
    )
    found = engine.search(Question(text="khai tử")).results
    assert [result.document.kind for result in found] == ["procedure", "article", "page"]


def test_a_language_is_preferred_not_demanded(engine: Engine) -> None:
    vi, en = (
        page("UBND", id=f"tinh-a:{lang}", lang=lang, url=f"https://tinh-a.example/{lang}/") for lang in ("vi", "en")
    )
    admit_all(engine, vi, en)
    for lang, order in (("vi", ["vi", "en"]), ("en", ["en", "vi"]), (None, ["vi", "en"])):
        found = engine.search(Question(text="ubnd", lang=lang)).results
        assert [result.document.lang for result in found] == order


def test_news_come_before_what_was_written_years_ago(engine: Engine) -> None:
    now = datetime.now(UTC)
    ages = (3000, 10, 2000, 1000)
    articles = [
        page("Lịch tiếp dân", id=f"tinh-a:{age}", kind="article", date=now - timedelta(days=age)) for age in ages
    ]
    admit_all(engine, *articles)
    assert engine.search(Question(text="lịch tiếp dân")).results[0].document == articles[1]


# ---------------------------------------------------------------- one procedure, one result

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


def test_a_procedure_is_one_result_with_the_agencies_that_offer_it(engine: Engine) -> None:
    admit_all(engine, *COUNTRY)
    answer = engine.search(Question(text="đăng ký khai sinh"))
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
def test_a_place_in_the_question_brings_its_own_page_first(engine: Engine, text: str) -> None:
    admit_all(engine, *COUNTRY)
    answer = engine.search(Question(text=text))
    assert answer.results[0].document == AT_KY_LUA
    assert answer.results[0].offers == (AT_DONG_KINH,)
    assert [result.document.group for result in answer.results].count(BIRTH.group) == 1


def test_a_place_never_hides_what_is_elsewhere(engine: Engine) -> None:
    admit_all(engine, *COUNTRY)
    assert find(engine, "khai tử kỳ lừa")[0] == "Đăng ký khai tử"
    assert find(engine, "phường kỳ lừa")[0] == "Phường Kỳ Lừa"
    assert find(engine, "ky lua")[0] == "Phường Kỳ Lừa"


def test_a_place_may_be_the_matter(engine: Engine) -> None:
    admit_all(engine, *COUNTRY, page("Chợ Kỳ Lừa", "bao-tang"), page("Giúp cho hộ nghèo", "bao-tang", body="Chờ, chợ."))
    assert find(engine, "chợ Kỳ Lừa")[0] == "Chợ Kỳ Lừa"
    assert find(engine, "cho ky lua")[0] == "Chợ Kỳ Lừa"


def test_a_portal_searches_its_own_pages(engine: Engine) -> None:
    admit_all(engine, *COUNTRY)
    answer = engine.search(Question(text="khai sinh", portal="ky-lua"))
    assert answer.total == 2
    assert answer.results[0].document == AT_KY_LUA
    assert {result.document.portal for result in answer.results} == {"ky-lua"}
    assert engine.search(Question(text="khai sinh", portal="khong-co")).total == 0


def test_without_a_national_page_an_agency_stands_for_the_procedure(engine: Engine) -> None:
    admit_all(engine, *COUNTRY)
    assert engine.withdraw("quoc-gia", [DEATH]) == 2
    answer = engine.search(Question(text="sinh"))
    assert answer.total == 2
    shown = answer.results[0]
    assert {shown.document, *shown.offers} == {AT_KY_LUA, AT_DONG_KINH}
    assert engine.admit("quoc-gia", [BIRTH, DEATH], 2)
    assert engine.search(Question(text="đăng ký khai sinh")).results[0].document == BIRTH


def test_canonical_pages_of_one_group_are_one_result(engine: Engine) -> None:
    copies = [listing("Lễ hội", "2.000001", f"xa-{number}", canonical=True) for number in range(5)]
    admit_all(engine, *copies)
    answer = engine.search(Question(text="lễ hội"))
    assert answer.total == 1
    assert len(answer.results[0].offers) == 4
    assert engine.search(Question(text="lễ hội", portal="xa-3")).results[0].document == copies[3]


# ---------------------------------------------------------------- bounds


def test_results_are_paged_without_gaps(engine: Engine) -> None:
    admit_all(engine, *(page(f"Bài số {number}", body="hộ chiếu " * (number % 7)) for number in range(60)))
    whole = find(engine, "bài số", size=MAX_SIZE) + find(engine, "bài số", start=MAX_SIZE, size=MAX_SIZE)
    assert sorted(whole) == sorted(f"Bài số {number}" for number in range(60))
    pages = [find(engine, "bài số", start=start, size=7) for start in range(0, 63, 7)]
    assert [title for one in pages for title in one] == whole
    assert len(find(engine, "bài số", size=1000)) == MAX_SIZE
    for bounds in ({"size": 0}, {"size": -1}, {"start": MAX_DEPTH}, {"start": 10**9}, {"start": 60}):
        answer = engine.search(Question(text="bài số", **bounds))  # type: ignore[arg-type]
        assert (answer.total, answer.results) == (60, ())
    assert find(engine, "bài số", start=-5, size=3) == whole[:3]


def test_any_text_is_a_question(maker: Callable[[Path], Engine], tmp_path: Path) -> None:
    engine = maker(tmp_path)
    admit_all(engine, *COUNTRY)

    @given(
        st.text() | st.lists(st.sampled_from(["khai", "sinh", "*", "(", '"', "1.0", "title:", "OR", "~"])).map(" ".join)
    )
    def ask(text: str) -> None:
        answer = engine.search(Question(text=text))
        assert answer.total >= len(answer.results)

    ask()
    for text in ("", " ", "?!", "a" * 10**6, "hộ chiếu " * 10**5, "1/" * 10**5, "\x00\ud800", "_", "1a" * 500):
        assert engine.search(Question(text=text)).total >= 0


# ---------------------------------------------------------------- processes


def in_child(act: Callable[..., object], *arguments: object) -> multiprocessing.process.BaseProcess:
    child = multiprocessing.get_context("fork").Process(target=act, args=arguments)
    child.start()
    return child


def admit_several(engine: Engine, portal: str, count: int) -> None:
    for release in range(1, count + 1):
        assert engine.admit(portal, [page(f"Bài {portal} {release}", portal)], release)


def test_writers_in_several_processes_wait_for_each_other(engine: Engine, open_engine: OpenEngine) -> None:
    admit_all(engine, page("Bài gốc"))
    children = [in_child(admit_several, engine, f"xa-{number}", 5) for number in range(3)]
    admit_several(open_engine(), "xa-3", 5)
    for child in children:
        child.join()
        assert child.exitcode == 0
    assert engine.releases() == {"tinh-a": 1, **{f"xa-{number}": 5 for number in range(4)}}
    assert sorted(find(engine, "bài")) == ["Bài gốc", *(f"Bài xa-{number} 5" for number in range(4))]


def edition(release: int, count: int = 40) -> list[Document]:
    return [page(f"Bài {number}", id=f"tinh-a:{number}", summary=f"bản {release}") for number in range(count)]


def publish_for_ever(engine: Engine, told: int) -> None:
    release = 1
    while True:
        release += 1
        engine.withdraw("tinh-a", edition(release, 30 + release % 10))
        engine.admit("tinh-a", edition(release, 30 + release % 10), release)
        os.write(told, b"!")


@pytest.mark.parametrize("attempt", range(8))
def test_a_writer_that_is_killed_leaves_the_old_or_the_new(
    engine: Engine, open_engine: OpenEngine, attempt: int
) -> None:
    other = page("Trang yên", "tinh-b")
    admit_all(engine, *edition(1), other)
    told, tell = os.pipe()
    child = in_child(publish_for_ever, open_engine(), tell)
    for _ in range(1 + attempt):
        os.read(told, 1)
    assert child.pid
    os.kill(child.pid, signal.SIGKILL)
    child.join()
    os.close(told)
    os.close(tell)

    for reader in (engine, open_engine()):
        release = reader.releases()["tinh-a"]
        found = reader.search(Question(text="bản", portal="tinh-a", size=MAX_SIZE))
        assert {result.document.summary for result in found.results} == {f"bản {release}"}
        # A withdrawal of the next release may have been committed, which takes one page at the most.
        whole = 30 + release % 10 if release > 1 else 40
        assert found.total in {whole, whole - 1, 30 + (release + 1) % 10}
        assert find(reader, "trang yên") == ["Trang yên"]
    assert engine.admit("tinh-a", edition(10**6, 3), 10**6)
    assert engine.search(Question(text="bản")).total == 3


# ---------------------------------------------------------------- any order of changes

PORTALS = ("quoc-gia", "tinh-a", "xa-b")
VOCABULARY = ("khai", "sinh", "tử", "hộ", "hồ", "chiếu", "chiều")

documents = st.builds(
    lambda portal, number, words, group, canonical, place: procedure(
        " ".join(words),
        group or f"{portal}{number}",
        portal,
        id=f"{portal}:{number}",
        canonical=canonical,
        url=f"https://{portal}.example/{number}/{place}",
        group=group or f"{portal}:{number}",
    ),
    st.sampled_from(PORTALS),
    st.integers(0, 5),
    st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=4),
    st.sampled_from([None, "nhom-1", "nhom-2"]),
    st.booleans(),
    st.sampled_from(["", "moi/"]),
)
steps = st.tuples(
    st.sampled_from(["admit", "admit", "withdraw", "stale"]),
    st.sampled_from(PORTALS),
    st.lists(documents, max_size=6),
)


def all_answers(engine: Engine) -> list[object]:
    found: list[object] = [engine.releases()]
    for portal in (None, *PORTALS):
        for text in ("khai", "sinh", "tử", "hộ", "chiều", "hộ chiếu"):
            answer = engine.search(Question(text=text, portal=portal, size=MAX_SIZE))
            results = {(result.document, result.offers) for result in answer.results}
            assert len(results) == answer.total
            found.append(results)
    return found


@settings(max_examples=40)
@given(st.lists(steps, max_size=8))
def test_any_sequence_of_changes_ends_as_a_fresh_index_would(script: list[tuple[str, str, list[Document]]]) -> None:
    for maker in MAKERS.values():
        with tempfile.TemporaryDirectory(dir=IN_MEMORY if IN_MEMORY.is_dir() else None) as folder:
            follow(maker(Path(folder) / "changed"), maker(Path(folder) / "fresh"), script)


def follow(engine: Engine, fresh: Engine, script: Sequence[tuple[str, str, list[Document]]]) -> None:
    state: dict[str, list[Document]] = {}
    releases: dict[str, int] = {}
    for deed, portal, found in script:
        own = list({document.id: document for document in found if document.portal == portal}.values())
        if deed == "admit":
            releases[portal] = releases.get(portal, 0) + 2
            state[portal] = own
            assert engine.admit(portal, own, releases[portal])
        elif deed == "stale":
            assert engine.admit(portal, own, releases.get(portal, 1) - 1) is (portal not in releases)
            if portal not in releases:
                releases[portal], state[portal] = 0, own
        else:
            addresses = {(document.id, document.url) for document in own}
            kept = [one for one in state.get(portal, ()) if (one.id, one.url) in addresses]
            assert engine.withdraw(portal, own) == len(state.get(portal, ())) - len(kept)
            state[portal] = kept
    for portal, release in releases.items():
        fresh.admit(portal, state[portal], release)
    assert all_answers(engine) == all_answers(fresh)
