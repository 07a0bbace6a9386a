"""The one place that chooses the search engine of this installation."""

from django.conf import settings

from sitegen.search.embedded import EmbeddedIndex
from sitegen.search.search_index import SearchIndex


def open_index() -> SearchIndex:
    """The index in the data folder; to be opened in the process that uses it, not before a fork."""
    return EmbeddedIndex(settings.ENVIRONMENT.index)
