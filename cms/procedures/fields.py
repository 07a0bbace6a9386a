"""Form and model fields for numbers and for lists of words, which are ticked or written one per line."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

MAX_AMOUNT = 10**15 - 1
"""The largest integer that a float represents exactly; no fee is as high."""

_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:[., \u00a0][0-9]{3})+")


class AmountFormField(forms.FloatField):
    """A number of zero or more; a whole number stays an int."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"min_value": 0, "max_value": MAX_AMOUNT, **options})

    def to_python(self, value: Any) -> Any:
        """Convert to 1, not 1.0. Refuse 15.000: an editor means fifteen thousand, Python would read fifteen."""
        text = value.strip() if isinstance(value, str) else ""
        if _GROUPED.fullmatch(text):
            sentence = _("“%(value)s” can be read in two ways. Write the number without separators: %(plain)s.")
            raise ValidationError(sentence % {"value": text, "plain": re.sub("[^0-9]", "", text)})
        return whole(super().to_python(value))


def whole(number: float | None) -> float | None:
    """Return a number without a fraction as an int, as people and records write it."""
    return int(number) if number is not None and float(number).is_integer() else number


def one_line_end(text: str) -> str:
    """Undo the line ends that a browser adds to a posted text."""
    return text.replace("\r\n", "\n")


class AmountField(models.FloatField):
    """A quantity, or nothing."""

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """Convert to 1, not 1.0."""
        return whole(value)

    def formfield(self, **options: Any) -> forms.Field | None:
        """A number of zero or more."""
        return super().formfield(**{"form_class": AmountFormField, **options})


class LinesFormField(forms.CharField):
    """A list as a text with one entry per line; empty lines are ignored."""

    widget = forms.Textarea(attrs={"rows": 3})

    def __init__(self, **options: Any) -> None:
        for surplus in ("encoder", "decoder"):
            options.pop(surplus, None)
        super().__init__(**options)

    def prepare_value(self, value: Any) -> Any:
        """A line for each entry."""
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:
        """Return the lines that are not empty."""
        lines = value if isinstance(value, list) else str(value or "").splitlines()
        return [line.strip() for line in lines if line.strip()]

    def run_validators(self, value: Any) -> None:
        """Check the length of each entry: the contract limits entries, not the whole text."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare the cleaned lists."""
        return self.to_python(initial) != self.to_python(data)


class WordsField(models.JSONField):
    """A list of words, in the order in which they were written."""

    def __init__(self, *arguments: Any, words: type[models.TextChoices] | None = None, **options: Any) -> None:
        self.words = words
        options.setdefault("default", list)
        options.setdefault("blank", True)
        super().__init__(*arguments, **options)

    def formfield(self, **options: Any) -> forms.Field | None:
        """Use checkboxes if there are choices, else one entry per line."""
        options.pop("form_class", None)
        if self.words is None:
            return models.Field.formfield(self, **{"form_class": LinesFormField, **options})
        return forms.MultipleChoiceField(
            choices=self.words.choices,
            widget=forms.CheckboxSelectMultiple,
            required=not self.blank,
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
        )

    def validate(self, value: Any, model_instance: Any) -> None:
        """Refuse anything but texts."""
        super().validate(value, model_instance)
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            raise ValidationError(_("Write one entry a line."))
