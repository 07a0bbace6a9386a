"""The app of users."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Users; their memberships of agencies decide what they may do."""

    name = "cms.accounts"
    label = "accounts"
