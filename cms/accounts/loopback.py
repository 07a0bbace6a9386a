"""The demo's password is published, so it is refused to requests from outside this machine."""

from __future__ import annotations

import ipaddress
import logging

from django.http import HttpRequest

DEMO_PASSWORD = "mot-cua-demo-2026"
"""Printed by the demo and written in the README: anybody can use an account that has it."""

_FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_FORWARDED", "HTTP_VIA")
_log = logging.getLogger(__name__)


def allows(request: HttpRequest | None, password: str | None) -> bool:
    """Whether the sender of this request may use this password."""
    if password != DEMO_PASSWORD or _is_local(request):
        return True
    _log.warning("the demo password was refused to a request from outside this machine")
    return False


def _is_local(request: HttpRequest | None) -> bool:
    """Whether a request came directly from this machine; behind a proxy the sender could be anybody."""
    if request is None or any(name in request.META for name in _FORWARDED):
        return False
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
