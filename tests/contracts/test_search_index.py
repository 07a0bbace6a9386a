"""The contract of every search engine: what it holds after changes, crashes and writes of other processes."""

import signal
import tempfile
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.search.document import Document
from sitegen.search.search_index import MAX_SIZE, SearchIndex, SearchQuery
from tests.children import children, start, wait_for
from tests.contracts.search_indexes import MAKERS, OpenEngine, admit_all, find
from tests.sitegen.release.conftest import IN_MEMORY
from tests.sitegen.search.documents import page, procedure


def test_an_engine_without_documents_finds_nothing(index: SearchIndex) -> None:
    assert index.releases() == {}
    assert index.search(SearchQuery(text="hộ chiếu")).total == 0
    assert index.withdraw("tinh-a", []) == 0


def test_what_was_admitted_is_found_by_whoever_opens_the_index(open_index: OpenEngine) -> None:
    early = open_index()
    assert early.search(SearchQuery(text="chiếu")).total == 0
    document = page(
        "Cấp hộ chiếu",
        alternatives=("Passport",),
        summary="Để đi ra nước ngoài",
        body="Nộp tờ khai.",
        facts=("20.000 đ",),
    )
    assert open_index().admit("tinh-a", [document], 7)
    for index in (open_index(), early):
        assert index.releases() == {"tinh-a": 7}
        assert [result.document for result in index.search(SearchQuery(text="chiếu")).results] == [document]
        for words in ("passport", "nước ngoài", "tờ khai", "cơ quan tinh-a"):
            assert find(index, words) == ["Cấp hộ chiếu"]


def test_a_portal_holds_what_was_admitted_last(index: SearchIndex) -> None:
    admit_all(index, page("Bài một"), page("Bài hai"), page("Bài ba", "tinh-b"))
    assert index.admit("tinh-a", [page("Bài hai", summary="mới"), page("Bài bốn")], 2)
    assert sorted(find(index, "bài")) == ["Bài ba", "Bài bốn", "Bài hai"]
    assert find(index, "mới") == ["Bài hai"]
    assert index.admit("tinh-a", [], 3)
    assert find(index, "bài") == ["Bài ba"]
    assert index.releases() == {"tinh-a": 3, "tinh-b": 1}


def test_an_engine_says_which_portals_it_was_never_told_of(open_index: OpenEngine) -> None:
    index = open_index()
    assert index.missing([]) == []
    assert index.missing(["tinh-b", "tinh-a"]) == ["tinh-b", "tinh-a"]
    assert index.admit("tinh-a", [page("Bài một")], 1)
    assert index.admit("tinh-c", [], 0)
    assert index.missing(["tinh-a", "tinh-b", "tinh-c"]) == ["tinh-b"]
    assert index.withdraw("tinh-a", []) == 1
    assert open_index().missing(["tinh-a", "tinh-b"]) == ["tinh-b"]


def test_an_older_release_changes_nothing(index: SearchIndex) -> None:
    assert index.admit("tinh-a", [page("Bài mới")], 5)
    assert not index.admit("tinh-a", [page("Bài cũ")], 4)
    assert find(index, "bài") == ["Bài mới"]
    assert index.releases() == {"tinh-a": 5}
    assert index.admit("tinh-a", [page("Bài mới nhất")], 5)
    assert find(index, "bài") == ["Bài mới nhất"]


def test_what_will_be_gone_or_elsewhere_is_withdrawn(index: SearchIndex) -> None:
    stays, goes, moves = page("Bài ở lại"), page("Bài đi"), page("Bài chuyển")
    other = page("Bài khác", "tinh-b")
    admit_all(index, stays, goes, moves, other)
    changed = page("Bài ở lại", summary="khác")
    assert index.withdraw("tinh-a", [changed, page("Bài chuyển", url="https://tinh-a.example/noi-khac/")]) == 2
    assert sorted(find(index, "bài")) == ["Bài khác", "Bài ở lại"]
    assert index.search(SearchQuery(text="bài ở lại")).results[0].document == stays
    assert index.withdraw("tinh-a", [changed]) == 0
    assert index.releases() == {"tinh-a": 1, "tinh-b": 1}


