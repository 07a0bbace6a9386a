"""All kinds of records; each belongs either to a portal or to the shared records."""

import operator
from collections.abc import Iterator
from functools import cache, reduce
from typing import Any, NamedTuple

import msgspec
import msgspec.inspect

from content_models.agency import Agency
from content_models.errors import KindError
from content_models.kind import RecordBase
from content_models.link import Link
from content_models.listing import LocalListing
from content_models.media import File, Image
from content_models.menu import Menu
from content_models.page import PAGES, AnyPage, PageBase
from content_models.portal import Portal
from content_models.procedure import Procedure
from content_models.quoting import quote
from content_models.redirect import Redirect

PortalRecord = Portal | AnyPage | LocalListing | Image | File | Menu | Redirect
SharedRecord = Agency | Procedure
Record = PortalRecord | SharedRecord

KINDS: tuple[type[RecordBase], ...] = (
    *(Portal, Agency, Procedure),
    *PAGES,
    *(LocalListing, Image, File, Menu, Redirect),
)
"""The built-in kinds, in the order in which a snapshot lists them."""

_registered: list[type[PageBase]] = []


def register_page_kind(kind: type[PageBase]) -> None:
    """Register a page kind of another package; call this before the first record is read.

    Raises KindError if another kind has the same name, if the kind is derived, or if it names no parent or one that
    takes no pages.
    """
    name = name_of(kind)
    if name in map(name_of, kinds()):
        raise KindError(f"page kind {name}: there is a kind of this name already. Give the struct another tag.")
    possible = {name_of(other) for other in (*page_kinds(), kind) if other.traits.takes_pages}
    if kind.traits.derived or not kind.traits.parents or not possible.issuperset(kind.traits.parents):
        raise KindError(
            f"page kind {name}, trait parents: {', '.join(kind.traits.parents) or 'none'}. "
            f"Name kinds that take pages, of {', '.join(sorted(possible))}, as a page must lie below another one."
        )
    _registered.append(kind)


def kinds() -> tuple[type[RecordBase], ...]:
    """All kinds; registered ones come last."""
    return (*KINDS, *_registered)


def page_kinds() -> tuple[type[PageBase], ...]:
    """All page kinds; registered ones come last."""
    return (*PAGES, *_registered)


def page_kind(name: str) -> type[PageBase]:
    """The page kind with this name; raises KindError if there is none."""
    found = {name_of(kind): kind for kind in page_kinds()}
    if name not in found:
        raise KindError(f"page kind {quote(name)}: is none of {', '.join(sorted(found))}. Name one of them.")
    return found[name]


def record_type() -> Any:
    """The union of all kinds, as the type for decoding a record."""
    return _union(kinds())


@cache
def _union(types: tuple[type[RecordBase], ...]) -> Any:
    return reduce(operator.or_, types)


def name_of(kind: type[RecordBase]) -> str:
    """The tag of a kind, which is the value of the field `kind`."""
    return str(kind.__struct_config__.tag)


class Key(NamedTuple):
    """Identifies a record within a snapshot. Pages share one namespace, so a link need not know the kind of page."""

    namespace: str
    id: str
    locale: str


class Reference(NamedTuple):
    """A field of a record that refers to another record by id."""

    field: str
    namespace: str
    id: str


def namespace_of(kind: str) -> str:
    """The namespace of the records of a kind."""
    return "page" if kind in map(name_of, page_kinds()) else kind


def kind_of(record: RecordBase) -> str:
    """The kind of a record, as in its field `kind`."""
    return name_of(type(record))


def locale_of(record: RecordBase) -> str:
    """The locale of a record; empty for kinds without one."""
    return str(getattr(record, "locale", ""))


def key_of(record: RecordBase) -> Key:
    """The key that identifies a record."""
    namespace = "page" if isinstance(record, PageBase) else kind_of(record)
    return Key(namespace, record.id, locale_of(record))


def describe(record: RecordBase) -> str:
    """Describe a record for a message, such as: article tin-mua-bao (vi)."""
    locale = locale_of(record)
    return f"{kind_of(record)} {record.id}" + (f" ({locale})" if locale else "")


def walk(value: object, field: str = "") -> Iterator[tuple[str, msgspec.Struct]]:
    """Yield every struct within a value, outermost first, each with the path of the field that holds it."""
    if isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from walk(item, f"{field}[{position}]")
    elif isinstance(value, msgspec.Struct):
        yield field, value
        for name in value.__struct_fields__:
            yield from walk(getattr(value, name), f"{field}.{name}" if field else name)


@cache
def structs_in(kind: type[msgspec.Struct]) -> frozenset[type]:
    """All types of structs that a value of this kind may contain, including the kind itself."""
    found: set[type] = set()
    waiting: list[object] = [msgspec.inspect.type_info(kind)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, msgspec.inspect.StructType):
            if node.cls in found:
                continue
            found.add(node.cls)
        if isinstance(node, tuple):
            waiting += node
        elif isinstance(node, msgspec.Struct):
            waiting += [getattr(node, name) for name in node.__struct_fields__]
    return frozenset(found)


@cache
def _holds_references(kind: type[msgspec.Struct]) -> bool:
    """Whether parts of a kind may refer to records; otherwise there is no need to walk through them."""
    return any(part is Link or getattr(part, "refers", {}) for part in structs_in(kind) - {kind})


def references(record: RecordBase) -> Iterator[Reference]:
    """Yield all references of a record to others, each with the field that holds it."""
    for path, struct in walk(record) if _holds_references(type(record)) else [("", record)]:
        if isinstance(struct, Link):
            if struct.to in Link.by_id:
                yield Reference(f"{path}.ref", struct.to, struct.ref)
            continue
        refers: dict[str, str] = getattr(type(struct), "refers", {})
        for name, namespace in refers.items():
            named = getattr(struct, name)
            field = f"{path}.{name}" if path else name
            if isinstance(named, tuple):
                for position, target in enumerate(named):
                    yield Reference(f"{field}[{position}]", namespace, target)
            elif named is not None:
                yield Reference(field, namespace, named)
