"""Places in Wagtail 8.0 that show one agency's words or people to another and offer no hook; the crawl tests each."""

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
    """Raises AttributeError or KeyError where a newer Wagtail has moved what is replaced here."""
    for thing, name, replacement in PATCHED:
        getattr(thing, name)
        setattr(thing, name, replacement)


def no_tags(model: Any, count: int = 10) -> Any:
    """Tags are one list for all agencies, so the listings suggest none."""
    return Tag.objects.none()


def people_of(column: str) -> Callable[[HttpRequest], QuerySet[User]]:
    """Whom a filter of a listing offers: the people of a column of the pages that the user may explore."""

    def people(request: HttpRequest) -> QuerySet[User]:
        return User.objects.filter(pk__in=_pages(request).values(column))

    return people


def editors(request: HttpRequest) -> QuerySet[User]:
    """Those who have edited a page that the user may explore."""
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
