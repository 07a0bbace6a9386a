"""A short text in several languages, kept in one column and edited in one field per language."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

MAX_LENGTH = 500


class LocalisedWidget(forms.MultiWidget):
    """One text input for each language; its label for screen readers is the language."""

    template_name = "agencies/localised_widget.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        self.locales = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
        super().__init__({code: forms.TextInput() for code in self.locales}, attrs)

    def decompress(self, value: dict[str, str] | None) -> list[str]:
        """The texts in the order of the languages."""
        return [(value or {}).get(code, "") for code in self.locales]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add the name of its language to each line."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        names = [str(label) for _code, label in settings.WAGTAIL_CONTENT_LANGUAGES]
        for part, label, code in zip(context["widget"]["subwidgets"], names, self.locales, strict=True):
            part["language"] = label
            part["attrs"] |= {"aria-label": label, "lang": code, "maxlength": MAX_LENGTH}
        return context


class LocalisedFormField(forms.MultiValueField):
    """The lines of a LocalisedWidget as a mapping from locale to text."""

    widget = LocalisedWidget

    def __init__(self, **options: Any) -> None:
        for surplus in ("encoder", "decoder", "max_length"):
            options.pop(surplus, None)
        lines = [forms.CharField(required=False, max_length=MAX_LENGTH) for _code in settings.WAGTAIL_CONTENT_LANGUAGES]
        super().__init__(fields=lines, require_all_fields=False, **options)

    def compress(self, data_list: list[str]) -> dict[str, str]:
        """Drop the languages without a text."""
        locales = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
        return {code: text for code, text in zip(locales, data_list or [""] * len(locales), strict=True) if text}

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare line by line, as the stored mapping lacks the empty ones."""
        widget: Any = self.widget
        return widget.decompress(initial) != [text or "" for text in data or []]


class LocalisedField(models.JSONField):
    """A mapping from locale to text; empty where there is none."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        options.setdefault("default", dict)
        super().__init__(*arguments, **options)

    def formfield(self, **options: Any) -> forms.Field:
        """One line per language."""
        options.pop("form_class", None)
        return models.Field.formfield(self, **{"form_class": LocalisedFormField, **options})

    def validate(self, value: Any, model_instance: Any) -> None:
        """Refuse anything but a mapping from locale to text."""
        super().validate(value, model_instance)
        if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
            raise ValidationError(_("Write one text per language."))
