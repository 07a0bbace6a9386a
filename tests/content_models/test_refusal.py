"""Records made in memory keep the same rules as those of a file."""

import msgspec

from content_models.record import Record
from content_models.refusal import check_records
from tests.sites.broken import AGENCY, PORTAL, linked, page


def make(raw: dict[str, object]) -> Record:
    record: Record = msgspec.convert(raw, Record)
    return record


def test_records_that_keep_the_rules_are_kept_in_their_order() -> None:
    records = [make(PORTAL), make(page("trang")), make(AGENCY)]
    assert check_records(records) == (records, [])


def test_a_record_that_breaks_a_rule_is_told_without_a_line() -> None:
    good, bad = make(page("trang")), make(page("trang-2", linked("url", "javascript:alert(1)")))
    kept, problems = check_records([bad, good])
    assert kept == [good]
    assert [str(problem) for problem in problems] == [
        "page trang-2 (vi), body[0].flow[0].c[1].link.ref: “javascript:alert(1)” is not an http or https address. "
        "Write a full address such as https://example.org/page, or link to a page of the portal."
    ]
