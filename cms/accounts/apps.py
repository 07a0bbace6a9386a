"""The app of users."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Users; what they may do is decided by memberships."""

    name = "cms.accounts"
    label = "accounts"
