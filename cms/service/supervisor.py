"""A parent process that forks children, restarts those that die, and stops them when it stops."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Mapping
from types import FrameType

RESTART_DELAY = 1.0
"""Minimum seconds between two starts of a child, so that one that cannot start does not use up the machine."""

PATIENCE = 10.0
"""Seconds that children have to finish their work when everything is stopped."""

PARENT_CHECK = 0.2
"""Seconds between two checks of a child that its parent is still alive."""

_log = logging.getLogger(__name__)


class Supervisor:
    """Keeps named children running. It has no threads, so it can fork safely at any time."""

    def __init__(self, children: Mapping[str, Callable[[], None]]) -> None:
        self._children = children
        self._running: dict[int, str] = {}
        self._started: dict[str, float] = {}
        self._stopping = False

    def run(self) -> None:
        """Start all children and return when they have ended after SIGINT or SIGTERM."""
        for name in self._children:
            self._start(name)
        signal.signal(signal.SIGINT, self._stop)
        signal.signal(signal.SIGTERM, self._stop)
        deadline = 0.0
        # All children may be dead at the same time, waiting for their restart.
        while self._running or not self._stopping:
            if self._stopping and not deadline:
                deadline = time.monotonic() + PATIENCE
                self._signal(signal.SIGTERM)
            if deadline and time.monotonic() > deadline:
                self._signal(signal.SIGKILL)
            self._reap()
            # Sleep briefly: a signal that arrives just before the sleep is noticed only after it.
            time.sleep(0.05)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self._stopping = True

    def _signal(self, number: int) -> None:
        for pid in list(self._running):
            os.kill(pid, number)

    def _reap(self) -> None:
        """Reap children that ended, and restart them unless everything is stopping."""
        for pid in list(self._running):
            ended, status = os.waitpid(pid, os.WNOHANG)
            if not ended:
                continue
            name = self._running.pop(pid)
            if not self._stopping:
                _log.warning("%s ended (%s) and is started again", name, _describe(status))
        if self._stopping:
            return
        for name in self._children:
            rested = time.monotonic() - self._started[name] >= RESTART_DELAY
            if name not in self._running.values() and rested:
                self._start(name)

    def _start(self, name: str) -> None:
        self._started[name] = time.monotonic()
        sys.stdout.flush()
        sys.stderr.flush()
        parent = os.getpid()
        pid = os.fork()
        if pid:
            self._running[pid] = name
            return
        _run_child(self._children[name], parent)


def _run_child(work: Callable[[], None], parent: int) -> None:
    """Do the work of a child and end the process without running the parent's exit handlers."""
    code = 1
    try:
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        # A terminal sends Ctrl-C to the whole process group; only the parent reacts to it.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        threading.Thread(target=_follow, args=(parent,), daemon=True, name="follows its parent").start()
        work()
        code = 0
    except KeyboardInterrupt:
        code = 0
    except BaseException:
        traceback.print_exc()
        raise
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _follow(parent: int) -> None:
    """Stop when the parent is gone, however it ended, so that no old worker or server remains."""
    while os.getppid() == parent:
        time.sleep(PARENT_CHECK)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(PATIENCE)
    os._exit(1)


def _describe(status: int) -> str:
    if os.WIFSIGNALED(status):
        return f"signal {signal.Signals(os.WTERMSIG(status)).name}"
    return f"exit code {os.WEXITSTATUS(status)}"
