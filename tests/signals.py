"""Children of the tests that die of the signals that a shell may have told the tests to ignore.

A shell without job control starts what stands before `&` with SIGINT ignored, and `trap "" INT` or nohup do alike. A
program keeps ignoring what it was told to ignore, in its children too, so that tests which send such a signal to one
would wait for ever. A signal that is handled is another matter: in a new program it has its usual effect again.
"""

import signal
from types import FrameType

SENT = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
"""The signals that tests send, or that end them."""


def restore_signals_of_children() -> None:
    """Go on ignoring what this process was told to ignore, but in a way that its children do not inherit."""
    for number in SENT:
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, _ignore)


def _ignore(number: int, frame: FrameType | None) -> None:
    """Do nothing: as SIG_IGN does, but only within this program."""
