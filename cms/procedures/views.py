"""The screens of definitions, for national administrators, and of listings, for an agency's approvers."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views import generic
from wagtail.models import Locale

from cms.agencies.models import Agency
from cms.agencies.permissions import portals_for
from cms.agencies.scoping import ScopedEditView, ScopedIndexView
from cms.procedures.choices import State
from cms.procedures.choosers import with_words
from cms.procedures.extensions import definition_address, listing_address
from cms.procedures.models import Listing, Procedure
from cms.procedures.summaries import as_defined, fees_line, time_line

LONG_COLUMNS = (
    *("source_detail", "source_catalogue", "methods", "services", "dossier", "steps", "executing", "authority"),
    *("delegated", "coordinating", "receiving", "results", "legal", "requirements", "redress", "remarks", "fields"),
    *("audiences", "life_events", "summary", "note"),
)
"""The long columns, which a list of definitions does not load."""


class DefinitionFilters(WagtailFilterSet):
    """The filters of the list of definitions."""

    field = django_filters.AllValuesFilter(label=_("Field of work"))
    owner = django_filters.ModelChoiceFilter(
        label=_("Responsible agency"),
        queryset=lambda request: Agency.objects.filter(procedures__isnull=False).distinct(),
    )
    odd = django_filters.BooleanFilter(label=_("Has points to check"), method="filter_with_issues")
    state = django_filters.ChoiceFilter(label=_("State"), choices=State.choices)
    locale = django_filters.ModelChoiceFilter(label=_("Language"), queryset=Locale.objects.all())
    live = django_filters.BooleanFilter(label=_("Published"))

    class Meta:
        model = Procedure
        fields: list[str] = []

    def filter_with_issues(self, rows: QuerySet[Procedure], name: str, value: bool) -> QuerySet[Procedure]:
        """Keep the definitions with or without issues."""
        return rows.exclude(oddities=[]) if value else rows.filter(oddities=[])


class DefinitionIndexView(generic.IndexView):
    """The list of definitions."""

    filterset_class = DefinitionFilters

    def get_base_queryset(self) -> QuerySet[Procedure]:
        """Load the rows without the long columns."""
        rows: QuerySet[Procedure] = super().get_base_queryset()
        return rows.select_related("locale", "owner").defer(*LONG_COLUMNS)

    def search_queryset(self, queryset: QuerySet[Procedure]) -> QuerySet[Procedure]:
        """Search by code or name, with or without accents."""
        return with_words(queryset, self.search_query or "")


class DefinitionEditView(generic.EditView):
    """The form of a definition."""

    def get_success_buttons(self) -> list[Any]:
        """Add a link to the page on the national portal."""
        return live_button(definition_address(self.object)) + super().get_success_buttons()


class DefinitionDeleteView(generic.DeleteView):
    """The confirmation page before a definition is deleted."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Refuse to delete a definition that agencies list. Wagtail's reference index lacks imported listings."""
        count = self.object.listings.count()
        if not count:
            return super().form_valid(form)
        sentence = ngettext(
            "%(count)d agency lists this procedure. Unpublish it, or wait until no agency lists it any more.",
            "%(count)d agencies list this procedure. Unpublish it, or wait until no agency lists it any more.",
            count,
        )
        messages.error(self.request, sentence % {"count": count})
        return redirect(reverse("procedures:edit", args=[self.object.pk]))


class ListingFilters(WagtailFilterSet):
    """The filters of the list of listings: by portal, for users who have several."""

    portal = django_filters.ModelChoiceFilter(label=_("Portal"), queryset=lambda request: portals_for(request.user))
    live = django_filters.BooleanFilter(label=_("Published"))

    class Meta:
        model = Listing
        fields: list[str] = []


class ListingIndexView(ScopedIndexView):
    """The listings of the user's portals."""

    filterset_class = ListingFilters

    def get_base_queryset(self) -> QuerySet[Listing]:
        """Load only code and name of the definitions."""
        long = [f"procedure__{name}" for name in LONG_COLUMNS]
        rows: QuerySet[Listing] = super().get_base_queryset()
        return rows.select_related("procedure", "portal").defer(*long)

    def search_queryset(self, queryset: QuerySet[Listing]) -> QuerySet[Any]:
        """Search by code or name of the procedure."""
        return with_words(queryset, self.search_query or "", "procedure__folded")


class ListingEditView(ScopedEditView):
    """The form of a listing."""

    def get_success_buttons(self) -> list[Any]:
        """Add a link to the page on the portal."""
        return listing_buttons(self.object) + super().get_success_buttons()


class ListingCreateView(generic.CreateView):
    """The form of a new listing."""

    def get_success_buttons(self) -> list[Any]:
        """Add a link to the page on the portal after creation."""
        return listing_buttons(self.object) + super().get_success_buttons()


def listing_buttons(listing: Listing) -> list[Any]:
    """The address of the page of a listing."""
    return live_button(listing_address(listing))


def live_button(address: str) -> list[Any]:
    """A button that leads to a public page, if there is one."""
    return [messages.button(address, gettext("View live"), new_window=True)] if address else []


DEFINITION_COLUMNS = [
    "name",
    Column("code", label=_("Code"), sort_key="code"),
    Column("locale", label=_("Language"), accessor="locale.language_code"),
    "field",
    Column("owner", label=_("Responsible agency"), accessor=lambda row: row.owner or ""),
    "state",
    Column("oddities", label=_("To check"), accessor=lambda row: len(row.oddities) or ""),
    BooleanColumn("live", label=_("Published")),
]
LISTING_COLUMNS: list[Any] = [
    "procedure",
    Column("portal", label=_("Portal"), sort_key="portal"),
    Column("fees", label=_("Fees"), accessor=lambda row: fees_line(row.to_record().fees, as_defined())),
    Column("time", label=_("Processing time"), accessor=lambda row: time_line(row.to_record().time, as_defined())),
    BooleanColumn("live", label=_("Published")),
]
