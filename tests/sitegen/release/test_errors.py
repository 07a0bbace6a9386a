"""What the disk refuses is told with the place, the reason and the remedy."""

import errno
import os
from pathlib import Path

import pytest

from content_models.errors import MotCuaError
from sitegen.release.errors import (
    ReleaseError,
    TargetDamagedError,
    TargetFullError,
    TargetUnusableError,
    explained,
)

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
