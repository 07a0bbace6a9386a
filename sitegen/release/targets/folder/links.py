"""Putting a blob's bytes at a path, as a second name of the same file."""

import errno
import os
from pathlib import Path

from sitegen.release.output import BlobRef
from sitegen.release.targets.folder import durable
from sitegen.release.targets.folder.blobs import READ_ONLY, digest_of_file


def place(blob: Path, destination: Path, temporary: Path) -> None:
    """Make `destination` a name of the blob in one step: a reader gets the old bytes or the new, never a mix."""
    try:
        os.link(blob, destination)
        return
    except FileExistsError:
        # Renaming one name of a file over another name of it does nothing and would leave `temporary` behind.
        if is_same_file(blob, destination):
            return
    except OSError as error:
        if error.errno != errno.EMLINK:
            raise
    _link_or_copy(blob, temporary)
    temporary.replace(destination)


def is_same_file(blob: Path, other: Path) -> bool:
    """Whether two paths are names of one file; a symbolic link is not its target."""
    return os.path.samestat(os.lstat(blob), os.lstat(other))


def holds_same_bytes(path: Path, blob: Path, expected: BlobRef) -> bool:
    """Whether a file has the bytes of a blob, by identity where it is linked and by hash where it was copied."""
    if not path.is_file() or path.is_symlink():
        return False
    if blob.exists() and is_same_file(blob, path):
        return True
    return path.stat().st_size == expected.size and digest_of_file(path) == expected.sha256


def _link_or_copy(blob: Path, temporary: Path) -> None:
    try:
        os.link(blob, temporary)
    except OSError as error:
        # ext4 gives a file 65,000 names at most; what is the same in so many places costs a copy.
        if error.errno != errno.EMLINK:
            raise
        status = blob.stat()
        durable.write_file(temporary, blob.read_bytes(), READ_ONLY)
        os.utime(temporary, ns=(status.st_mtime_ns, status.st_mtime_ns))
        durable.sync([temporary])
