"""Lets an app call code of a higher app that it may not import."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, ParamSpec, TypeVar

from django.core.exceptions import ImproperlyConfigured

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


class ExtensionPoint(Generic[Arguments, Result]):
    """A function that the lower app declares and calls, and that the upper app supplies in `AppConfig.ready`."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._function: Callable[Arguments, Result] | None = None

    def supply(self, function: Callable[Arguments, Result]) -> None:
        """Set the function to call; raises ImproperlyConfigured if another one was set before."""
        if self._function not in (None, function):
            raise ImproperlyConfigured(f"two functions are supplied for {self._name}; keep one")
        self._function = function

    def __call__(self, *arguments: Arguments.args, **named: Arguments.kwargs) -> Result:
        """Call the supplied function; raises ImproperlyConfigured if there is none."""
        if self._function is None:
            raise ImproperlyConfigured(
                f"no app supplies {self._name}; add the one that does, such as cms.export, to INSTALLED_APPS"
            )
        return self._function(*arguments, **named)
