"""The app that publishes: it queues changes, and its workers bring them to the portals."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """Holds the tables of changes, publications and receipts."""

    name = "cms.publishing"
    label = "publishing"

    def ready(self) -> None:
        """Connect the signal handlers and register the system checks."""
        from cms.publishing import checks, signals  # noqa: F401
