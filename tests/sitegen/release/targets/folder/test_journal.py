"""The journal, which holds the intent of a publish."""

from pathlib import Path

import pytest

from sitegen.release.errors import NewerFormatError
from sitegen.release.targets.folder.journal import Intent, Journal


def test_an_intent_is_kept_until_it_is_cleared(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.json", tmp_path / "next")
    assert journal.read() is None
    journal.begin(Intent(number=7, tree="b"))
    assert Journal(tmp_path / "journal.json", tmp_path / "next").read() == Intent(number=7, tree="b")
    journal.clear()
    assert journal.read() is None


def test_an_intent_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    (tmp_path / "journal.json").write_bytes(b'{"format":9}')
    with pytest.raises(NewerFormatError, match=r"journal\.json: has format 9.*Upgrade"):
        Journal(tmp_path / "journal.json", tmp_path / "next").read()
