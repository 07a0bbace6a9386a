"""The forms of definitions and listings."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from wagtail.admin.forms import WagtailAdminModelForm

from cms.agencies.scoping import ScopedForm
from cms.procedures.choosers import choosable


class DefinitionForm(WagtailAdminModelForm):
    """Notes when somebody changed the definition."""

    def save(self, commit: bool = True) -> Any:
        """Save with the time."""
        self.instance.updated_at = timezone.now()
        return super().save(commit)


class ListingForm(ScopedForm):
    """Offers the definitions that may be listed; a listing never moves to another portal."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["procedure"].queryset = choosable()
        if self.instance.pk:
            self.fields["portal"].disabled = True
            # The definition may have been withdrawn since; the listing can still be edited, or deleted.
            self.fields["procedure"].disabled = True

    def save(self, commit: bool = True) -> Any:
        """Save with the time."""
        self.instance.updated_at = timezone.now()
        return super().save(commit)
