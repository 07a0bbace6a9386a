"""What the generator would refuse of a definition or a listing, told at the field of the form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.sentences import FORMAT, tell_at_entry
from content_models.kind import RecordBase
from content_models.refusal import check_record
from content_models.rule import RuleViolation


def refusals(record: RecordBase) -> Iterator[tuple[str, str]]:
    """The field that is to blame, such as `fees` or `time.quantity`, and a sentence for the editor."""
    for broken in check_record(record):
        yield _form_field(broken), tell_at_entry(broken)


def _form_field(broken: RuleViolation) -> str:
    inner = r"\w+(?:\.\w+)?" if broken.code == FORMAT else r"\w+"
    found = re.match(inner, broken.field)
    return found[0] if found else ""
