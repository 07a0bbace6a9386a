"""Emptying a data folder."""

from pathlib import Path

import pytest

from cms.errors import SettingsError
from cms.service.data_folder import MADE_BY_US, empty_folder


def test_what_a_start_made_is_removed_and_nothing_else(tmp_path: Path) -> None:
    for name in MADE_BY_US:
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text("x", encoding="ascii")
    (tmp_path / "secret-key").write_text("x" * 60, encoding="ascii")
    (tmp_path / "notes.txt").write_text("mine", encoding="ascii")
    empty_folder(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["notes.txt", "secret-key"]


def test_a_folder_of_somebody_else_is_left_alone_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "releases").mkdir()
    (tmp_path / "releases" / "important").write_text("mine", encoding="ascii")
    with pytest.raises(SettingsError, match=r"was not made by Một Cửa .* so it is not emptied"):
        empty_folder(tmp_path)
    assert (tmp_path / "releases" / "important").read_text(encoding="ascii") == "mine"


def test_a_folder_that_is_not_there_yet_is_empty_already(tmp_path: Path) -> None:
    empty_folder(tmp_path / "none")
    assert not (tmp_path / "none").exists()