def admit_several(open_index: OpenEngine, portal: str, count: int) -> None:
    index = open_index()
    for release in range(1, count + 1):
        assert index.admit(portal, [page(f"Bài {portal} {release}", portal)], release)


def test_writers_in_several_processes_wait_for_each_other(index: SearchIndex, open_index: OpenEngine) -> None:
    admit_all(index, page("Bài gốc"))
    children = [start(admit_several, open_index, f"xa-{number}", 5) for number in range(3)]
    admit_several(open_index, "xa-3", 5)
    for child in children:
        assert wait_for(child) == 0
    assert index.releases() == {"tinh-a": 1, **{f"xa-{number}": 5 for number in range(4)}}
    assert sorted(find(index, "bài")) == ["Bài gốc", *(f"Bài xa-{number} 5" for number in range(4))]


def edition(release: int, count: int = 40) -> list[Document]:
    return [page(f"Bài {number}", id=f"tinh-a:{number}", summary=f"bản {release}") for number in range(count)]


def publish_for_ever(open_index: OpenEngine, tell: Connection) -> None:
    index = open_index()
    release = 1
    while True:
        release += 1
        index.withdraw("tinh-a", edition(release, 30 + release % 10))
        index.admit("tinh-a", edition(release, 30 + release % 10), release)
        tell.send_bytes(b"!")


@pytest.mark.parametrize("attempt", range(8))
def test_a_writer_that_is_killed_leaves_the_old_or_the_new(
    index: SearchIndex, open_index: OpenEngine, attempt: int
) -> None:
    other = page("Trang yên", "tinh-b")
    admit_all(index, *edition(1), other)
    told, tell = children.Pipe(duplex=False)
    with told, tell:
        child = start(publish_for_ever, open_index, tell)
        for _ in range(1 + attempt):
            told.recv_bytes()
        child.kill()
        assert wait_for(child) == -signal.SIGKILL

    for reader in (index, open_index()):
        release = reader.releases()["tinh-a"]
        found = reader.search(SearchQuery(text="bản", portal="tinh-a", size=MAX_SIZE))
        assert {result.document.summary for result in found.results} == {f"bản {release}"}
        # The withdrawal before the next release may already be committed.
        whole = 30 + release % 10 if release > 1 else 40
        assert found.total in {whole, whole - 1, 30 + (release + 1) % 10}
        assert find(reader, "trang yên") == ["Trang yên"]
    assert index.admit("tinh-a", edition(10**6, 3), 10**6)
    assert index.search(SearchQuery(text="bản")).total == 3


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


def all_answers(index: SearchIndex) -> list[object]:
    found: list[object] = [index.releases()]
    for portal in (None, *PORTALS):
        for text in ("khai", "sinh", "tử", "hộ", "chiều", "hộ chiếu"):
            answer = index.search(SearchQuery(text=text, portal=portal, size=MAX_SIZE))
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


def follow(index: SearchIndex, fresh: SearchIndex, script: Sequence[tuple[str, str, list[Document]]]) -> None:
    state: dict[str, list[Document]] = {}
    releases: dict[str, int] = {}
    for deed, portal, found in script:
        own = list({document.id: document for document in found if document.portal == portal}.values())
        if deed == "admit":
            releases[portal] = releases.get(portal, 0) + 2
            state[portal] = own
            assert index.admit(portal, own, releases[portal])
        elif deed == "stale":
            assert index.admit(portal, own, releases.get(portal, 1) - 1) is (portal not in releases)
            if portal not in releases:
                releases[portal], state[portal] = 0, own
        else:
            addresses = {(document.id, document.url) for document in own}
            kept = [one for one in state.get(portal, ()) if (one.id, one.url) in addresses]
            assert index.withdraw(portal, own) == len(state.get(portal, ())) - len(kept)
            state[portal] = kept
    for portal, release in releases.items():
        fresh.admit(portal, state[portal], release)
    assert all_answers(index) == all_answers(fresh)
