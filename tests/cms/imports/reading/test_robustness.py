"""Every line, whatever it contains, gives a definition that satisfies the contract or a refusal with a reason."""

from __future__ import annotations

import json
import re

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.errors import ImportFileError
from cms.imports.reading.line import check_format, read_lines
from cms.imports.reading.record import Reading, Refusal, fault_of, read_record
from cms.procedures.records import columns_of, record_of
from cms.references import Known
from content_models.text import FORBIDDEN
from tests.cms.imports import mutations
from tests.cms.imports.samples import TODAY, find_agency

AGENCIES = {"bo-tu-phap": 1, "bo-xay-dung": 2}
KNOWN = Known(own={}, other_urls={}, agencies={number: key for key, number in AGENCIES.items()})
SLOWLY = settings(max_examples=100, deadline=None, suppress_health_check=[*HealthCheck])


def settle(path, content):
    """Return the outcome of each line of a file."""
    path.write_bytes(content)
    return [
        line.issue if line.values is None else read_record(line.values, f"line {line.number}", TODAY, find_agency)
        for line in read_lines(path)
    ]


@SLOWLY
@given(mutations.records())
def test_a_damaged_record_becomes_a_definition_or_is_refused(tmp_path, record):
    (settled,) = settle(tmp_path / "a.jsonl", mutations.encode(record))
    if not isinstance(settled, Reading):
        issue = settled.issue if isinstance(settled, Refusal) else settled
        assert issue.what
        return
    assert fault_of(settled.record) == ""
    assert not FORBIDDEN.search(msgspec.json.encode(settled.record).decode())
    for issue in settled.issues:
        assert issue.record
        assert issue.what
        assert (issue.field + issue.value).isprintable()


@SLOWLY
@given(mutations.records())
def test_what_is_stored_reads_as_it_was(tmp_path, record):
    (settled,) = settle(tmp_path / "a.jsonl", mutations.encode(record))
    if not isinstance(settled, Reading):
        return
    stored = json.dumps(settled.values, allow_nan=False)
    assert not re.search(r"\\u0000|\\ud[89ab]..(?!\\ud[c-f])", stored)
    again = read_record(json.loads(stored), "", TODAY, find_agency)
    assert again.record == settled.record
    row = {"key": settled.record.id, "locale": "vi", **columns_of(settled.record, AGENCIES)}
    assert record_of(row, KNOWN) == settled.record


@SLOWLY
@given(st.lists(st.binary(max_size=60) | mutations.records().map(mutations.encode), max_size=4), st.integers(0, 400))
def test_any_bytes_are_read_line_by_line(tmp_path, lines, cut):
    content = b"\n".join(lines)
    content = content[: max(0, len(content) - cut)]
    settled = settle(tmp_path / "a.jsonl", content)
    unmarked = content.removeprefix(b"\xef\xbb\xbf")
    assert len(settled) == sum(bool(line.strip()) for line in unmarked.split(b"\n"))
    assert all(settled)


@SLOWLY
@given(st.binary(max_size=200))
def test_the_format_of_any_bytes_is_told_or_refused(tmp_path, content):
    path = tmp_path / "a.jsonl"
    path.write_bytes(content)
    assert (refusal_of(path) or "x").isprintable()


def refusal_of(path):
    """Return why a file is refused as a whole; None if it is accepted."""
    try:
        check_format(path)
    except ImportFileError as error:
        return str(error)
    return None
