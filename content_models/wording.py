"""What msgspec says of a value it refuses, in words that the owner of the record understands."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

import msgspec

_AT = re.compile(r"(?P<what>.*?)(?: - at (?:`(?P<key>key)` in )?`\$(?P<path>.*)`)?", re.DOTALL)
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]|\[(\.\.\.)\]")

_SENTENCES: tuple[tuple[str, str, str], ...] = (
    (r"Object missing required field `(?P<field>.*)`", "is missing", "Add the field"),
    (
        r"Object contains unknown field `(?P<field>.*)`",
        "stands in a field that the format does not know",
        "Remove the field, or correct its name",
    ),
    (r"Invalid (enum )?value .*", "is not one of the words allowed here", "Use one of: {words}"),
    (r"Expected `str` matching regex (?P<form>.*)", "does not have the form needed here", "Write {form}"),
    (r"Expected `(str|array|object)` of length >= (?P<limit>\d+)", "is empty", "Fill it in"),
    (
        r"Expected `str` of length <= (?P<limit>\d+)",
        "has {length} characters; at most {limit} are allowed",
        "Shorten it",
    ),
    (
        r"Expected `array` of length <= (?P<limit>\d+)",
        "has {length} entries; at most {limit} are allowed",
        "Remove the ones that matter least",
    ),
    (r"Expected `int` >= (?P<limit>-?\d+)", "is too small", "Write {limit} or more"),
    (r"Expected `int` <= (?P<limit>-?\d+)", "is too large", "Write {limit} or less"),
    (
        r"Invalid RFC3339 encoded datetime|Expected `datetime` with a timezone component",
        "is no point in time with its offset from UTC",
        "Write it like 2026-07-01T09:00:00+07:00",
    ),
    (r"Invalid RFC3339 encoded date", "is no date", "Write it like 2026-07-01"),
    (
        r"Expected `(?P<expected>.*)`, got `(?P<got>.*)`",
        "is of the wrong type: expected `{expected}`, got `{got}`",
        "Write a value of the expected type",
    ),
)


class Explanation(NamedTuple):
    """The field that was refused, its value, what is wrong with it, and what to do."""

    field: str
    value: str
    what: str
    remedy: str


def explain(error: msgspec.ValidationError, raw: object, expected: object) -> Explanation:
    """Put the refusal of a raw value of an expected type into words."""
    match = _AT.fullmatch(str(error))
    path = (match["path"] or "") if match else ""
    refused = match["what"] if match else str(error)
    value = _follow(raw, path)
    for pattern, what, remedy in _SENTENCES:
        if not (found := re.fullmatch(pattern, refused, re.DOTALL)):
            continue
        parts = found.groupdict()
        if name := parts.pop("field", None):
            path = f"{path}.{name}"
            value = value.get(name, "") if isinstance(value, dict) else ""
        parts["length"] = f"{len(value):,}" if isinstance(value, str | list) else ""
        if "{words}" in remedy:
            parts["words"] = ", ".join(_words(raw, path, expected))
        parts["form"] = _forms(expected).get(parts.get("form", ""), "it as docs/records.schema.json says")
        return Explanation(path.lstrip("."), _show(value), what.format(**parts), remedy.format(**parts))
    sentence = f"is refused: {refused[:1].lower()}{refused[1:]}"
    return Explanation(path.lstrip("."), _show(value), sentence, "Compare it with docs/records.schema.json")


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
    """The words that the type of a field allows: the tags of a union of structs, or the values of a Literal."""
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
    """The types that a hint stands for, without the union, the tuple or the constraints around them."""
    origin = get_origin(hint)
    if origin is Annotated:
        return _members(get_args(hint)[0])
    if origin is tuple or origin is Union or type(hint).__name__ == "UnionType":
        return [part for member in get_args(hint) if member is not ... for part in _members(member)]
    return [hint]


@cache
def _forms(expected: object) -> dict[str, str]:
    """What each pattern of the format asks for, by the pattern as msgspec quotes it."""
    return {repr(node["pattern"]): node["description"] for node in _nodes(msgspec.json.schema(expected))}


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
