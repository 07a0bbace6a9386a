"""Files are written whole or not at all, and folders are created once."""

import errno
import os
from pathlib import Path

import pytest

from sitegen.release.targets.folder import durable


def test_a_file_that_was_cut_short_by_the_system_is_written_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: write(handle, data[:3]))
    durable.write_file(tmp_path / "file", b"longer than three")
    assert (tmp_path / "file").read_bytes() == b"longer than three"


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    durable.write_file(tmp_path / "file", b"one")
    with pytest.raises(FileExistsError):
        durable.write_file(tmp_path / "file", b"two")


def test_a_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"one")
    durable.replace_file(tmp_path / "file", b"two", tmp_path / "scratch")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("file", b"two")]


def test_a_folder_is_made_once(tmp_path: Path) -> None:
    assert durable.make_folder(tmp_path / "a")
    assert not durable.make_folder(tmp_path / "a")


def test_many_paths_are_synced_in_one_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole: list[Path] = []
    monkeypatch.setattr(durable, "sync_file_system", whole.append)
    paths = [tmp_path / str(number) for number in range(durable.MANY)]
    for path in paths:
        path.write_bytes(b"")
    durable.sync(paths[1:])
    assert whole == []
    durable.sync(paths)
    assert len(whole) == 1


def test_a_disk_that_fails_names_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> int:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match=str(tmp_path)):
        durable.sync([tmp_path])
    monkeypatch.setattr(os, "write", fail)
    with pytest.raises(OSError, match="new file"):
        durable.write_file(tmp_path / "new file", b"bytes")


def test_a_whole_file_system_can_be_synced(tmp_path: Path) -> None:
    durable.sync_file_system(tmp_path)
    with pytest.raises(FileNotFoundError):
        durable.sync_file_system(tmp_path / "nowhere")
