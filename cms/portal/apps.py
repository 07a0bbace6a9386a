"""The app of page kinds."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Pages, menus and redirects."""

    name = "cms.portal"
    label = "portal"
