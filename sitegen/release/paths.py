"""Which paths an output may have, so that every file system and every web server can handle them."""

import unicodedata
from collections.abc import Iterable

from sitegen.path_conflicts import MAX_PATH, MAX_SEGMENT, PathConflict, TakenPaths
from sitegen.release.errors import OutputError

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
    taken = TakenPaths()
    for path in sorted(paths):
        if conflict := taken.claim(path, path):
            raise OutputError(_told(path, conflict))


def _told(path: str, conflict: PathConflict) -> str:
    name, other = conflict.name, conflict.taken.name
    if conflict.taken.is_folder != conflict.is_folder:
        return f"{path!r}: {other!r} would be a file and a folder at once. Give one of the two pages another slug."
    if other != name:
        return (
            f"{path!r}: {name!r} and {other!r} differ by case or accent form only, and are one file on some computers. "
            "Give one of the two another slug."
        )
    return f"{path!r}: two outputs have this path. Give one of the two pages another slug."


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
