"""Maps structs of the contract to columns and blocks: each field keeps its name and has one of five shapes.

Blocks mirror structs, so that one pair of functions serves all of them, and a field that the contract gains is
neither lost on the way in nor on the way out. A field that may be “unknown” as well as “confirmed none” has a second
one beside it, `no_<name>`, which is true for “confirmed none”. A part in which nothing is filled in is no part.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Any, NamedTuple
from uuid import NAMESPACE_URL, uuid5

import msgspec
from msgspec import inspect

from cms.references import References


class Form(Enum):
    """The shape of a field."""

    PLAIN = "one value"
    WORDS = "a list of values"
    TEXTS = "a text by language"
    PART = "one struct"
    PARTS = "a list of structs"


class Slot(NamedTuple):
    """One field of a struct."""

    name: str
    form: Form
    struct: Any = None
    optional: bool = False
    three_states: bool = False
    textual: bool = False
    agency: bool = False

    @property
    def flag(self) -> str:
        """The name of the column or block for “confirmed none”."""
        return f"no_{self.name}"


@cache
def slots_of(struct: type[msgspec.Struct]) -> tuple[Slot, ...]:
    """The fields of a struct, as the contract types them."""
    found = inspect.type_info(struct)
    assert isinstance(found, inspect.StructType)
    refers: dict[str, str] = getattr(struct, "refers", {})
    return tuple(_slot(field.name, field.type, refers.get(field.name) == "agency") for field in found.fields)


def _slot(name: str, hint: inspect.Type, agency: bool) -> Slot:
    types = [_bare(member) for member in (hint.types if isinstance(hint, inspect.UnionType) else (hint,))]
    optional = any(isinstance(member, inspect.NoneType) for member in types)
    types = [member for member in types if not isinstance(member, inspect.NoneType)]
    kind = types[0]
    if isinstance(kind, inspect.StructType):
        return Slot(name, Form.PART, kind.cls, optional)
    if isinstance(kind, inspect.VarTupleType):
        item = _bare(kind.item_type)
        if isinstance(item, inspect.StructType):
            return Slot(name, Form.PARTS, item.cls, optional, three_states=optional)
        return Slot(name, Form.WORDS, None, optional, three_states=optional)
    if isinstance(kind, inspect.DictType):
        return Slot(name, Form.TEXTS)
    textual = isinstance(kind, inspect.StrType | inspect.LiteralType)
    free = isinstance(kind, inspect.StrType) and kind.pattern is None and not kind.min_length
    return Slot(name, Form.PLAIN, None, optional, optional and free, textual and not agency, agency)


def _bare(hint: inspect.Type) -> inspect.Type:
    return _bare(hint.type) if isinstance(hint, inspect.Metadata) else hint


def to_raw(part: msgspec.Struct, agencies: Mapping[str, int], place: str) -> dict[str, Any]:
    """The fields of a struct as blocks keep them; `place` gives their ids, so that equal structs are kept equally."""
    raw: dict[str, Any] = {}
    for slot in slots_of(type(part)):
        value = getattr(part, slot.name)
        if slot.three_states:
            raw[slot.flag] = value is not None and not value
        raw[slot.name] = _kept(slot, value, agencies, f"{place}/{slot.name}")
    return raw


def _kept(slot: Slot, value: Any, agencies: Mapping[str, int], place: str) -> Any:
    match slot.form:
        case Form.PARTS:
            return [
                {
                    "type": "item",
                    "value": to_raw(item, agencies, f"{place}/{number}"),
                    "id": str(uuid5(NAMESPACE_URL, f"{place}/{number}")),
                }
                for number, item in enumerate(value or ())
            ]
        case Form.PART:
            return nothing(slot.struct) if value is None else to_raw(value, agencies, place)
        case Form.WORDS:
            return list(value or ())
        case Form.TEXTS:
            return {locale: text for locale, text in value.items() if text}
        case Form.PLAIN:
            if slot.agency and value is not None:
                return agencies[value]
            return "" if value is None and slot.textual else value


def nothing(struct: type[msgspec.Struct]) -> dict[str, Any]:
    """The fields of a part that are empty in the form."""
    empty: dict[Form, Any] = {Form.WORDS: [], Form.TEXTS: {}}
    return {slot.name: empty.get(slot.form, "" if slot.textual else None) for slot in slots_of(struct)}


def from_raw(struct: Any, raw: Mapping[str, Any], references: References) -> Any:
    """The struct in some blocks; unchecked, so that the caller can report what is wrong."""
    values = {}
    for slot in slots_of(struct):
        value = _read(slot, raw.get(slot.name), references)
        if slot.three_states and not value:
            value = value if raw.get(slot.flag) else None
        if value is not None:
            values[slot.name] = value
    missing = {field: "" for field in _required(struct) if field not in values}
    return struct(**values, **missing)


def _read(slot: Slot, value: Any, references: References) -> Any:
    match slot.form:
        case Form.PARTS:
            return tuple(from_raw(slot.struct, item["value"], references) for item in value or ())
        case Form.PART:
            filled = value and any(map(_says_something, value.values()))
            return from_raw(slot.struct, value, references) if filled else None
        case Form.WORDS:
            return tuple(value or ())
        case Form.TEXTS:
            return {locale: text for locale, text in (value or {}).items() if text}
        case Form.PLAIN:
            if slot.agency:
                return references.agency(value) if value else None
            if slot.textual and slot.optional and not slot.three_states:
                return value or None
            return value


def _says_something(value: Any) -> bool:
    """Whether a value counts as filled in; a quantity of 0 does."""
    return value is not None and value is not False and value not in ("", [], {})


@cache
def _required(struct: type[msgspec.Struct]) -> tuple[str, ...]:
    return tuple(field.name for field in msgspec.structs.fields(struct) if field.required)
