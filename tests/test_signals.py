"""If a shell ignores a signal, the tests ignore it too, but the programs that they start do not."""

import signal
import subprocess
import sys

import pytest

from tests.signals import SENT

PARENT = """
import os, signal, subprocess, sys
from tests.signals import restore_signals_of_children
number = signal.Signals(int(sys.argv[1]))
restore_signals_of_children()
os.kill(os.getpid(), number)
print(subprocess.run([sys.executable, "-c", f"import os; os.kill(os.getpid(), {number}); print('alive')"]).returncode)
"""


@pytest.mark.parametrize("number", SENT, ids=lambda number: number.name)
def test_a_signal_that_the_shell_ignores_ends_a_child_and_not_the_tests(number: signal.Signals) -> None:
    trapped = f'trap "" {number}; exec "$@"'
    done = subprocess.run(
        ["/bin/sh", "-c", trapped, "sh", sys.executable, "-c", PARENT, str(number.value)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, f"{-number}\n")


@pytest.mark.parametrize("number", SENT, ids=lambda number: number.name)
def test_no_signal_is_ignored_by_what_tests_start(number: signal.Signals) -> None:
    program = f"import signal; print(signal.getsignal({number}) == signal.SIG_IGN)"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout == b"False\n"
