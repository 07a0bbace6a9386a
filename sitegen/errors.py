"""Errors that stop a whole build; a fault in a single record is a Problem instead."""

from content_models.errors import MotCuaError


class BuildError(MotCuaError):
    """A portal cannot be built at all; its live release stays as it is."""


class ThemeError(MotCuaError):
    """A theme is missing, incomplete or broken."""


class SearchError(MotCuaError):
    """The search index cannot be read or written; it still shows what it showed before."""
