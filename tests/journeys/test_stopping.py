"""How the demo starts and stops: signals, a port in use, a second start, a start with an emptied folder."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.demo import Demo, demo_environment, is_running
from tests.services.server import free_port


def run_cli(data: Path, port: int, *arguments: str, database_url: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "cms.cli", *arguments]
    environment = demo_environment(data, port, database_url)
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)


def test_signals_stop_everything_and_a_second_start_changes_nothing(tmp_path: Path) -> None:
    demo = Demo(tmp_path / "dữ liệu", free_port())
    demo.start()
    demo.settle()
    releases, trees = demo.releases(), demo.trees()
    stop_cleanly(demo, signal.SIGINT, group=True)

    demo.start()
    demo.settle()
    assert (demo.releases(), demo.trees()) == (releases, trees)
    stop_cleanly(demo, signal.SIGTERM, group=False)

    (demo.data / "kept.txt").write_text("mine")
    (demo.data / "media" / "stray").write_text("ours")
    demo.start("--reset")
    assert demo.trees() == trees
    assert set(demo.releases().values()) == {1}
    assert (demo.data / "kept.txt").exists()
    assert not (demo.data / "media" / "stray").exists()
    stop_cleanly(demo, signal.SIGINT, group=False)


def stop_cleanly(demo: Demo, number: signal.Signals, *, group: bool) -> None:
    assert demo.process is not None
    everybody = [demo.process.pid, *demo.children().values()]
    assert len(everybody) == 3
    assert demo.stop(number, group=group) == 0
    assert [pid for pid in everybody if is_running(pid)] == []
    assert "Traceback" not in demo.output()
    assert "Warning" not in demo.output()


def test_a_taken_port_is_told_in_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        ended = run_cli(tmp_path / "data", port, "demo")
    assert ended.returncode == 3
    assert ended.stdout == ""
    assert ended.stderr.startswith(f"refused: port {port} on 127.0.0.1 cannot be used (Address already in use).")
    assert ended.stderr.count("\n") == 1
    assert not (tmp_path / "data" / "db.sqlite3").exists()


@pytest.mark.parametrize(
    ("options", "database_url", "message"),
    [(("--reset",), "postgres://cms@127.0.0.1:1/none", "refused: DATABASE_URL is set, and --reset empties only")],
)
def test_a_database_of_others_is_not_emptied(
    tmp_path: Path, options: tuple[str, ...], database_url: str, message: str
) -> None:
    ended = run_cli(tmp_path / "data", free_port(), "demo", *options, database_url=database_url)
    assert ended.returncode == 3
    assert ended.stderr.startswith(message)
