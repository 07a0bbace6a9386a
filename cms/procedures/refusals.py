"""What the generator would refuse of a definition or a listing, told to whoever fills in its form."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
from django.utils.translation import gettext

from cms.sentences import tell, tell_form
from content_models.kind import RecordBase
from content_models.rules import RuleViolation, violations
from content_models.text import find_control_character


def refusals(record: RecordBase) -> Iterator[tuple[str, str]]:
    """The field that is to blame, such as `fees` or `time.quantity`, and a sentence for the editor."""
    for fault in violations(record):
        yield re.split(r"\W", fault.field, maxsplit=1)[0], _tell_fault(fault)
    plain = msgspec.to_builtins(record)
    for name, value in plain.items():
        if find_control_character(msgspec.json.encode(value)):
            yield name, tell("control-character", "", "")
    try:
        msgspec.convert(plain, type(record))
    except msgspec.ValidationError as error:
        place = re.search(r"`\$\.(\w+(?:\.\w+)?)(?:\[(\d+)\])?", str(error))
        told = tell_form(error)
        if place and place[2]:
            told = gettext("Entry %(number)d: %(what)s") % {"number": int(place[2]) + 1, "what": told}
        yield (place[1] if place else ""), told


def _tell_fault(fault: RuleViolation) -> str:
    if fault.field.endswith("phone"):
        sentence = gettext("“%(value)s” is no telephone number. Write digits, such as +84 205 3000 100.")
        return sentence % {"value": fault.value}
    return tell(fault.code, fault.value, f"{fault.what}. {fault.remedy}.")
