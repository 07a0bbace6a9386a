"""Paths that are refused, and paths that conflict with each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.release.errors import OutputError
from sitegen.release.paths import check_path, check_together, is_path


@pytest.mark.parametrize(
    "path",
    ["index.html", ".well-known/security.txt", "tai-lieu/Nghị định 61.pdf", "a/..b/...", "a" * 200, "a/" * 499 + "b"],
)
def test_a_plain_relative_path_is_fine(path: str) -> None:
    check_path(path)
    assert is_path(path)


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("", "the path is empty"),
        ("/index.html", "starts with a slash"),
        ("../a", "a segment that is only dots"),
        ("a/../b", "a segment that is only dots"),
        ("a/./b", "a segment that is only dots"),
        ("a//b", "an empty segment"),
        ("a/", "an empty segment"),
        ("a\\b", "a backslash"),
        ("a\nb", "cannot be printed"),
        ("a\x00b", "cannot be printed"),
        ("a\u202eb", "cannot be printed"),
        ("a\ud800b", "cannot be printed"),
        ("đ" * 101, "longer than 200 bytes"),
        ("a/" * 500 + "b", "longer than 1000 bytes"),
    ],
)
def test_an_unfit_path_is_refused_by_name(path: str, fault: str) -> None:
    with pytest.raises(OutputError, match=f"{fault}.*Use a path such as") as raised:
        check_path(path)
    assert not is_path(path)
    assert str(raised.value).startswith(repr(path))


@pytest.mark.parametrize(
    ("paths", "fault"),
    [
        (["Tin/a.html", "tin/b.html"], r"'Tin' and 'tin'|'tin' and 'Tin'"),
        (["a.html", "A.html"], "differ by case or accent form"),
        (["stra\u00dfe", "strasse"], "differ by case or accent form"),
        (["n\u1ed9i", "n\u1ecd\u0302i"], "differ by case or accent form"),
        (["a", "a/b"], "a file and a folder at once"),
        (["A", "a/b"], "a file and a folder at once"),
        (["a/b/c/d", "a/b"], "a file and a folder at once"),
        (["a", "".join(["a"])], "two outputs have this path"),
    ],
)
def test_paths_that_collide_are_refused(paths: list[str], fault: str) -> None:
    for order in (paths, paths[::-1]):
        with pytest.raises(OutputError, match=fault):
            check_together(order)


def test_neighbours_that_only_look_alike_are_fine() -> None:
    check_together(["a-b", "a/b", "a.html", "ab", "nội", "noi", "a/c/d", "a/c/e"])


NAMES = st.lists(st.sampled_from(["a", "A", "b"]), min_size=1, max_size=4).map("/".join)


@given(st.lists(NAMES, max_size=6))
def test_paths_are_accepted_exactly_where_a_file_system_without_case_holds_them_all(paths: list[str]) -> None:
    spelled: dict[str, set[str]] = {}
    for path in paths:
        parts = path.split("/")
        for depth in range(1, len(parts) + 1):
            name = "/".join(parts[:depth])
            spelled.setdefault(name.lower(), set()).add(name + ("/" if depth < len(parts) else ""))
    fits = len(set(paths)) == len(paths) and all(len(spellings) == 1 for spellings in spelled.values())
    if fits:
        check_together(paths)
    else:
        with pytest.raises(OutputError, match=r"^'[aAb/]+': "):
            check_together(paths)
