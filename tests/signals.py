"""Lets signals end the children of the tests, even if a shell started the tests with these signals ignored.

A shell without job control starts background commands (`&`) with SIGINT ignored; `trap "" INT` and nohup have similar
effects. Children inherit ignored signals, so a test that sends such a signal to a child would wait for ever. Signals
with a handler are not inherited: in a new program they have their default effect again.
"""

import signal
from types import FrameType

SENT = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
"""The signals that tests send, or that end them."""


def restore_signals_of_children() -> None:
    """Keep ignoring the signals that this process ignores, but in a way that its children do not inherit."""
    for number in SENT:
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, _ignore)


def _ignore(number: int, frame: FrameType | None) -> None:
    """Do nothing, like SIG_IGN, but only in this process."""
