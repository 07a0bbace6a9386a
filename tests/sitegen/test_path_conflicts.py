"""No two outputs may have paths that conflict on some file system."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.path_conflicts import TakenPaths
from sitegen.release.errors import OutputError
from sitegen.release.paths import check_together


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("a.html", "a.html"),
        ("A.html", "a.html"),
        ("a/b.html", "A/B.html"),
        ("a", "a/b.html"),
        ("a/b.html", "a"),
        ("A", "a/b.html"),
        ("a/b/c.html", "a/B"),
        ("Cu/x.html", "cu/y.html"),
        ("cu/Nam/x.html", "cu/nam/y.html"),
    ],
)
def test_the_second_learns_who_was_there_first(first: str, second: str) -> None:
    taken = TakenPaths()
    assert taken.claim(first, "page a") is None
    conflict = taken.claim(second, "redirect b")
    assert conflict is not None
    assert conflict.taken.owner == "page a"


def test_what_was_refused_took_nothing() -> None:
    taken = TakenPaths()
    taken.claim("a", "page a")
    assert taken.claim("a/b.html", "page b") is not None
    assert taken.claim("b/c.html", "page c") is None


def test_neighbours_in_one_folder_do_not_disturb_each_other() -> None:
    taken = TakenPaths()
    for path in ("index.html", "cu/index.html", "cu/a.html", "cu/nam/index.html", "cu.html"):
        assert taken.claim(path, path) is None


SEGMENTS = st.sampled_from(["a", "A", "b", "index.html"])
PATHS = st.lists(SEGMENTS, min_size=1, max_size=3).map("/".join)


@given(st.lists(PATHS, max_size=8))
def test_what_was_claimed_can_always_be_released_together(paths: list[str]) -> None:
    taken = TakenPaths()
    granted = [path for path in paths if taken.claim(path, path) is None]
    check_together(granted)


@given(st.lists(PATHS, min_size=1, max_size=8))
def test_what_was_refused_could_not_have_been_released(paths: list[str]) -> None:
    taken = TakenPaths()
    granted = []
    for path in paths:
        if taken.claim(path, path) is None:
            granted.append(path)
            continue
        with pytest.raises(OutputError):
            check_together([*granted, path])
