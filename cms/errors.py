"""Errors of the CMS that concern more than one page."""

from content_models.errors import MotCuaError


class SettingsError(MotCuaError):
    """A value in the environment cannot be used."""


class UnknownPortalError(MotCuaError):
    """No portal has this key."""


class AccountError(MotCuaError):
    """A login cannot be made as asked."""


class MediaError(MotCuaError):
    """An uploaded image or document cannot be published."""


class ImportFileError(MotCuaError):
    """A file to import has another format or cannot be read; nothing of it is used."""
