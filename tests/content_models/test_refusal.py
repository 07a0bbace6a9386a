"""The same rules apply to records created in memory as to records read from a file."""

import msgspec

from content_models.record import Record
from content_models.refusal import LinePosition, refusals_of
from tests.sites.broken import AGENCY, PORTAL, linked, page

NOWHERE = LinePosition("", 0)


def make(raw: dict[str, object]) -> Record:
    record: Record = msgspec.convert(raw, Record)
    return record


def test_records_that_keep_the_rules_are_not_refused() -> None:
    for record in (make(PORTAL), make(page("trang")), make(AGENCY)):
        assert list(refusals_of(record, type(record).shared, 0, NOWHERE)) == []


def test_a_record_that_breaks_a_rule_is_told_without_a_line() -> None:
    bad = make(page("trang-2", linked("url", "javascript:alert(1)")))
    assert [str(problem) for problem in refusals_of(bad, False, 0, NOWHERE)] == [
        "page trang-2 (vi), body[0].flow[0].c[1].link.ref: “javascript:alert(1)” is not an http or https address. "
        "Write a full address such as https://example.org/page, or link to a page of the portal."
    ]
