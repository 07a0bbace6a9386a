"""Patches where Wagtail 8.0 shows one agency's tags or people to another and offers no hook.

tests/cms/agencies crawls the admin and would find each place again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from taggit.models import Tag
from wagtail.admin import filters
from wagtail.admin.views.pages.listing import PageFilterSet
from wagtail.admin.views.reports.locked_pages import LockedPagesReportFilterSet
from wagtail.images.views import chooser
from wagtail.models import Page, PageLogEntry
from wagtail.permissions import policy_registry

from cms.accounts.models import User


def apply_patches() -> None:
    """Apply all patches; raises AttributeError or KeyError if a newer Wagtail has moved what they replace."""
    for thing, name, replacement in PATCHED:
        getattr(thing, name)
        setattr(thing, name, replacement)


def no_tags(model: Any, count: int = 10) -> Any:
    """Suggest no tags in listings, since all agencies share one list of tags."""
    return Tag.objects.none()


def people_of(column: str) -> Callable[[HttpRequest], QuerySet[User]]:
    """The users to offer in a filter of a listing: those in this column of the pages that the user may see."""

    def people(request: HttpRequest) -> QuerySet[User]:
        return User.objects.filter(pk__in=_pages(request).values(column))

    return people


def editors(request: HttpRequest) -> QuerySet[User]:
    """The users who edited a page that the user may see."""
    edits = PageLogEntry.objects.filter(action="wagtail.edit", page__in=_pages(request).values("pk"))
    return User.objects.filter(pk__in=edits.order_by().values("user"))


def _pages(request: HttpRequest) -> QuerySet[Page]:
    pages: QuerySet[Page] = policy_registry.get_by_type(Page).explorable_instances(request.user)
    return pages.order_by()


PATCHED = (
    (filters, "popular_tags_for_model", no_tags),
    (chooser, "popular_tags_for_model", no_tags),
    (PageFilterSet.base_filters["owner"], "queryset", people_of("owner")),
    (PageFilterSet.base_filters["edited_by"], "queryset", editors),
    (LockedPagesReportFilterSet.base_filters["locked_by"], "queryset", people_of("locked_by")),
)
