"""Importing damaged records: every line has an outcome, the rest is stored, and a second run changes nothing."""

from __future__ import annotations

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.agencies.initial_data import create_initial_data
from cms.imports.reading.record import fault_of
from cms.imports.run import import_procedures
from cms.procedures.models import Procedure
from tests.cms.imports import mutations
from tests.cms.imports.samples import TODAY, write

OUTCOMES = ("new", "changed", "unchanged", "refused")


def numbered(records):
    """Give most records different codes; otherwise all but the first would be refused as duplicates."""
    for number, record in enumerate(records):
        if number % 3 and isinstance(record.get("code"), str):
            record["code"] = f"1.{number:06}"
        yield mutations.encode(record)


@settings(max_examples=6, deadline=None, suppress_health_check=[*HealthCheck])
@given(st.lists(mutations.records(), min_size=1, max_size=12))
def test_damaged_records_are_stored_or_refused_and_a_second_run_is_still(db, tmp_path, records):
    create_initial_data()
    Procedure.objects.all().delete()
    path = write(tmp_path / "a.jsonl", *numbered(records), {"code": "1.999999", "name": "Lành"})
    first, second = (import_procedures(path, TODAY, lambda words: None).to_dict() for _ in range(2))
    assert first["read"] == second["read"] == len(records) + 1
    for told in (first, second):
        assert sum(told[outcome] for outcome in OUTCOMES) == told["read"]
        assert json.loads(json.dumps(told)) == told
    assert (second["new"], second["changed"], second["refused"]) == (0, 0, first["refused"])
    assert first["new"] == Procedure.objects.count()
    assert [fault_of(definition.to_record()) for definition in Procedure.objects.all()] == [""] * first["new"]
