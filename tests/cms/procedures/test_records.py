"""Every definition or listing that is written to a row is read back unchanged."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from wagtail.models import Locale

from cms.agencies.models import Agency
from cms.procedures import blocks, choices
from cms.procedures.models import Listing, Procedure
from cms.procedures.records import column_names, columns_of, key_of_code, listing_columns, listing_record, record_of
from cms.procedures.shapes import Form, slots_of
from cms.references import Known
from content_models import listing, procedure
from tests.cms.procedures.strategies import definitions, listings

NOW = datetime(2026, 7, 18, 9, 30, tzinfo=UTC)
AGENCIES = {"bo-noi-vu": 7, "bo-y-te": 9}
NAMES = Known(own={}, other_urls={}, agencies={number: key for key, number in AGENCIES.items()})


def row_of(record):
    """Return the columns of a record as a row would give them."""
    return {"key": record.id, "locale": record.locale, **columns_of(record, AGENCIES)}


@given(definitions)
def test_columns_keep_a_whole_definition(record):
    assert record_of(row_of(record), NAMES) == record


@given(listings)
def test_columns_keep_a_whole_listing(record):
    assert listing_record({"key": record.id, **listing_columns(record, AGENCIES)}, NAMES) == record


@given(definitions)
def test_equal_definitions_give_equal_columns(record):
    again = msgspec.json.decode(msgspec.json.encode(record), type=procedure.Procedure)
    assert columns_of(again, AGENCIES) == columns_of(record, AGENCIES)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(definitions)
def test_a_saved_definition_reads_as_it_was(country, record):
    agencies = dict(Agency.objects.values_list("key", "pk"))
    known = Known(own={}, other_urls={}, agencies={number: key for key, number in agencies.items()})
    locale = Locale.objects.get(language_code=record.locale)
    Procedure.objects.all().delete()
    Procedure.objects.create(key=record.id, locale=locale, **columns_of(record, agencies))
    row = stored(Procedure.objects.get(), procedure.Procedure)
    assert record_of({**row, "key": record.id, "locale": record.locale}, known) == record


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(listings)
def test_a_saved_listing_reads_as_it_was(country, record):
    agencies = dict(Agency.objects.values_list("key", "pk"))
    known = Known(own={}, other_urls={}, agencies={number: key for key, number in agencies.items()})
    Listing.objects.all().delete()
    Procedure.objects.all().delete()
    definition = Procedure(key=record.id, locale=Locale.objects.get(language_code="vi"), code="1", name="x")
    definition.save()
    Listing.objects.create(portal=country["bo-y-te"], procedure=definition, **listing_columns(record, agencies))
    row = stored(Listing.objects.get(), listing.LocalListing)
    assert listing_record({**row, "key": record.id}, known) == record


def stored(row, struct):
    """Return the columns of a row that was just read, blocks as raw data."""
    values = {name: getattr(row, name) for name in column_names(struct)}
    return {
        name: list(getattr(value, "raw_data", [])) if hasattr(value, "raw_data") else value
        for name, value in values.items()
    }


def test_every_field_of_the_contract_has_its_columns():
    for struct, model in ((procedure.Procedure, Procedure), (listing.LocalListing, Listing)):
        columns = {field.attname for field in model._meta.concrete_fields}
        assert set(column_names(struct)) <= columns
        assert columns - set(column_names(struct)) <= {
            *(
                "id",
                "key",
                "locale_id",
                "folded",
                "field",
                "live",
                "created_at",
                "oddities",
                "portal_id",
                "procedure_id",
            ),
            *("source_id", "source_detail", "source_catalogue"),
        }


def children(struct, block):
    """Yield every struct within a struct, with the block that stores it."""
    yield struct, block
    for slot in slots_of(struct):
        if slot.form is Form.PARTS:
            yield from children(slot.struct, block.child_blocks[slot.name].child_block)
        elif slot.form is Form.PART:
            yield from children(slot.struct, block.child_blocks[slot.name])


@pytest.mark.parametrize(("struct", "model"), [(procedure.Procedure, Procedure), (listing.LocalListing, Listing)])
def test_every_field_of_a_part_has_its_block(struct, model):
    for slot in slots_of(struct):
        if slot.form is not Form.PARTS:
            continue
        top = model._meta.get_field(slot.name).stream_block.child_blocks[blocks.ITEM]
        for part, block in children(slot.struct, top):
            names = [
                name for inner in slots_of(part) for name in (inner.name, *([inner.flag] if inner.three_states else []))
            ]
            assert set(block.child_blocks) == set(names), part.__name__


def test_every_word_of_the_contract_can_be_chosen():
    from typing import get_args

    for name in ("Sort", "State", "Level", "Channel", "TimeUnit", "OnlineService", "Audience", "FeeSort", "Handover"):
        assert getattr(choices, name).values[-len(get_args(getattr(procedure, name))) :] == list(
            get_args(getattr(procedure, name))
        )


@pytest.mark.parametrize(
    ("said", "record"),
    [
        ({"methods": []}, None),
        ({"methods": [], "no_methods": True}, ()),
    ],
)
def test_nobody_said_and_confirmed_none_are_two_things(said, record):
    plain = procedure.Procedure(id="1", locale="vi", code="1", name="x", updated_at=NOW)
    assert record_of({**row_of(plain), **said}, NAMES).methods == record


def test_a_fee_of_nothing_is_no_missing_fee():
    fee = procedure.Fee(sort="charge", amount=0)
    ways = tuple(procedure.Method(channel="online", fees=fees) for fees in (None, (), (fee,)))
    plain = procedure.Procedure(id="1", locale="vi", code="1", name="x", updated_at=NOW, methods=ways)
    assert [way.fees for way in record_of(row_of(plain), NAMES).methods] == [None, (), (fee,)]


@pytest.mark.parametrize(
    ("code", "key"),
    [
        ("1.004222", "1.004222"),
        (" 1.0133611", "1.0133611"),
        ("1.014955-Xoa", "1.014955-xoa"),
        ("Đ T/1", "d-t-1"),
        ("—", ""),
    ],
)
def test_the_id_of_a_procedure_follows_from_its_code(code, key):
    assert key_of_code(code) == key
