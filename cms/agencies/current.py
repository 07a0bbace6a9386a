"""For whom the running request is; Wagtail's own log context ends before a page is rendered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

_user: ContextVar[Any] = ContextVar("user", default=None)


def current_user() -> Any:
    """The user of the running request; None in a command or a worker, and for somebody who has not logged in."""
    user = _user.get()
    return user if user is not None and user.is_authenticated else None


@contextmanager
def on_behalf_of(user: Any) -> Iterator[None]:
    """Until the block ends, `current_user` is this one."""
    token = _user.set(user)
    try:
        yield
    finally:
        _user.reset(token)
