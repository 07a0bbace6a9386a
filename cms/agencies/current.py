"""The user of the running request, also while a page is rendered; Wagtail's own log context ends before that."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

_user: ContextVar[Any] = ContextVar("user", default=None)


def current_user() -> Any:
    """The user of the running request; None in a command, in a worker, and before log-in."""
    user = _user.get()
    return user if user is not None and user.is_authenticated else None


@contextmanager
def on_behalf_of(user: Any) -> Iterator[None]:
    """Make `current_user` return this user until the block ends."""
    token = _user.set(user)
    try:
        yield
    finally:
        _user.reset(token)
