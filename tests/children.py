"""Child processes for tests.

Each is forked from a server process that does nothing else. Pytest's own process has threads (Playwright's, Django's
live server) and must not fork: a child could wait for ever for a lock that a thread held, and it would keep the other
end of every pipe open.
"""

import multiprocessing
from collections.abc import Callable
from multiprocessing.context import ForkServerProcess

PATIENCE = 120
"""Seconds after which a child is considered to hang."""

children = multiprocessing.get_context("forkserver")
children.set_forkserver_preload(["hypothesis", "pytest", "sitegen.adapters"])


def start(act: Callable[..., object], *arguments: object) -> ForkServerProcess:
    """Start a module-level function in a child; its arguments must be picklable."""
    child = children.Process(target=act, args=arguments, daemon=True)
    child.start()
    return child


def wait_for(child: ForkServerProcess) -> int:
    """Wait for a child; return its exit code, or minus the number of the signal that ended it."""
    child.join(PATIENCE)
    if child.exitcode is None:
        child.kill()
        child.join()
        raise AssertionError(f"{child.name} hung for {PATIENCE} s")
    return child.exitcode


def run(act: Callable[..., object], *arguments: object) -> int:
    """Run a function in a child and wait for its end; return its exit code."""
    return wait_for(start(act, *arguments))
