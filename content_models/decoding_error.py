"""Finds the rule of the format that a value breaks, based on the error that msgspec raises."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from content_models.rule import Rule, RuleViolation
from content_models.rules import format
from content_models.terms import TERMS

_AT = re.compile(r"(?P<what>.*?)(?: - at (?:`(?P<key>key)` in )?`\$(?P<path>.*)`)?", re.DOTALL)
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]|\[(\.\.\.)\]")

_RULES: tuple[tuple[str, Rule], ...] = (
    (r"Object missing required field `(?P<field>.*)`", format.MISSING),
    (r"Object contains unknown field `(?P<field>.*)`", format.UNKNOWN),
    (r"Invalid (enum )?value .*", format.WORD),
    (r"Expected `str` matching regex (?P<pattern>.*)", format.PATTERN),
    (r"Expected `(str|array|object)` of length >= \d+", format.EMPTY),
    (r"Expected `str` of length <= (?P<limit>\d+)", format.TOO_LONG),
    (r"Expected `array` of length <= (?P<limit>\d+)", format.TOO_MANY),
    (r"Expected `int` >= (?P<limit>-?\d+)", format.TOO_SMALL),
    (r"Expected `int` <= (?P<limit>-?\d+)", format.TOO_LARGE),
    (r"Invalid RFC3339 encoded datetime|Expected `datetime` with a timezone component", format.NO_INSTANT),
    (r"Invalid RFC3339 encoded date", format.NO_DATE),
    (r"Expected `(?P<expected>.*)`, got `(?P<got>.*)`", format.WRONG_TYPE),
    (r"(?P<reason>.*)", format.REFUSED),
)
"""Patterns of msgspec's messages, each with its rule. msgspec has no error codes, so its English text is parsed, and
only here."""


def find_broken_rule(error: msgspec.ValidationError, raw: object, expected: object) -> RuleViolation:
    """Return the rule that a raw value breaks, based on the error that msgspec raised when it converted the value."""
    match = _AT.fullmatch(str(error))
    path = (match["path"] or "") if match else ""
    said = match["what"] if match else str(error)
    value = _follow(raw, path)
    found, rule = next((found, rule) for pattern, rule in _RULES if (found := re.fullmatch(pattern, said, re.DOTALL)))
    params = found.groupdict()
    if name := params.pop("field", None):
        path = f"{path}.{name}"
        value = value.get(name, "") if isinstance(value, dict) else ""
    if pattern := params.pop("pattern", None):
        params["form"] = _forms(expected).get(pattern, "schema")
    if reason := params.get("reason"):
        params["reason"] = f"{reason[:1].lower()}{reason[1:]}"
    if rule is format.WORD:
        params["words"] = ", ".join(_words(raw, path, expected))
    if rule in {format.TOO_LONG, format.TOO_MANY}:
        params["length"] = f"{len(value)}" if isinstance(value, str | list | tuple) else ""
    return rule.broken(path.lstrip("."), _show(value), **params)


def _show(value: object) -> str:
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def _follow(raw: object, path: str) -> object:
    value: Any = raw
    for name, position, _ in _STEP.findall(path):
        try:
            value = value[name] if name else value[int(position)]
        except (KeyError, IndexError, TypeError, ValueError):
            break
    return value


def _words(raw: object, path: str, expected: object) -> list[str]:
    """Return the words that a field allows: the tags of a union of structs, or the values of a Literal."""
    types = _members(expected)
    value: Any = raw
    for name, position, _ in _STEP.findall(path):
        if name:
            structs = [member for member in types if hasattr(member, "__struct_config__")]
            tags = {member.__struct_config__.tag: member for member in structs}
            tag_field = structs[0].__struct_config__.tag_field if structs else None
            if name == tag_field:
                return sorted(tags)
            struct = tags.get(value.get(tag_field)) if tag_field else structs[0] if structs else None
            types = _members(get_type_hints(struct, include_extras=True)[name]) if struct else []
        try:
            value = value[name] if name else value[int(position)]
        except (KeyError, IndexError, TypeError, ValueError):
            break
    return [str(word) for member in types if get_origin(member) is Literal for word in get_args(member)]


def _members(hint: object) -> list[Any]:
    """Return the types within a type hint, without the union, tuple or constraints around them."""
    origin = get_origin(hint)
    if origin is Annotated:
        return _members(get_args(hint)[0])
    if origin is tuple or origin is Union or type(hint).__name__ == "UnionType":
        return [part for member in get_args(hint) if member is not ... for part in _members(member)]
    return [hint]


@cache
def _forms(expected: object) -> dict[str, str]:
    """Map each pattern of the format, as msgspec quotes it, to the name of the term that describes it."""
    by_description = {term["en"]: name for name, term in TERMS.items()}
    nodes = _nodes(msgspec.json.schema(expected))
    return {repr(node["pattern"]): by_description.get(node["description"], "schema") for node in nodes}


def _nodes(schema: object) -> Iterator[dict[str, str]]:
    inner: Iterable[object] = ()
    if isinstance(schema, dict):
        if "pattern" in schema and "description" in schema:
            yield schema
        inner = schema.values()
    elif isinstance(schema, list):
        inner = schema
    for item in inner:
        yield from _nodes(item)
