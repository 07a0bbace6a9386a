"""One transaction for each unsafe request of the admin.

Wagtail's edit view and admin API call the publish action directly and open no transaction of their own: a crash
between the page and its Change row would lose a publication that the editor was told of. ATOMIC_REQUESTS would
also wrap reads, and take SQLite's only write lock for them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase

SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
PREVIEWS = frozenset({"preview_on_add", "preview_on_edit", "wagtailadmin_block_preview"})
"""Views that write nothing but the session; a transaction would hold the write lock while a page is rendered."""


class OneTransaction:
    """Middleware that gives each unsafe request one transaction; it must be the last in the list."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; `process_view` opens the transaction."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], arguments: Any, named: Any
    ) -> HttpResponseBase | None:
        """Run a view that may write in a transaction, which an exception rolls back."""
        match = request.resolver_match
        if request.method in SAFE or (match and match.url_name in PREVIEWS):
            return None
        with transaction.atomic():
            return view(request, *arguments, **named)
