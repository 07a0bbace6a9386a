"""Errors of the disk are reported with the place, the reason and the remedy."""

import errno
import os
from pathlib import Path

import pytest

from content_models.errors import MotCuaError
from sitegen.release.errors import (
    ReleaseError,
    TargetBusyError,
    TargetDamagedError,
    TargetFullError,
    TargetUnusableError,
)
from sitegen.release.targets.folder.disk_errors import explained, open_for_reading

SITE = Path("/srv/portals/mic")


@pytest.mark.parametrize(
    ("number", "kind", "words"),
    [
        (errno.ENOSPC, TargetFullError, "no space left .* Free some space"),
        (errno.EDQUOT, TargetFullError, "no space left .* Free some space"),
        (errno.EROFS, TargetUnusableError, "cannot be written .* the right to write there"),
        (errno.EACCES, TargetUnusableError, "cannot be written .* the right to write there"),
        (errno.EXDEV, TargetUnusableError, "cannot be a hard link .* on one file system"),
        (errno.EPERM, TargetUnusableError, "cannot be a hard link .* on one file system"),
        (errno.ENOENT, TargetDamagedError, "not as the records of this site say .* Publish once more"),
        (errno.EIO, TargetUnusableError, "the disk answers “Input/output error”. Check the disk"),
    ],
)
def test_a_refusal_of_the_disk_becomes_a_sentence(number: int, kind: type[ReleaseError], words: str) -> None:
    with pytest.raises(kind, match=rf"^{SITE}/a/index\.html: .*{words}") as raised, explained(SITE):
        raise OSError(number, os.strerror(number), "/tmp/elsewhere", None, SITE / "a" / "index.html")
    assert isinstance(raised.value.__cause__, OSError)
    assert isinstance(raised.value, MotCuaError)


def test_a_folder_that_cannot_be_made_is_named() -> None:
    with pytest.raises(TargetUnusableError, match=r"^/srv/portals: cannot be written"), explained(SITE):
        raise PermissionError(errno.EACCES, "Permission denied", SITE.parent)


def test_what_is_forbidden_about_a_single_file_is_not_blamed_on_links() -> None:
    with pytest.raises(TargetUnusableError, match=r"a: cannot be written .* the right to write"), explained(SITE):
        raise PermissionError(errno.EPERM, "Operation not permitted", SITE / "a")


@pytest.mark.parametrize("place", ["/themes/base/page.html", None, 3, "/srv/portals/mic-2/a"])
def test_refusals_about_other_places_are_passed_on(place: object) -> None:
    with pytest.raises(PermissionError), explained(SITE):
        raise PermissionError(errno.EACCES, "Permission denied", place)


def test_a_lock_that_another_process_holds_is_told() -> None:
    with pytest.raises(TargetBusyError, match=rf"^{SITE}: another process is publishing .* Wait"), explained(SITE):
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable", SITE / "lock")


def test_a_name_that_is_no_file_has_nothing_to_read(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    for name in ("none", "folder", "file/below", "a" * 300):
        assert open_for_reading(tmp_path / name) is None


@pytest.mark.parametrize("fault", [errno.EIO, errno.EMFILE, errno.EACCES])
def test_a_disk_that_fails_is_not_mistaken_for_a_file_that_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: int
) -> None:
    def fail(self: Path, mode: str) -> None:
        raise OSError(fault, "injected")

    monkeypatch.setattr(Path, "open", fail)
    with pytest.raises(TargetUnusableError, match=rf"{tmp_path}/index\.html: cannot be read \(injected\)"):
        open_for_reading(tmp_path / "index.html")
