"""The demo as a newcomer runs it: a separate process, its log, and its portals on disk."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from tests.services.server import tail

START_SECONDS = 120
SETTLE_SECONDS = 60

Trees = dict[str, dict[str, str]]
"""For each portal, the SHA-256 of each file of its live tree."""


class Reply(NamedTuple):
    """The answer of a server."""

    status: int
    url: str
    text: str


class Demo:
    """A process of `motcua demo` with its port and data folder."""

    def __init__(self, data: Path, port: int, database_url: str = "") -> None:
        self.data = data
        self.port = port
        self.origin = f"http://localhost:{port}"
        self.log = data.parent / f"{data.name}.log"
        self._environment = demo_environment(data, port, database_url)
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, *options: str) -> None:
        """Start the demo and wait until it prints that it is ready."""
        with self.log.open("wb") as sink:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "cms.cli", "demo", *options],
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=sink,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        ready = f"ready: {self.origin}/\n"

        def is_ready() -> bool:
            assert self.process is not None
            assert self.process.poll() is None, f"the demo ended with {self.process.returncode}:\n{tail(self.log)}"
            return ready in self.output()

        try:
            wait_for(is_ready, START_SECONDS, lambda: tail(self.log))
        except BaseException:
            self.kill()
            raise

    def stop(self, number: signal.Signals = signal.SIGTERM, *, group: bool = False) -> int:
        """Send a signal to the parent, or to the whole group as a terminal does; return the exit code."""
        assert self.process is not None
        os.killpg(self.process.pid, number) if group else self.process.send_signal(number)
        return self.process.wait(30)

    def kill(self) -> None:
        """Send SIGKILL to the parent only."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def output(self) -> str:
        """Return everything printed so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def children(self) -> dict[str, int]:
        """Return the parent's children, named by their open files: the worker has a lock in `state/workers` open."""
        assert self.process is not None
        found = {}
        for pid in children_of(self.process.pid):
            found["worker" if self._is_worker(pid) else "server"] = pid
        return found

    def _is_worker(self, pid: int) -> bool:
        return any((self.data / "state" / "workers").glob(f"*-{pid}-*.lock"))

    def settle(self) -> None:
        """Wait until all changes are published; raises if this takes too long or publishing failed."""

        def is_settled() -> bool:
            counts = dict(re.findall(r'motcua_changes\{state="(\w+)"\} (\d+)', self.get("/metrics").text))
            return bool(counts) and not any(int(counts[state]) for state in ("pending", "leased", "failed"))

        wait_for(is_settled, SETTLE_SECONDS, lambda: tail(self.log))

    def get(self, path: str, **headers: str) -> Reply:
        """Request a path or a complete address of this demo."""
        address = path if path.startswith("http") else self.origin + path
        request = urllib.request.Request(address, headers={name.replace("_", "-"): headers[name] for name in headers})
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return Reply(answer.status, answer.url, answer.read().decode("utf-8"))
        except urllib.error.HTTPError as error:
            with error:
                return Reply(error.code, error.url or address, error.read().decode("utf-8"))

    def trees(self) -> Trees:
        """Return the hashes of the live trees of all portals."""
        return {folder.name: _hash_tree(folder / "live") for folder in sorted((self.data / "releases").iterdir())}

    def live(self, portal: str, path: str) -> str:
        """Return the text of a file of a live tree."""
        return (self.data / "releases" / portal / "live" / path).read_text(encoding="utf-8")

    def files_naming(self, portal: str, words: str) -> set[str]:
        """Return the files of a live tree that contain a text."""
        root = (self.data / "releases" / portal / "live").resolve()
        files = (file for file in root.rglob("*") if file.is_file())
        return {str(file.relative_to(root)) for file in files if words in file.read_text(encoding="utf-8")}

    def releases(self) -> dict[str, int]:
        """Return the number of each portal's latest release."""
        return {
            folder.name: max((int(number) for number in _numbers(folder / "releases")), default=0)
            for folder in sorted((self.data / "releases").iterdir())
        }


@contextlib.contextmanager
def running_demo(data: Path, port: int, database_url: str = "") -> Iterator[Demo]:
    """Run a demo that is stopped in the end, even if the test fails."""
    demo = Demo(data, port, database_url)
    demo.start()
    try:
        yield demo
    finally:
        if demo.process is not None and demo.process.poll() is None:
            demo.stop()


def demo_environment(data: Path, port: int, database_url: str = "") -> dict[str, str]:
    """Return the environment of a demo, without the settings of the developer's own installation."""
    ours = (
        "MOTCUA_",
        "DATABASE_URL",
        "PUBLIC_URL",
        "ALLOWED_HOSTS",
        "BEHIND_PROXY",
        "MAIL_URL",
        "DJANGO_",
        "SECRET_KEY",
    )
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    root = str(Path(__file__).resolve().parents[2])
    python_path = os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH", "")]))
    chosen = {"MOTCUA_DATA": str(data), "PORT": str(port), "DATABASE_URL": database_url, "PYTHONPATH": python_path}
    return {**inherited, **chosen}


def wait_for(condition: Callable[[], object], seconds: float, explain: Callable[[], str] = str) -> None:
    """Poll until a condition holds; fails with an explanation at the deadline."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"not within {seconds} s:\n{explain()}"
        time.sleep(0.05)


def children_of(pid: int) -> list[int]:
    """Return the child processes of a process."""
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]
    except (FileNotFoundError, ProcessLookupError):
        return []


def is_running(pid: int) -> bool:
    """Return whether a process is running; a zombie is not."""
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text("utf-8", errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        return False


def changed_paths(before: Trees, after: Trees) -> set[str]:
    """Return `portal/path` of every file that was added, changed or removed."""
    return {
        f"{portal}/{path}"
        for portal in before.keys() | after.keys()
        for path in _differing(before.get(portal, {}), after.get(portal, {}))
    }


def _differing(before: Mapping[str, str], after: Mapping[str, str]) -> set[str]:
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def _hash_tree(tree: Path) -> dict[str, str]:
    root = tree.resolve()
    files = (file for file in sorted(root.rglob("*")) if file.is_file())
    return {str(file.relative_to(root)): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def _numbers(folder: Path) -> list[str]:
    return [match[1] for match in (re.match(r"0*(\d+)", entry.name) for entry in folder.iterdir()) if match]
