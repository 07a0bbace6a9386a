"""The folder of the embedded index: what happens if it is old, damaged or missing, or if files or space run out."""

import logging
import os
import resource
import shutil
import threading
from pathlib import Path

import pytest

from sitegen.errors import SearchError
from sitegen.search.embedded import EmbeddedIndex
from sitegen.search.embedded.schema import FORMAT
from sitegen.search.search_index import SearchQuery
from tests.children import run
from tests.sitegen.search.documents import page

PAGE = page("Cấp hộ chiếu", body="tờ khai " * 200)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of an index with one page."""
    folder = tmp_path / "chỉ mục"
    EmbeddedIndex(folder).admit("tinh-a", [PAGE], 3)
    return folder


def total(index: EmbeddedIndex) -> int:
    return index.search(SearchQuery(text="hộ chiếu")).total


def starts_empty(folder: Path) -> bool:
    """Return whether the index was recreated empty; check that it can be filled again."""
    index = EmbeddedIndex(folder)
    was_empty = index.releases() == {} and total(index) == 0
    assert index.admit("tinh-a", [PAGE], 1)
    assert total(EmbeddedIndex(folder)) == 1
    return was_empty


def test_making_an_engine_touches_nothing(tmp_path: Path) -> None:
    before = threading.active_count()
    EmbeddedIndex(tmp_path / "chỉ mục")
    assert list(tmp_path.iterdir()) == []
    assert threading.active_count() == before


def test_an_index_that_is_there_is_used(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert EmbeddedIndex(folder).releases() == {"tinh-a": 3}
    assert caplog.records == []


def test_a_first_index_is_nothing_to_warn_about(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert starts_empty(tmp_path / "mới" / "chỉ mục")
    assert caplog.records == []


@pytest.mark.parametrize("written", ["0\n", "", "x", "-1"])
def test_an_older_or_unknown_format_starts_empty(folder: Path, written: str, caplog: pytest.LogCaptureFixture) -> None:
    (folder / "format").write_text(written)
    assert starts_empty(folder)
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert str(folder) in caplog.text
    assert "starting with an empty one" in caplog.text


def test_a_newer_format_is_refused(folder: Path) -> None:
    (folder / "format").write_text(f"{FORMAT + 1}\n")
    index = EmbeddedIndex(folder)
    for act in (index.releases, lambda: total(index), lambda: index.admit("tinh-a", [], 4)):
        with pytest.raises(SearchError, match=f"{folder}: has format {FORMAT + 1}, newer than this program"):
            act()
    (folder / "format").write_text(f"{FORMAT}\n")
    assert total(index) == 1


def files(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / "index").iterdir() if path.suffix and not path.name.startswith("."))


def test_damage_anywhere_starts_empty_or_is_overcome(folder: Path, tmp_path: Path) -> None:
    kinds = {path.suffix for path in files(folder)}
    assert {".json", ".term", ".idx", ".store", ".fast"} <= kinds
    for number, path in enumerate(files(folder)):
        for size in (0, path.stat().st_size // 2):
            copy = tmp_path / f"{number}-{size}"
            shutil.copytree(folder, copy)
            os.truncate(copy / "index" / path.name, size)
            assert starts_empty(copy), f"{path.name} cut to {size} bytes"
        copy = tmp_path / f"{number}-gone"
        shutil.copytree(folder, copy)
        (copy / "index" / path.name).unlink()
        # The list of managed files is not needed for reading.
        assert starts_empty(copy) or path.name == ".managed.json", f"without {path.name}"


def test_a_folder_without_its_index_starts_empty(folder: Path) -> None:
    shutil.rmtree(folder / "index")
    assert starts_empty(folder)


def test_a_folder_that_cannot_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "chỉ mục").write_text("a file")
    index = EmbeddedIndex(tmp_path / "chỉ mục")
    for act in (index.releases, lambda: total(index), lambda: index.admit("tinh-a", [PAGE], 1)):
        with pytest.raises(SearchError, match=f"search index {tmp_path}/chỉ mục: cannot be .*Check the folder"):
            act()


def test_an_index_that_vanishes_is_named_and_then_made_anew(folder: Path) -> None:
    for deed in ("releases", "admit"):
        index = EmbeddedIndex(folder)
        assert total(index) == 1
        shutil.rmtree(folder)
        with pytest.raises(SearchError, match=f"search index {folder}: cannot be .*remove the folder and publish"):
            index.releases() if deed == "releases" else index.admit("tinh-a", [PAGE], 4)
        assert index.releases() == {}
        assert index.admit("tinh-a", [PAGE], 1)
        assert total(index) == 1


def open_with_few_files(folder: Path) -> None:
    # Each time, some files can still be opened, so that the attempt fails at another place within the index.
    lowest = os.open(os.devnull, os.O_RDONLY)
    seen: list[str] = []
    for spare in range(40):
        resource.setrlimit(resource.RLIMIT_NOFILE, (lowest + spare, 4096))
        try:
            EmbeddedIndex(folder).releases()
        except SearchError as error:
            seen.append(str(error))
    resource.setrlimit(resource.RLIMIT_NOFILE, (4096, 4096))
    assert EmbeddedIndex(folder).releases() == {"tinh-a": 3}
    assert any("Too many open files" in text for text in seen), seen


def test_an_engine_that_knew_a_portal_misses_it_in_an_index_made_anew(folder: Path) -> None:
    index = EmbeddedIndex(folder)
    assert index.missing(["tinh-a"]) == index.missing(["tinh-a"]) == []
    shutil.rmtree(folder)
    # Another engine writes, as another process would, so that the first has no reason to open the folder again.
    assert EmbeddedIndex(folder).admit("tinh-b", [], 1)
    assert index.missing(["tinh-a", "tinh-b"]) == ["tinh-a"]


def test_a_good_index_outlives_a_shortage(folder: Path) -> None:
    assert run(open_with_few_files, folder) == 0


def write_to_a_full_disk(folder: Path) -> None:
    index = EmbeddedIndex(folder)
    assert total(index) == 1
    large = [page(f"Bài {number}", body=f"{number} " * 50) for number in range(300)]
    # Python ignores SIGXFSZ, so a write beyond the limit fails as on a full disk.
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
    with pytest.raises(SearchError, match="cannot be written") as raised:
        index.admit("tinh-a", large, 4)
    assert str(folder) in str(raised.value)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    assert index.releases() == {"tinh-a": 3}
    assert total(index) == 1
    assert index.admit("tinh-a", large, 4)
    assert index.search(SearchQuery(text="bài")).total == 300


def test_a_disk_that_takes_no_more_leaves_what_was_there(folder: Path) -> None:
    assert run(write_to_a_full_disk, folder) == 0


def test_threads_share_an_engine(folder: Path) -> None:
    index = EmbeddedIndex(folder)
    found: list[int] = []

    def ask() -> None:
        found.extend(total(index) for _ in range(20))

    def write(number: int) -> None:
        for release in range(5):
            assert index.admit(f"xa-{number}", [page("Xã", f"xa-{number}")], release)

    threads = [threading.Thread(target=ask) for _ in range(3)]
    threads += [threading.Thread(target=write, args=[number]) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [1] * 60
    assert index.releases() == {"tinh-a": 3, "xa-0": 4, "xa-1": 4}


def test_many_small_commits_leave_few_files(folder: Path) -> None:
    index = EmbeddedIndex(folder)
    for release in range(4, 30):
        assert index.admit("tinh-a", [page("Cấp hộ chiếu", summary=f"bản {release}")], release)
    # Each commit creates about six files; merging leaves only the files of a few segments.
    assert len(files(folder)) < 80
    assert total(index) == 1
