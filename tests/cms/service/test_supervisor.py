"""The parent process of server and worker."""

import os
import signal
from functools import partial
from pathlib import Path

from cms.service.supervisor import Supervisor
from tests.children import run


def die_at_first(folder: Path, name: str) -> None:
    """Die by SIGKILL at the first start; when both children have started again, tell the parent to stop."""
    starts = folder / name
    if not starts.exists():
        starts.write_text("")
        os.kill(os.getpid(), signal.SIGKILL)
    (folder / f"{name} again").write_text("")
    if len(list(folder.glob("* again"))) == 2:
        os.kill(os.getppid(), signal.SIGTERM)
    signal.pause()


def supervise(folder: Path) -> None:
    Supervisor({name: partial(die_at_first, folder, name) for name in ("server", "worker")}).run()


def test_children_that_die_together_as_soon_as_they_started_are_started_again(tmp_path: Path) -> None:
    assert run(supervise, tmp_path) == 0
    assert {path.name for path in tmp_path.iterdir()} == {"server", "server again", "worker", "worker again"}
