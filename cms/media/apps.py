"""The Django app for images and documents."""

from django.apps import AppConfig


class MediaConfig(AppConfig):
    """Configuration of the app."""

    name = "cms.media"
    label = "media"

    def ready(self) -> None:
        """Connect the signal handlers for uploads."""
        from cms.media import signals  # noqa: F401
