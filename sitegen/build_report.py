"""What a build cost: seconds, memory, files."""

import hashlib
import resource
import sys
import time
from collections.abc import Sequence

from sitegen.build import BuildResult


class BuildReport:
    """Started before a build, asked after it."""

    def __init__(self) -> None:
        self._start = time.perf_counter()

    def report(self, results: Sequence[BuildResult]) -> dict[str, object]:
        """Portals, outputs, bytes, seconds, peak memory in bytes, and one hash over all sites built."""
        return {
            "portals": [_portal(result) for result in results],
            "outputs": sum(result.release.outputs for result in results),
            "bytes": sum(result.release.bytes for result in results),
            "seconds": round(time.perf_counter() - self._start, 3),
            "peak_memory": _peak_memory(),
            "root_hash": root_hash(results),
        }


def root_hash(results: Sequence[BuildResult]) -> str:
    """The root of the one site, or a hash over key and root of several, in the order of keys."""
    if len(results) == 1:
        return results[0].release.root
    lines = sorted(f"{result.portal} {result.release.root}\n" for result in results)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _portal(result: BuildResult) -> dict[str, object]:
    release = result.release
    return {
        "key": result.portal,
        "release": release.number,
        "outcome": release.outcome,
        "outputs": release.outputs,
        "bytes": release.bytes,
        "added": len(release.added),
        "changed": len(release.changed),
        "removed": len(release.removed),
        "root_hash": release.root,
        "problems": [
            {"severity": entry.severity, "code": entry.code, "record": entry.record, "message": str(entry)}
            for entry in result.problems
        ],
    }


def _peak_memory() -> int:
    """Bytes; Linux counts in kilobytes, macOS in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
