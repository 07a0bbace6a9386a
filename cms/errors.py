"""What can go wrong in the CMS beyond a fault in one page."""

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
    """A file of another format, or none that can be read: nothing of it may be used."""
