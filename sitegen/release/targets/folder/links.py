"""Puts a blob at a path as a hard link, that is, as another name of the same file."""

import errno
import os
from pathlib import Path

from sitegen.release.output import BlobRef
from sitegen.release.targets.folder import durable
from sitegen.release.targets.folder.blobs import READ_ONLY, digest_of_file


def place(blob: Path, destination: Path, temporary: Path) -> None:
    """Make `destination` a link to the blob in one step: a reader gets the old bytes or the new ones, never a mix."""
    try:
        os.link(blob, destination)
        return
    except FileExistsError:
        # Renaming a link over another link to the same file does nothing and would leave `temporary` behind.
        if is_same_file(blob, destination):
            return
    except OSError as error:
        if error.errno != errno.EMLINK:
            raise
    _link_or_copy(blob, temporary)
    temporary.replace(destination)


def is_same_file(blob: Path, other: Path) -> bool:
    """Whether two paths are links to the same file; a symbolic link does not count as its target."""
    return os.path.samestat(os.lstat(blob), os.lstat(other))


def holds_same_bytes(path: Path, blob: Path, expected: BlobRef) -> bool:
    """Whether a file has the bytes of a blob; a link is compared by identity, a copy by hash."""
    if not path.is_file() or path.is_symlink():
        return False
    if blob.exists() and is_same_file(blob, path):
        return True
    return path.stat().st_size == expected.size and digest_of_file(path) == expected.sha256


def _link_or_copy(blob: Path, temporary: Path) -> None:
    try:
        os.link(blob, temporary)
    except OSError as error:
        # ext4 allows at most 65,000 links to a file; beyond that, make a copy.
        if error.errno != errno.EMLINK:
            raise
        status = blob.stat()
        durable.write_file(temporary, blob.read_bytes(), READ_ONLY)
        os.utime(temporary, ns=(status.st_mtime_ns, status.st_mtime_ns))
        durable.sync([temporary])
