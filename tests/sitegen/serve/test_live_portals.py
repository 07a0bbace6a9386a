"""Which portal answers for a path, and how a new portal is found."""

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sitegen.errors import BuildError
from sitegen.published_records import write_published_records
from sitegen.release.targets.folder.portals import FolderPortals
from sitegen.serve.live_portals import LivePortal, LivePortals
from tests.sitegen.portals import portal


class Clock:
    """A clock in seconds that stands still until the test sets it."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def put(out: Path, key: str, base_url: str) -> None:
    write_published_records(FolderPortals(out).target(key), key, [portal(id=key, base_url=base_url)])


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Portals at /, /tinh-a/ and /tinh-a/xa-b/."""
    for key, prefix in (("quoc-gia", "/"), ("tinh-a", "/tinh-a/"), ("xa-b", "/tinh-a/xa-b/")):
        put(tmp_path, key, f"http://localhost:8000{prefix}")
    return tmp_path


def look(out: Path, clock: Clock) -> LivePortals:
    return LivePortals(FolderPortals(out), clock)


def key(live: LivePortal | None) -> str:
    return live.key if live else ""


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", "quoc-gia"),
        ("/tin/", "quoc-gia"),
        ("/tinh-a", "tinh-a"),
        ("/tinh-a/", "tinh-a"),
        ("/tinh-a/tin/", "tinh-a"),
        ("/tinh-a-khac/", "quoc-gia"),
        ("/tinh-a/xa-b", "xa-b"),
        ("/tinh-a/xa-b/x", "xa-b"),
        ("/tinh-a/xa", "tinh-a"),
    ],
)
def test_the_longest_prefix_of_whole_segments_decides(out: Path, clock: Clock, path: str, expected: str) -> None:
    assert key(look(out, clock).find(path)) == expected


def test_without_a_portal_at_the_root_an_address_may_belong_to_nobody(out: Path, clock: Clock) -> None:
    (out / "quoc-gia" / "records.jsonl").unlink()
    assert look(out, clock).find("/tin/") is None


def test_what_is_told_of_a_portal_is_what_a_server_needs(out: Path, clock: Clock) -> None:
    live = look(out, clock).find("/tinh-a/")
    assert live is not None
    assert (live.portal, live.prefix) == (portal(id="tinh-a", base_url="http://localhost:8000/tinh-a/"), "/tinh-a/")
    assert (live.key, live.base_url) == ("tinh-a", "http://localhost:8000/tinh-a/")


def test_a_portal_is_found_by_its_key(out: Path, clock: Clock) -> None:
    live = look(out, clock)
    assert [key(live.named(name)) for name in ("tinh-a", "xa-b", "khong-co", "")] == ["tinh-a", "xa-b", "", ""]
    put(out, "xa-c", "http://localhost:8000/xa-c/")
    assert live.named("xa-c") is None
    clock.now += 1
    assert key(live.named("xa-c")) == "xa-c"


@pytest.mark.parametrize(
    ("host", "expected"),
    [("localhost:8000", "quoc-gia"), ("tinh-d.example", "tinh-d"), ("elsewhere.example", "quoc-gia"), ("", "quoc-gia")],
)
def test_the_portal_at_the_root_of_a_host_stands_at_its_front(
    out: Path, clock: Clock, host: str, expected: str
) -> None:
    put(out, "tinh-d", "https://tinh-d.example/")
    assert key(look(out, clock).front(host)) == expected


def test_without_a_portal_at_any_root_the_first_stands_at_the_front(out: Path, clock: Clock) -> None:
    (out / "quoc-gia" / "records.jsonl").unlink()
    assert key(look(out, clock).front("localhost:8000")) == "tinh-a"
    assert look(out / "none", clock).front("localhost:8000") is None


def test_portals_are_listed_in_the_order_of_their_addresses(out: Path, clock: Clock) -> None:
    assert [live.key for live in look(out, clock).portals()] == ["quoc-gia", "tinh-a", "xa-b"]


def test_two_portals_that_answer_for_one_path_are_refused_by_name(out: Path, clock: Clock) -> None:
    look(out, clock).check()
    put(out, "tinh-z", "https://tinh-z.example/tinh-a/")
    with pytest.raises(BuildError) as refused:
        look(out, clock).check()
    assert str(refused.value).startswith(
        "“tinh-a” (http://localhost:8000/tinh-a/) and “tinh-z” (https://tinh-z.example/tinh-a/) answer for one path."
    )


def test_a_new_portal_is_found_within_a_second_and_not_looked_for_before(out: Path, clock: Clock) -> None:
    live = look(out, clock)
    live.find("/")
    put(out, "xa-c", "http://localhost:8000/xa-c/")
    clock.now += 0.9
    assert key(live.find("/xa-c/")) == "quoc-gia"
    clock.now += 0.1
    assert key(live.find("/xa-c/")) == "xa-c"


def test_a_portal_that_moved_answers_at_its_new_address_only(out: Path, clock: Clock) -> None:
    live = look(out, clock)
    live.find("/")
    put(out, "tinh-a", "http://localhost:8000/a/")
    os.utime(out / "tinh-a" / "records.jsonl", (1, 1))
    clock.now += 1
    assert key(live.find("/a/")) == "tinh-a"
    assert key(live.find("/tinh-a/")) == "quoc-gia"


@pytest.mark.parametrize("damage", [b"", b"{", b"\n\n", b"\xff\xfe\n\xff\n", b'{"kind":"header"}\n{"kind":"page"}\n'])
def test_a_damaged_file_hurts_no_portal_that_was_known(out: Path, clock: Clock, damage: bytes) -> None:
    live = look(out, clock)
    live.find("/")
    (out / "tinh-a" / "records.jsonl").write_bytes(damage)
    os.utime(out / "tinh-a" / "records.jsonl", (1, 1))
    clock.now += 1
    assert key(live.find("/tinh-a/")) == "tinh-a"
    assert key(live.find("/")) == "quoc-gia"


def test_a_file_that_was_damaged_from_the_start_hurts_no_other_portal(out: Path, clock: Clock) -> None:
    (out / "tinh-a" / "records.jsonl").write_bytes(b"")
    live = look(out, clock)
    assert key(live.find("/tinh-a/xa-b/")) == "xa-b"
    assert key(live.find("/tinh-a/")) == "quoc-gia"


def test_a_folder_that_is_not_there_has_no_portals(tmp_path: Path, clock: Clock) -> None:
    assert look(tmp_path / "mat", clock).find("/") is None


def test_the_first_requests_at_the_same_time_all_find_their_portal(out: Path, clock: Clock) -> None:
    threads = 8
    for _ in range(50):
        live, together = look(out, clock), threading.Barrier(threads)

        def find(live: LivePortals = live, together: threading.Barrier = together) -> str:
            together.wait()
            return key(live.find("/tinh-a/"))

        with ThreadPoolExecutor(threads) as pool:
            found = [pool.submit(find) for _ in range(threads)]
        assert [each.result() for each in found] == ["tinh-a"] * threads
