"""Forbidden names and words, and maximum lengths: each rule is tested with a bad sample, then applied."""

import re
from pathlib import Path, PurePosixPath

import pytest

from tests.house.repository import ROOT, files, texts

NAMES_OF_NOTHING = {"base", "common", "core", "helpers", "utils"}
LINES_OF_A_MODULE = 400
LINES_OF_README = 120

# Written so that they do not match themselves.
REGISTRIES = re.compile(
    r"pypi\.(?:org|python\.org)|pythonhosted\.org|npmjs\.(?:org|com)|yarnpkg\.com|crates\.io|proxy\.golang\.org"
    r"|repo1?\.maven\.(?:org|apache\.org)|rubygems\.org|deb\.debian\.org|snapshot\.debian\.org"
)
WORKPLACE = re.compile(r"/work/(?:main|notes|shared|\.\w+)|/[r]oot/\.|/[t]mp/v/|/[o]pt/wheels")
LEFTOVERS = re.compile(r"\b(?:TO[D]O|FI[X]ME)\b")


def says_nothing(path: str) -> bool:
    """Return whether a Python module or one of its folders has a name so general that anything would fit into it."""
    parts = PurePosixPath(path)
    return parts.suffix == ".py" and bool(NAMES_OF_NOTHING & {parts.stem, *parts.parent.parts} - theme_parts(parts))


def theme_parts(path: PurePosixPath) -> set[str]:
    """Return the parts of a path that are names of a theme: themes/base is one."""
    return {"base"} if path.parts[:1] == ("themes",) else set()


def is_too_long(path: str, text: str) -> bool:
    """Return whether a module is too long; migrations may be, because Django generates them."""
    return path.endswith(".py") and "/migrations/" not in path and text.count("\n") > LINES_OF_A_MODULE


def hits(pattern: re.Pattern[str], path: str, text: str) -> list[str]:
    """Return all matches of a pattern, as `path:line: match`."""
    lines = enumerate(text.splitlines(), start=1)
    return [f"{path}:{number}: {match[0]}" for number, line in lines for match in pattern.finditer(line)]


@pytest.mark.parametrize("path", ["cms/utils.py", "cms/core/models.py", "tests/helpers.py", "sitegen/base.py"])
def test_a_name_of_nothing_is_seen(path: str) -> None:
    assert says_nothing(path)


@pytest.mark.parametrize("path", ["cms/agencies/models.py", "themes/base/layout.html", "sitegen/database.py"])
def test_a_good_name_is_left_alone(path: str) -> None:
    assert not says_nothing(path)


def test_no_module_has_a_name_of_nothing() -> None:
    assert [str(path) for path in files() if says_nothing(path.relative_to(ROOT).as_posix())] == []


def test_a_long_module_is_seen() -> None:
    assert is_too_long("cms/pages.py", "x = 1\n" * 401)
    assert not is_too_long("cms/pages.py", "x = 1\n" * 400)
    assert not is_too_long("cms/agencies/migrations/0001_initial.py", "x = 1\n" * 401)


def test_no_module_is_too_long() -> None:
    assert [path for path, text in texts() if is_too_long(path, text)] == []


@pytest.mark.parametrize(
    ("pattern", "sample"),
    [
        (REGISTRIES, "see " + "pypi" + ".org/simple"),
        (REGISTRIES, '"https://registry.' + "npmjs" + '.org/axe-core"'),
        (WORKPLACE, "cd /work" + "/main"),
        (WORKPLACE, "kept in /ro" + "ot/.cache"),
        (LEFTOVERS, "# TO" + "DO: later"),
        (LEFTOVERS, "FI" + "XME"),
    ],
)
def test_a_word_that_must_not_be_here_is_seen(pattern: re.Pattern[str], sample: str) -> None:
    assert len(hits(pattern, "a.py", f"one\n{sample}\n")) == 1
    assert hits(pattern, "a.py", f"one\n{sample}\n")[0].startswith("a.py:2: ")


@pytest.mark.parametrize("pattern", [REGISTRIES, WORKPLACE, LEFTOVERS], ids=["registries", "workplace", "leftovers"])
def test_no_file_has_such_a_word(pattern: re.Pattern[str]) -> None:
    assert [hit for path, text in texts() for hit in hits(pattern, path, text)] == []


def test_the_readme_is_short_enough_to_be_read() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= LINES_OF_README


def test_a_copy_without_git_is_walked_without_what_tools_left_there(tmp_path: Path) -> None:
    for name in ("a.py", ".venv/b.py", "infra/node_modules/c.js", ".mypy_cache/d", "x.egg-info/e", "docs/tệp.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("chữ", encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\xff")
    assert list(texts(tmp_path)) == [("a.py", "chữ"), ("docs/tệp.md", "chữ")]
