"""Processes of their own for what a test does in another process.

Each is forked from a server process that does nothing else. Pytest's own process has threads (Playwright's, Django's
live server) and must not fork: a child may wait for ever for a lock that a thread held, and it keeps the other end of
every pipe open.
"""

import multiprocessing
from collections.abc import Callable
from multiprocessing.context import ForkServerProcess

PATIENCE = 120
"""Seconds after which a child is taken to hang."""

children = multiprocessing.get_context("forkserver")
children.set_forkserver_preload(["hypothesis", "pytest", "sitegen.adapters"])


def start(act: Callable[..., object], *arguments: object) -> ForkServerProcess:
    """Let a function of a module run in a child; whatever it is given must be able to be pickled."""
    child = children.Process(target=act, args=arguments, daemon=True)
    child.start()
    return child


def wait_for(child: ForkServerProcess) -> int:
    """The exit code of a child, or minus the signal that ended it."""
    child.join(PATIENCE)
    if child.exitcode is None:
        child.kill()
        child.join()
        raise AssertionError(f"{child.name} hung for {PATIENCE} s")
    return child.exitcode


def run(act: Callable[..., object], *arguments: object) -> int:
    """Start a child and wait for it."""
    return wait_for(start(act, *arguments))
