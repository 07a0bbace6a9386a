"""Keys, names and references of records."""

import re
from typing import Any, get_args, get_type_hints

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from content_models.block import FilesBlock
from content_models.identity import Id
from content_models.kind import RecordBase
from content_models.link import Link
from content_models.menu import Menu
from content_models.page import Article, Home, Page, ProcedureList, Section
from content_models.portal import Portal
from content_models.record import (
    KINDS,
    Key,
    Record,
    Reference,
    describe,
    key_of,
    kind_of,
    locale_of,
    references,
    structs_in,
    walk,
)
from content_models.redirect import Redirect
from content_models.snapshot import parse_snapshot
from tests.content_models.strategies import Site, sites
from tests.sites.broken import (
    AGENCY,
    BROKEN,
    HOME,
    IMAGE,
    document,
    linked,
    page,
    snapshot,
)

NAMES_NO_RECORD = {(Portal, "theme")}
"""Fields that hold the id of something that is not a record."""


def structs_of(hint: object) -> set[type[msgspec.Struct]]:
    """Return all structs in a type and, recursively, in their fields."""
    found: set[type[msgspec.Struct]] = set()
    waiting = [hint]
    while waiting:
        current = waiting.pop()
        if isinstance(current, type) and issubclass(current, msgspec.Struct):
            if current in found:
                continue
            found.add(current)
            hints = get_type_hints(current, include_extras=True)
            waiting += [hints[name] for name in current.__struct_fields__]
        waiting += get_args(current)
    return found


def holds_id(hint: object) -> bool:
    return hint == Id or any(holds_id(part) for part in get_args(hint))


STRUCTS = sorted(structs_of(Record), key=lambda struct: struct.__name__)


def read_record(raw: dict[str, Any]) -> Record:
    [record] = parse_snapshot(snapshot([raw], portal=None if raw is AGENCY else "x").splitlines(), "x").records
    return record


def test_all_kinds_have_a_place_in_the_order() -> None:
    assert set(KINDS) == set(get_args(Record))


@pytest.mark.parametrize("struct", STRUCTS, ids=lambda struct: struct.__name__)
def test_every_field_that_holds_an_id_says_what_it_names(struct: type[msgspec.Struct]) -> None:
    hints = get_type_hints(struct, include_extras=True)
    named = {name for name in struct.__struct_fields__ if name != "id" and holds_id(hints[name])}
    named -= {name for name in named if (struct, name) in NAMES_NO_RECORD}
    assert named == getattr(struct, "refers", {}).keys()


@pytest.mark.parametrize("struct", STRUCTS, ids=lambda struct: struct.__name__)
def test_an_id_names_a_kind_of_record_there_is(struct: type[msgspec.Struct]) -> None:
    namespaces = {"page", *(str(kind.__struct_config__.tag) for kind in KINDS)}
    assert set(getattr(struct, "refers", {}).values()) | Link.by_id <= namespaces


LINKING = {Home, Section, Article, Page, ProcedureList, Menu, Redirect}
"""The kinds of records that contain links."""


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_the_structs_in_a_kind_are_those_that_its_type_allows(kind: type[RecordBase]) -> None:
    assert kind in structs_in(kind)
    assert (Link in structs_in(kind)) == (kind in LINKING)


def follow(record: RecordBase, path: str) -> object:
    value: Any = msgspec.to_builtins(record)
    for name, position in re.findall(r"([a-z_]+)|\[(\d+)\]", path):
        value = value[name] if name else value[int(position)]
    return value


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(sites())
def test_a_reference_tells_the_field_that_holds_the_id(site: Site) -> None:
    for record in [*site.records, *site.shared]:
        for reference in references(record):
            assert follow(record, reference.field) == reference.id


@pytest.mark.parametrize(
    ("name", "reference"),
    [
        ("dangling-page", Reference("body[0].flow[0].c[1].link.ref", "page", "khong-co")),
        ("dangling-file", Reference("body[0].files[0]", "file", "khong-co")),
        ("dangling-image", Reference("body[0].use.image", "image", "khong-co")),
        ("dangling-agency", Reference("body[0].agency", "agency", "khong-co")),
        ("dangling-section", Reference("body[0].section", "page", "khong-co")),
        ("dangling-parent", Reference("parent", "page", "khong-co")),
        ("dangling-menu", Reference("items[0].link.ref", "page", "khong-co")),
        ("dangling-redirect", Reference("link.ref", "page", "khong-co")),
    ],
)
def test_an_id_that_leads_nowhere_is_among_the_references(name: str, reference: Reference) -> None:
    record = parse_snapshot(BROKEN[name].portal.splitlines(), "x").records[-1]
    assert reference in list(references(record))


def test_a_link_to_an_address_names_no_record() -> None:
    record = read_record(page("trang", linked("url", "https://a.example/")))
    assert list(references(record)) == [Reference("parent", "page", "home")]


@pytest.mark.parametrize(
    ("raw", "key", "name"),
    [
        (page("a"), Key("page", "a", "vi"), "page a (vi)"),
        (HOME, Key("page", "home", "vi"), "home home (vi)"),
        (IMAGE, Key("image", "anh", ""), "image anh"),
        (document(), Key("file", "tep", ""), "file tep"),
        (AGENCY, Key("agency", "xa-mau", ""), "agency xa-mau"),
    ],
)
def test_a_record_has_a_key_and_a_name(raw: dict[str, Any], key: Key, name: str) -> None:
    record = read_record(raw)
    assert key_of(record) == key
    assert describe(record) == name
    assert kind_of(record) == raw["kind"]
    assert locale_of(record) == key.locale


def test_walking_finds_structs_outermost_first_with_their_fields() -> None:
    record = read_record(page("trang", linked("page", "home"), {"b": "files", "title": "Tải về", "files": ["tep"]}))
    found = [(field, type(struct)) for field, struct in walk(record)]
    assert found[0] == ("", Page)
    assert ("body[0].flow[0].c[1].link", Link) in found
    assert found[-1] == ("body[1]", FilesBlock)
    assert Home not in {struct for _, struct in found}
