"""What can be wrong with the content of the demo."""

from content_models.errors import MotCuaError


class DemoError(MotCuaError):
    """A file of the demo's content cannot be understood, or names something that is not there."""
