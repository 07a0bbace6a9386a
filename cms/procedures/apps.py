"""The app of procedures."""

from django.apps import AppConfig


class ProceduresConfig(AppConfig):
    """Definitions and listings."""

    name = "cms.procedures"
    label = "procedures"
