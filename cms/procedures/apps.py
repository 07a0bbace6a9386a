"""The Django app for procedures."""

from django.apps import AppConfig


class ProceduresConfig(AppConfig):
    """Configuration of the app."""

    name = "cms.procedures"
    label = "procedures"
