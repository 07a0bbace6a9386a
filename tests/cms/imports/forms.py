"""The data that a browser posts when somebody opens the form of a definition and saves it unchanged."""

from __future__ import annotations

from typing import Any

from django import forms
from wagtail import blocks

from cms.procedures.blocks import LinesBlock


def posted(form: forms.ModelForm) -> dict[str, Any]:
    """Return the values of all fields of an unchanged form, with the line ends of a browser."""
    found: dict[str, Any] = {}
    for name, field in form.fields.items():
        value = field.prepare_value(form.get_initial_for_field(field, name))
        if hasattr(field, "block"):
            found |= _block(name, field.block, getattr(form.instance, name))
        elif isinstance(field, forms.NullBooleanField):
            found[name] = {True: "true", False: "false", None: "unknown"}[value]
        elif isinstance(value, list):
            found[name] = value
        elif value is True:
            found[name] = "on"
        elif value is not False:
            found[name] = _text(value)
    return found


def _block(prefix: str, block: Any, value: Any) -> dict[str, Any]:
    if isinstance(block, blocks.StreamBlock):
        items = [(child.block.name, child.id, child.block, child.value) for child in value]
    elif isinstance(block, blocks.ListBlock):
        items = [("", child.id, block.child_block, child.value) for child in value.bound_blocks]
    elif isinstance(block, blocks.StructBlock):
        return {
            name: text
            for child in block.child_blocks.values()
            for name, text in _block(f"{prefix}-{child.name}", child, value[child.name]).items()
        }
    elif isinstance(block, blocks.BooleanBlock):
        return {prefix: "on"} if value else {}
    else:
        return {prefix: _text("\n".join(value) if isinstance(block, LinesBlock) else value)}
    found = {f"{prefix}-count": str(len(items))}
    for number, (kind, id, child, inner) in enumerate(items):
        place = f"{prefix}-{number}"
        found |= {f"{place}-deleted": "", f"{place}-order": str(number), f"{place}-type": kind, f"{place}-id": id or ""}
        found |= _block(f"{place}-value", child, inner)
    return found


def _text(value: Any) -> str:
    return "" if value is None else str(value).replace("\r\n", "\n").replace("\n", "\r\n")
