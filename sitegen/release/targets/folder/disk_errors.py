"""Turns errors of a disk into messages with a remedy."""

import errno
from collections.abc import Iterator, Set
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from sitegen.release.errors import (
    ReleaseError,
    TargetBusyError,
    TargetDamagedError,
    TargetFullError,
    TargetUnusableError,
)

NO_FILE: Final = frozenset({errno.ENOENT, errno.EISDIR, errno.ENOTDIR, errno.ENAMETOOLONG})
"""The error numbers for a path that is not a file; any other error is a fault and does not mean a missing page."""
_FULL = {errno.ENOSPC, errno.EDQUOT}
_FORBIDDEN = {errno.EROFS, errno.EACCES, errno.EPERM}
_NO_LINK = {errno.EXDEV, errno.EPERM, errno.EOPNOTSUPP}
_CONTRADICTED = {errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ENOTEMPTY}


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Turn OS errors about `folder` into errors with a remedy; others are raised unchanged."""
    try:
        yield
    except OSError as error:
        place = Path(str(error.filename2 or error.filename or "nowhere"))
        # Outputs may be rendered during the publish: an unreadable template is not an error of this disk.
        if not place.is_relative_to(folder) and place not in folder.parents:
            raise
        raise _explain(error, place) from error


def open_for_reading(path: Path, missing: Set[int] = NO_FILE) -> BinaryIO | None:
    """Open a file; returns None for errors with one of the numbers in `missing`, which mean that there is no file."""
    try:
        return path.open("rb")
    except OSError as error:
        if error.errno in missing:
            return None
        raise TargetUnusableError(
            f"{path}: cannot be read ({error.strerror}). Check the disk, and the permissions of the user that serves."
        ) from error


def _explain(error: OSError, place: Path) -> ReleaseError:
    if isinstance(error, BlockingIOError):
        return TargetBusyError(
            f"{place.parent}: another process is publishing to this folder. Wait until it has ended, then try again."
        )
    if error.errno in _FULL:
        return TargetFullError(
            f"{place}: no space left ({error.strerror}). The site shows what it showed before. "
            "Free some space or remove old releases, then publish again."
        )
    # Only links and renames have two paths; file systems without hard links report “not permitted”.
    if error.errno in _NO_LINK and error.filename2:
        return TargetUnusableError(
            f"{place}: cannot be a hard link ({error.strerror}). The site shows what it showed before. Keep the whole "
            "folder of a portal on one file system with hard links (ext4, XFS, Btrfs), owned by the publishing user."
        )
    if error.errno in _FORBIDDEN:
        return TargetUnusableError(
            f"{place}: cannot be written ({error.strerror}). The site shows what it showed before. "
            "Give the publishing user the right to write there, or publish to another folder."
        )
    if error.errno in _CONTRADICTED:
        return TargetDamagedError(
            f"{place}: is not as the records of this site say ({error.strerror}). "
            "Publish once more, which mends the folder that is not live; if this stays, run a verification."
        )
    return TargetUnusableError(f"{place}: the disk answers “{error.strerror}”. Check the disk, then publish again.")
