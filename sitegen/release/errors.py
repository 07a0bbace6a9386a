"""What can go wrong between bytes and a live site, and the sentences for it."""

from collections.abc import Sequence

from content_models.errors import MotCuaError


class ReleaseError(MotCuaError):
    """Never raised itself; what was live before is still live, unless `live()` says otherwise."""


class OutputError(ReleaseError):
    """An output, or a set of them, cannot become part of a site."""


class TargetBusyError(ReleaseError):
    """Another process is changing this target."""


class TargetFullError(ReleaseError):
    """No space is left where the site stands."""


class TargetUnusableError(ReleaseError):
    """The place cannot serve as a target: read-only, split over file systems, no hard links, a broken disk."""


class TargetDamagedError(ReleaseError):
    """What lies at the target contradicts its own records."""


class ReleaseNotFoundError(ReleaseError):
    """No release of this number is kept."""


class NewerFormatError(ReleaseError):
    """The target was written by a newer version of this program."""


def changed_asset(path: str) -> OutputError:
    """The refusal of an asset that was published with other bytes under the same path."""
    return OutputError(
        f"{path!r}: this asset is out there with other bytes, and browsers keep it for a year. "
        "Put the hash of its content in its name."
    )


def release_not_kept(number: int, place: str, kept: Sequence[int]) -> ReleaseNotFoundError:
    """The refusal of a release that is not at a place; `kept` are the numbers of those that are."""
    known = f"Kept are {min(kept)} to {max(kept)}." if kept else "There is no release yet."
    return ReleaseNotFoundError(f"release {number}: is not kept in {place}. {known}")
