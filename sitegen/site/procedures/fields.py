"""Groups the procedures of a list by field."""

from collections.abc import Iterable
from typing import NamedTuple

from sitegen.site.collation import collation_key
from sitegen.site.procedures.pages import ProcedurePage


class ProcedureField(NamedTuple):
    """A field with its procedures in alphabetical order; name and locale are empty for procedures without a field."""

    name: str
    locale: str
    pages: tuple[ProcedurePage, ...]


def by_field(pages: Iterable[ProcedurePage], locale: str) -> list[ProcedureField]:
    """Group by field: fields in alphabetical order, procedures without one last; names are in `locale` if possible."""
    groups: dict[str, list[ProcedurePage]] = {}
    names: dict[str, tuple[bool, str, str]] = {}
    for page in pages:
        fields = page.procedure.fields
        key = (fields[0].code or fields[0].name) if fields else ""
        groups.setdefault(key, []).append(page)
        if fields:
            told = (page.locale != locale, page.locale, fields[0].name)
            names[key] = min(names.get(key, told), told)
    found = []
    for key, group in groups.items():
        _, language, name = names.get(key, (False, "", ""))
        found.append(ProcedureField(name, language, tuple(sorted(group, key=_order))))
    return sorted(found, key=lambda field: (not field.name, collation_key(field.name), field.locale))


def _order(page: ProcedurePage) -> tuple[object, ...]:
    return (collation_key(page.title), page.procedure.code, page.id)
