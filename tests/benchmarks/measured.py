"""Runs a command and measures its time and memory."""

import os
import sys
import time
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "procedures"
"""The real files are beside the checkout, not in the repository."""


class Cost(NamedTuple):
    """Wall-clock time in seconds, peak memory in bytes, and the exit code."""

    seconds: float
    memory: int
    code: int

    def __str__(self) -> str:
        return f"{self.seconds:7.1f} s {self.memory / 1e6:7.0f} MB"


def run(arguments: list[str], environment: dict[str, str], output: Path) -> Cost:
    """Run one of our modules with this Python; its standard output goes to a file."""
    began = time.monotonic()
    with output.open("wb") as sink:
        pid = os.posix_spawn(
            sys.executable,
            [sys.executable, "-m", *arguments],
            {**os.environ, **environment},
            file_actions=[(os.POSIX_SPAWN_DUP2, sink.fileno(), 1)],
        )
        _, status, usage = os.wait4(pid, 0)
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(time.monotonic() - began, usage.ru_maxrss * unit, os.waitstatus_to_exitcode(status))


def judge(name: str, value: float, limit: float, unit: str) -> bool:
    """Print a figure beside its limit; return whether it is within the limit."""
    kept = value <= limit
    print(f"{'pass' if kept else 'FALLS SHORT'}: {name} {value:.1f} {unit} (limit {limit:g} {unit})")
    return kept
