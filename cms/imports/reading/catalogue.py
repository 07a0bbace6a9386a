"""A procedure as a row of the national catalogue: names and codes without the full text."""

from __future__ import annotations

from cms.imports.issue_code import IssueCode
from cms.imports.reading.bodies import FindAgency, read_owner
from cms.imports.reading.code import Code
from cms.imports.reading.coded import names_of
from cms.imports.reading.kind import read_sort, read_state
from cms.imports.reading.moment import registered_at
from cms.imports.reading.raw import Raw
from cms.imports.reading.text import NAME
from content_models.languages import FIRST_LANGUAGE
from content_models.procedure import Coded, Procedure


def read_row(raw: Raw, code: Code, name: str, source_id: str, find_agency: FindAgency) -> Procedure:
    """The definition in a row; its code, name and UUID were read before.

    The only time in a row is the one within its UUID, at which the source registered the procedure.
    """
    raw.ignore("categoryIds", "departmentPromulgateId")
    promulgator = raw.line("departmentPromulgate", NAME)
    return Procedure(
        id=code.id,
        locale=FIRST_LANGUAGE,
        code=code.code,
        name=name,
        updated_at=registered_at(source_id),
        sort=read_sort(raw),
        state=read_state(raw),
        fields=names_of(raw, "categories"),
        audiences=names_of(raw, "formalityTargetType"),
        owner=read_owner(raw, "", promulgator, "departmentPromulgate", find_agency),
        announced_by=Coded(name=promulgator) if promulgator else None,
        executing=_read_executing(raw),
    )


def _read_executing(raw: Raw) -> tuple[Coded, ...] | None:
    """The agencies that have a name in the row, which leaves out those of a department's own list."""
    departments = raw.peek("departments")
    if isinstance(departments, list):
        raw.replace("departments", [name for name in departments if name != ""])
        if len(named := raw.peek("departments")) < len(departments):
            raw.add_issue(
                "departments", f"{len(departments) - len(named)} of {len(departments)}", IssueCode.NAMELESS_BODIES
            )
    executing = names_of(raw, "departments")
    if not executing and departments in (None, []):
        raw.add_issue("departments", "", IssueCode.NO_EXECUTING)
    return executing or None
