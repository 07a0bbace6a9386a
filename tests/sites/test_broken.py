"""Each broken portal or theme has the error that its name says."""

from pathlib import Path

import pytest

from tests.sites.broken import BROKEN, PNG, VALID, copy_theme_with_error, copy_theme_without


@pytest.mark.parametrize("name", BROKEN)
def test_each_differs_from_the_valid_portal(name: str) -> None:
    assert BROKEN[name] != VALID
    assert BROKEN[name].shared == VALID.shared


def test_writing_gives_two_snapshots_and_a_folder_of_media(tmp_path: Path) -> None:
    VALID.write(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["media", "shared.jsonl", "xa-mau.jsonl"]
    assert [path.read_bytes() for path in (tmp_path / "media").iterdir()] == [PNG]


def test_a_theme_loses_one_template(tmp_path: Path) -> None:
    (tmp_path / "good").mkdir()
    for name in ("page.html", "home.html"):
        (tmp_path / "good" / name).write_text(name, encoding="utf-8")
    copy_theme_without(tmp_path / "good", tmp_path / "bad", "page.html")
    assert [path.name for path in (tmp_path / "bad").iterdir()] == ["home.html"]


def test_a_theme_gets_an_error_in_one_template(tmp_path: Path) -> None:
    (tmp_path / "good").mkdir()
    (tmp_path / "good" / "page.html").write_text("words", encoding="utf-8")
    copy_theme_with_error(tmp_path / "good", tmp_path / "bad", "page.html", "{% oops %}")
    assert (tmp_path / "bad" / "page.html").read_text(encoding="utf-8") == "{% oops %}\nwords"
