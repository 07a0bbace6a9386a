"""The parent of the demo: whatever ends is started again, until somebody stops all."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from tests.journeys.demo import wait_for

PATIENCE = 60
PROGRAM = """
import sys
from pathlib import Path
from cms.service.supervisor import Supervisor

def end_at_once(name):
    with Path(sys.argv[1], name).open("a") as file:
        file.write("x")

Supervisor({name: lambda name=name: end_at_once(name) for name in ("server", "worker")}).run()
"""


def test_children_that_all_end_at_once_are_started_again(tmp_path: Path) -> None:
    marks = [tmp_path / "server", tmp_path / "worker"]
    parent = subprocess.Popen([sys.executable, "-c", PROGRAM, str(tmp_path)], stderr=subprocess.DEVNULL)

    def are_started_again() -> bool:
        assert parent.poll() is None, "the parent went"
        return all(mark.exists() and len(mark.read_text()) >= 3 for mark in marks)

    try:
        wait_for(are_started_again, PATIENCE)
        parent.send_signal(signal.SIGTERM)
        assert parent.wait(PATIENCE) == 0
    finally:
        parent.kill()
        parent.wait()
