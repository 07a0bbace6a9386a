"""A disk that fails is not mistaken for an address that leads nowhere."""

import errno
from pathlib import Path

import pytest

from sitegen.serve import portals


def test_a_name_that_is_no_file_is_missing(tmp_path: Path) -> None:
    (tmp_path / "live" / "folder").mkdir(parents=True)
    (tmp_path / "live" / "file").touch()
    for name in ("none", "folder", "file/below", "a" * 300):
        assert portals._open(tmp_path, name) is None
        assert not portals._is_folder(tmp_path, name)


@pytest.mark.parametrize("fault", [errno.EIO, errno.EMFILE, errno.EACCES])
def test_a_fault_of_the_disk_is_told_and_no_404(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: int) -> None:
    def fail(self: Path, mode: str) -> None:
        raise OSError(fault, "injected")

    monkeypatch.setattr(Path, "open", fail)
    with pytest.raises(OSError, match="injected"):
        portals._open(tmp_path, "index.html")
