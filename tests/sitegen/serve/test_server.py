"""The server reports a port that is in use in a plain sentence, and Ctrl-C ends it at once."""

import signal
import socket
import subprocess
from pathlib import Path

import pytest

from sitegen.errors import BuildError
from sitegen.serve import server
from sitegen.serve.server import listen
from tests.services.server import free_port
from tests.sitegen.command import SITEGEN
from tests.sitegen.portals import Press, province


def test_a_taken_port_is_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "PATIENCE", 0.0)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(BuildError) as caught:
            listen("127.0.0.1", port)
    assert str(caught.value) == (
        f"port {port} on 127.0.0.1 cannot be used (Address already in use). "
        f"Stop what listens there, or choose another port, such as {port + 1}."
    )


def test_an_address_of_another_machine_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BuildError, match=r"^port 8000 on 192\.0\.2\.1 cannot be used \(Cannot assign"):
        listen("192.0.2.1", 8000)


def test_a_port_is_free_again_after_its_listener_is_closed() -> None:
    port = free_port()
    for _ in range(2):
        with listen("127.0.0.1", port) as listener:
            assert listener.getsockname() == ("127.0.0.1", port)


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_the_server_says_where_portals_are_and_ends_when_it_is_told(tmp_path: Path, stop: signal.Signals) -> None:
    Press(tmp_path).publish(province())
    port = free_port()
    process = subprocess.Popen(
        [SITEGEN, "serve", tmp_path / "out", "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "serving:\n"
    assert process.stdout.readline() == "  http://localhost:8000/tinh-a/\n"
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(b"GET /tinh-a/ HTTP/1.0\r\n\r\n")
        assert connection.recv(12) == b"HTTP/1.1 200"
    process.send_signal(stop)
    stdout, stderr = process.communicate()
    assert (process.returncode, stdout) == (0, "")
    assert "Traceback" not in stderr
