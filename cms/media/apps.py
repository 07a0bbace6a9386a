"""The app of images and documents."""

from django.apps import AppConfig


class MediaConfig(AppConfig):
    """Uploads and what is published of them."""

    name = "cms.media"
    label = "media"

    def ready(self) -> None:
        """Watch uploads."""
        from cms.media import signals  # noqa: F401
