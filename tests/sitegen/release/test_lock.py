"""One process at a time changes a target."""

import os
from pathlib import Path

import pytest

from sitegen.release.errors import TargetBusyError
from sitegen.release.lock import Lock


def test_who_finds_the_lock_taken_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with Lock(path, waits=True).alone():
        for other in (Lock(path, waits=False).alone, Lock(path, waits=False).together):
            with pytest.raises(TargetBusyError, match=f"{tmp_path}: another process is publishing"), other():
                pass
    with Lock(path, waits=False).alone():
        pass


def test_those_who_add_share_the_lock_and_keep_out_who_changes(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    first, second, third = (Lock(path, waits=False) for _ in range(3))
    with first.together(), second.together(), pytest.raises(TargetBusyError), third.alone():
        pass


def test_the_lock_is_free_after_an_error(tmp_path: Path) -> None:
    lock = Lock(tmp_path / "lock", waits=False)
    with pytest.raises(RuntimeError), lock.alone():
        raise RuntimeError
    with lock.alone():
        pass


def test_a_child_that_was_forked_meanwhile_does_not_keep_the_lock(tmp_path: Path) -> None:
    lock = Lock(tmp_path / "lock", waits=False)
    wait, end = os.pipe()
    with lock.alone():
        child = os.fork()
        if child == 0:
            os.close(end)
            os.read(wait, 1)
            os._exit(0)
    with lock.alone():
        pass
    os.close(end)
    os.waitpid(child, 0)
    os.close(wait)


def test_the_lock_ends_with_the_process_that_holds_it(tmp_path: Path) -> None:
    lock = Lock(tmp_path / "lock", waits=True)
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        with lock.alone():
            os.write(tell, b"!")
            os.kill(os.getpid(), 9)
    os.read(told, 1)
    with lock.alone():
        pass
    os.waitpid(child, 0)
    os.close(told)
    os.close(tell)
