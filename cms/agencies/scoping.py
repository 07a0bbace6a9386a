"""Screens for models with a foreign key `portal`, on which members see only the rows of their own portals."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.views import generic
from wagtail.admin.views.generic import history, usage
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import policy_registry

from cms.agencies.permissions import portals_approved_by


class ScopedForm(WagtailAdminModelForm):
    """Offers only the portals for which the user is an approver."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        if self.for_user is not None:
            portals = portals_approved_by(self.for_user)
            self.fields["portal"].queryset = portals
            if portals.count() == 1:
                self.fields["portal"].initial = portals.get().pk


class ScopedRows:
    """For listings: the rows that the user may change."""

    def get_base_queryset(self) -> Any:
        """Filtered by the policy of the model."""
        rows = super().get_base_queryset()  # type: ignore[misc]
        policy = policy_registry.get_by_type(self.model)  # type: ignore[attr-defined]
        changeable = policy.instances_user_has_permission_for(self.request.user, "change")  # type: ignore[attr-defined]
        return rows.filter(pk__in=changeable.values("pk"))


class ScopedObject:
    """For the views of one row: Wagtail's own check only the permission for the model, not for the row."""

    def setup(self, request: HttpRequest, *arguments: Any, **named: Any) -> None:
        """Check the permission before any other part of the view reads the row."""
        key = named.get("pk") or (arguments[0] if arguments else None)
        if key is None or not str(key).isdecimal():
            raise Http404
        row = get_object_or_404(self.model, pk=key)  # type: ignore[attr-defined]
        if request.user.is_authenticated:
            policy = policy_registry.get_by_type(type(row))
            if not policy.user_has_permission_for_instance(request.user, "change", row):
                raise PermissionDenied
        super().setup(request, *arguments, **named)  # type: ignore[misc]


class ScopedIndexView(ScopedRows, generic.IndexView):
    """The list of rows."""


class ScopedEditView(ScopedObject, generic.EditView):
    """The form of a row."""


class ScopedDeleteView(ScopedObject, generic.DeleteView):
    """The question before a row is deleted."""


class ScopedHistoryView(ScopedObject, history.HistoryView):
    """The history of a row."""


class ScopedUsageView(ScopedObject, usage.UsageView):
    """The places where a row is used."""


class ScopedViewSet(ModelViewSet):
    """All these views for one model."""

    index_view_class = ScopedIndexView
    edit_view_class = ScopedEditView
    delete_view_class = ScopedDeleteView
    history_view_class = ScopedHistoryView
    usage_view_class = ScopedUsageView
    copy_view_enabled = False
    add_to_admin_menu = True
