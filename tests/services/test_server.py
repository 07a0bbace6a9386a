"""A server that cannot start reports the reason, and one that started is stopped in the end."""

import sys
from pathlib import Path

import pytest

from tests.services.server import ServerFailedError, accepts, free_port, running


def test_a_server_answers_inside_and_is_gone_after(tmp_path: Path) -> None:
    port = free_port()
    command = [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1"]
    with running(command, log=tmp_path / "log", is_ready=lambda: accepts(port)) as process:
        assert accepts(port)
        assert process.poll() is None
    assert process.poll() is not None
    assert not accepts(port)


def test_a_server_that_dies_at_once_shows_its_last_words(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "raise SystemExit('cổng đã có người dùng')"]
    with (
        pytest.raises(ServerFailedError, match=r"ended with 1:\ncổng đã có người dùng"),
        running(command, log=tmp_path / "log", is_ready=lambda: False),
    ):
        pytest.fail("it was called ready")
