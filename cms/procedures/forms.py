"""The forms of definitions and listings."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from wagtail.admin.forms import WagtailAdminModelForm

from cms.agencies.scoping import ScopedForm
from cms.procedures.choosers import choosable
from cms.procedures.fields import one_line_end
from cms.procedures.models import Procedure


class DefinitionForm(WagtailAdminModelForm):
    """The form of a definition; it records the time of a change."""

    def clean(self) -> dict[str, Any]:
        """Undo the line ends of the browser, so that an unedited text stays equal to its source."""
        cleaned: dict[str, Any] = super().clean()
        return {name: one_line_end(value) if isinstance(value, str) else value for name, value in cleaned.items()}

    def save(self, commit: bool = True) -> Any:
        """Save with the time."""
        self.instance.updated_at = timezone.now()
        return super().save(commit)


class ListingForm(ScopedForm):
    """The form of a listing. It offers the definitions that may be listed; a listing never moves to another portal."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        procedure = self.fields["procedure"]
        procedure.queryset = choosable()
        if self.instance.pk:
            # The definition may have been withdrawn meanwhile; the listing can still be edited.
            procedure.queryset = Procedure.objects.filter(pk=self.instance.procedure_id)
            procedure.disabled = self.fields["portal"].disabled = True

    def save(self, commit: bool = True) -> Any:
        """Save with the time."""
        self.instance.updated_at = timezone.now()
        return super().save(commit)
