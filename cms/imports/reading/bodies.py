"""The agencies that handle a procedure, decide on it or help. The source has three alternative places for each."""

from __future__ import annotations

import re
from collections.abc import Callable

from cms.imports.issue_code import IssueCode
from cms.imports.reading.coded import read_coded
from cms.imports.reading.raw import Raw
from cms.imports.reading.text import NAME, normalise_spaces, one_line
from content_models.procedure import Coded

FindAgency = Callable[[str, str], str | None]
"""The key of the agency of the directory with an electronic code, or else with a name; None if there is none."""

_FORMER = re.compile(r"\s*\([^()]*(?<!\w)cũ\s*\)", re.IGNORECASE)


def read_bodies(raw: Raw, departments: str, groups: str, joined: str) -> tuple[Coded, ...] | None:
    """The agencies in a list of departments, a list of groups of units, and a text that joins the departments' names.

    None where all three are empty: this means unknown, not that there is no agency.
    """
    named = read_coded(raw, departments)
    bodies = named + read_coded(raw, groups)
    value = raw.take(joined)
    # It usually repeats the names, whose issues have been recorded already.
    if isinstance(value, str) and not _adds_words(value, named):
        return bodies or None
    text = raw.read_line(joined, value, NAME)
    if text and not named:
        bodies = (Coded(name=text), *bodies)
    elif text:
        raw.aside(joined, text, IssueCode.BODIES_DIFFER)
    return bodies or None


def read_owner(raw: Raw, code: str, name: str, field: str, find_agency: FindAgency) -> str | None:
    """The agency of the directory that announced a procedure; `field` holds the name."""
    in_force = name
    if _FORMER.search(name):
        raw.add_issue(field, name, IssueCode.MERGED_MINISTRY)
        in_force = _FORMER.sub("", name)
    if not name and not code:
        raw.add_issue(field, "", IssueCode.NO_PROMULGATOR)
        return None
    return find_agency(code, in_force)


def _adds_words(text: str, named: tuple[Coded, ...]) -> bool:
    rest = one_line(normalise_spaces(text))
    for name in sorted((body.name for body in named), key=len, reverse=True):
        rest = rest.replace(name, "", 1)
    return re.search(r"\w", rest) is not None
