"""Running a command, and what it took."""

import os
import sys
import time
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "procedures"
"""The real files lie beside the checkout; they are no part of it."""


class Cost(NamedTuple):
    """Seconds on the clock, the most memory in bytes, and the exit code."""

    seconds: float
    memory: int
    code: int

    def __str__(self) -> str:
        return f"{self.seconds:7.1f} s {self.memory / 1e6:7.0f} MB"


def run(arguments: list[str], environment: dict[str, str], output: Path) -> Cost:
    """Run a module of ours with this Python; what it says goes into a file."""
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
    """Print a figure beside its limit; whether it keeps it."""
    kept = value <= limit
    print(f"{'pass' if kept else 'FALLS SHORT'}: {name} {value:.1f} {unit} (limit {limit:g} {unit})")
    return kept
