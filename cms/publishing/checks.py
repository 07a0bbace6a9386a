"""System checks: what a machine must offer before anything can be published."""

from __future__ import annotations

import os
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from PIL import features


@register(Tags.files)
def check_data_folder(app_configs: Any, **_: Any) -> list[CheckMessage]:
    """Report the folders below MOTCUA_DATA that this process cannot write to."""
    environment = settings.ENVIRONMENT
    folders = (environment.media, environment.releases, environment.mail, environment.state)
    return [
        Error(
            f"{folder} cannot be written to",
            hint="Name another folder in MOTCUA_DATA, or change its owner",
            id="motcua.E001",
        )
        for folder in folders
        if not os.access(folder, os.W_OK)
    ]


@register(Tags.security)
def check_secret_key(app_configs: Any, **_: Any) -> list[CheckMessage]:
    """Report a session key that other users of the machine can read."""
    file = settings.ENVIRONMENT.data / "secret-key"
    if file.exists() and file.stat().st_mode & 0o077:
        return [Error(f"{file} can be read by others", hint=f"chmod 600 '{file}'", id="motcua.E002")]
    return []


@register(Tags.database)
def check_pictures(app_configs: Any, **_: Any) -> list[CheckMessage]:
    """Report image formats that Pillow cannot write."""
    return [
        Warning(f"Pillow was built without {name}", hint="Install Pillow's own wheel", id="motcua.W001")
        for name in ("avif", "webp")
        if not features.check(name)
    ]
