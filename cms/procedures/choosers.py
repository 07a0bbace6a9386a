"""The chooser of definitions: searched by code or name, with or without accents, open to every approver."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from cms.procedures.models import Procedure
from content_models.folding import fold
from content_models.languages import FIRST_LANGUAGE

FOR_LISTS = ("pk", "key", "code", "name", "field", "live", "locale_id")
"""The columns that a list needs; the others hold long texts."""


def with_words(rows: QuerySet[Procedure], query: str, path: str = "folded") -> QuerySet[Any]:
    """The rows whose code and name contain all words of a query, with or without accents and capitals."""
    for word in fold(query).split():
        rows = rows.filter(**{f"{path}__contains": word})
    return rows


def choosable() -> QuerySet[Procedure]:
    """Published definitions in the main language, which listings refer to."""
    # Listings refer to the rows of the first language, in which every definition is written.
    return Procedure.objects.filter(live=True, locale__language_code=FIRST_LANGUAGE)


class WordsFilter(BaseFilterForm):
    """The search field of the chooser."""

    q = forms.CharField(
        label=_("Code or name"),
        widget=forms.TextInput(attrs={"placeholder": _("Such as 1.004222, or: dang ky thuong tru")}),
        required=False,
    )

    def filter(self, objects: QuerySet[Procedure]) -> QuerySet[Procedure]:
        """Keep the rows that contain all the words."""
        self.search_query = self.cleaned_data["q"]
        self.is_searching = bool(self.search_query)
        return with_words(objects, self.search_query)


class _Definitions:
    filter_form_class = WordsFilter
    ordering = ("code",)

    def get_object_list(self) -> QuerySet[Procedure]:
        """Load the rows without the long columns."""
        return choosable().only(*FOR_LISTS)

    @property
    def columns(self) -> list[Column]:
        """Show code, name and field of work."""
        title: Any = super().columns[0]  # type: ignore[misc]
        title.label = _("Procedure")
        return [title, Column("field", label=_("Field of work"))]


class DefinitionChooseView(_Definitions, ChooseView):
    """The chooser dialog."""


class DefinitionResultsView(_Definitions, ChooseResultsView):
    """The results in the dialog."""


procedure_chooser = ChooserViewSet(
    "procedure_chooser",
    model=Procedure,
    icon="clipboard-list",
    choose_one_text=_("Choose a procedure"),
    choose_another_text=_("Choose another procedure"),
    choose_view_class=DefinitionChooseView,
    choose_results_view_class=DefinitionResultsView,
    register_widget=True,
)
