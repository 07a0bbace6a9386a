"""Errors in the content of the demo."""

from content_models.errors import MotCuaError


class DemoError(MotCuaError):
    """A file of the demo's content cannot be read, or refers to something that does not exist."""
