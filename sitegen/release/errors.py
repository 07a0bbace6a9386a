"""Errors of storing and switching releases, with their messages."""

from collections.abc import Sequence

from content_models.errors import MotCuaError


class ReleaseError(MotCuaError):
    """Base of these errors, never raised itself. The previous release is still live, unless `live()` says otherwise."""


class OutputError(ReleaseError):
    """An output, or a set of outputs, cannot become part of a site."""


class TargetBusyError(ReleaseError):
    """Another process is changing this target."""


class TargetFullError(ReleaseError):
    """No space is left where the target is stored."""


class TargetUnusableError(ReleaseError):
    """The place cannot be a target: read-only, on several file systems, without hard links, or on a broken disk."""


class TargetDamagedError(ReleaseError):
    """The files at the target contradict its own records."""


class ReleaseNotFoundError(ReleaseError):
    """No release with this number is kept."""


class NewerFormatError(ReleaseError):
    """The target was written by a newer version of this program."""


def changed_asset(path: str) -> OutputError:
    """The error for an asset that was published before with other bytes under the same path."""
    return OutputError(
        f"{path!r}: this asset is out there with other bytes, and browsers keep it for a year. "
        "Put the hash of its content in its name."
    )


def release_not_kept(number: int, place: str, kept: Sequence[int]) -> ReleaseNotFoundError:
    """The error for a release that is not kept at a target; `kept` are the numbers of those that are."""
    known = f"Kept are {min(kept)} to {max(kept)}." if kept else "There is no release yet."
    return ReleaseNotFoundError(f"release {number}: is not kept in {place}. {known}")
