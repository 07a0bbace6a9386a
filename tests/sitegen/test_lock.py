"""A lock is held by one process, or shared by several."""

import contextlib
import os
import signal
from pathlib import Path

import pytest

from sitegen.lock import Lock
from tests.children import run


def test_who_finds_the_lock_taken_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with Lock(path, waits=True).alone():
        for other in (Lock(path, waits=False).alone, Lock(path, waits=False).together):
            with pytest.raises(BlockingIOError) as refused, other():
                pass
            assert refused.value.filename == str(path)
    with Lock(path, waits=False).alone():
        pass


def test_those_who_add_share_the_lock_and_keep_out_who_changes(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    first, second, third = (Lock(path, waits=False) for _ in range(3))
    with first.together(), second.together(), pytest.raises(BlockingIOError), third.alone():
        pass


def test_the_lock_is_free_after_an_error(tmp_path: Path) -> None:
    lock = Lock(tmp_path / "lock", waits=False)
    with pytest.raises(RuntimeError), lock.alone():
        raise RuntimeError
    with lock.alone():
        pass


def fork_while_locked(path: Path, fails: bool) -> None:
    lock = Lock(path, waits=False)
    wait, end = os.pipe()
    with contextlib.suppress(RuntimeError), lock.alone():
        if os.fork() == 0:
            os.close(end)
            os.read(wait, 1)
            os._exit(0)
        if fails:
            raise RuntimeError
    with lock.alone():
        pass
    os.close(end)
    os.wait()


@pytest.mark.parametrize("fails", [False, True])
def test_a_child_that_was_forked_meanwhile_does_not_keep_the_lock(tmp_path: Path, fails: bool) -> None:
    assert run(fork_while_locked, tmp_path / "lock", fails) == 0


def die_with(path: Path) -> None:
    with Lock(path, waits=True).alone():
        os.kill(os.getpid(), signal.SIGKILL)


def test_the_lock_ends_with_the_process_that_holds_it(tmp_path: Path) -> None:
    assert run(die_with, tmp_path / "lock") == -signal.SIGKILL
    with Lock(tmp_path / "lock", waits=False).alone():
        pass
