"""The one place that chooses the search engine of this installation."""

from django.conf import settings

from sitegen.search.embedded import EmbeddedEngine
from sitegen.search.engine import Engine


def open_index() -> Engine:
    """The index in the data folder; to be opened in the process that uses it, not before a fork."""
    return EmbeddedEngine(settings.ENVIRONMENT.index)
