"""The search index that needs no server: tantivy, with its files in a folder."""

from sitegen.search.embedded.index import EmbeddedIndex

__all__ = ["EmbeddedIndex"]
