"""Which paths an output may have, so that every file system and every web server can handle them."""

import unicodedata
from collections.abc import Iterable

from sitegen.release.errors import OutputError

MAX_SEGMENT = 200
"""Bytes. File systems allow 255, and the name of a temporary or compressed copy needs room for its suffix."""

MAX_PATH = 1000
"""Bytes; object stores allow keys of 1,024."""

_UNPRINTABLE = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def check_path(path: str) -> None:
    """Raise OutputError unless `path` is a plain relative POSIX path."""
    if fault := _fault(path):
        raise OutputError(f"{path!r}: {fault}. Use a path such as tin-tuc/index.html: relative, with plain segments.")


def is_path(path: str) -> bool:
    """Whether an output could have this path; requests for any other path need no look-up."""
    return not _fault(path)


def check_together(paths: Iterable[str]) -> None:
    """Raise OutputError if two paths could not exist together on every file system."""
    taken: dict[str, tuple[str, bool]] = {}
    for path in sorted(paths):
        _claim(taken, path, path, is_folder=False)
        folder = path
        while "/" in folder:
            folder = folder.rpartition("/")[0]
            if not _claim(taken, folder, path, is_folder=True):
                break


def _claim(taken: dict[str, tuple[str, bool]], name: str, path: str, is_folder: bool) -> bool:
    """Take a name for a file or a folder; returns False if it is a folder that is already taken."""
    folded = unicodedata.normalize("NFC", name).casefold()
    if folded not in taken:
        taken[folded] = (name, is_folder)
        return True
    other, other_is_folder = taken[folded]
    if other_is_folder != is_folder:
        raise OutputError(
            f"{path!r}: {other!r} would be a file and a folder at once. Give one of the two pages another slug."
        )
    if other != name:
        raise OutputError(
            f"{path!r}: {name!r} and {other!r} differ by case or accent form only, and are one file on some computers. "
            "Give one of the two another slug."
        )
    if not is_folder:
        raise OutputError(f"{path!r}: two outputs have this path. Give one of the two pages another slug.")
    return False


def _fault(path: str) -> str:
    segments = path.split("/")
    if not path:
        return "the path is empty"
    if path.startswith("/"):
        return "the path starts with a slash"
    if "\\" in path:
        return "the path has a backslash"
    if any(unicodedata.category(character) in _UNPRINTABLE for character in path):
        return "the path has a character that cannot be printed"
    if "" in segments:
        return "the path has an empty segment"
    if "." in segments or ".." in segments:
        return "the path has a segment that is only dots"
    if max(len(segment.encode()) for segment in segments) > MAX_SEGMENT:
        return f"a segment of the path is longer than {MAX_SEGMENT} bytes"
    if len(path.encode()) > MAX_PATH:
        return f"the path is longer than {MAX_PATH} bytes"
    return ""
