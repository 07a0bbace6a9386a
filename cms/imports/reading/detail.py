"""A full record of a procedure from the national portal."""

from __future__ import annotations

import re
from datetime import date, datetime

from cms.imports.issue_code import IssueCode
from cms.imports.reading.bodies import FindAgency, read_bodies, read_owner
from cms.imports.reading.code import CODE, Code
from cms.imports.reading.coded import names_of, read_coded, read_entry
from cms.imports.reading.decision import read_decision
from cms.imports.reading.dossier import read_dossier
from cms.imports.reading.fee import report_fee_clash
from cms.imports.reading.kind import read_levels, read_life_events, read_regulation, read_sort, read_state
from cms.imports.reading.legal import read_legal
from cms.imports.reading.method import read_methods, read_online, read_returning, read_services
from cms.imports.reading.moment import read_moment, registered_at
from cms.imports.reading.raw import Raw
from cms.imports.reading.text import LINE, LONG, NAME, as_text, fit, one_line, says_none
from cms.imports.reading.time import report_clashes
from cms.procedures.records import key_of_code
from content_models.languages import FIRST_LANGUAGE
from content_models.procedure import Coded, Procedure, Step

GIVEN_IN = {
    "categoryIds": "categoriesDetails",
    "serviceGroupIds": "serviceGroupsDetails",
    "legalBasisIds": "legalBasisesDetails",
    "resultIds": "resultsDetails",
    "subjectTypeIds": "subjectTypesDetails",
    "departmentExecutingIds": "departmentsExecuting",
    "departmentAuthorityIds": "departmentsAuthority",
    "departmentAuthorizedIds": "departmentsAuthorized",
    "departmentCoordinatingIds": "departmentsCoordinating",
    "unitGroupExecutingIds": "unitGroupsExecuting",
    "unitGroupAuthorityIds": "unitGroupsAuthority",
    "unitGroupAuthorizedIds": "unitGroupsAuthorized",
    "unitGroupCoordinatingIds": "unitGroupsCoordinating",
}
"""Lists of database ids of the source, with the lists that give the same entries in full."""
NEVER_FILLED = ("departmentDetails", "fees", "profileComponents", "targetObjects")


def read_detail(raw: Raw, code: Code, name: str, source_id: str, today: date, find_agency: FindAgency) -> Procedure:
    """The definition in a full record; its code, name and UUID were read before."""
    _compare_ids(raw)
    sort_word = as_text(raw.peek("type"))
    sort = read_sort(raw)
    methods, services = read_methods(raw), read_services(raw)
    report_clashes(raw, methods or (), services)
    report_fee_clash(raw, methods or ())
    in_person_only = raw.flag("isOfflineOnly")
    executing = read_bodies(raw, "departmentsExecuting", "unitGroupsExecuting", "executingAgencies")
    if executing is None:
        raw.add_issue("executingAgencies", "", IssueCode.NO_EXECUTING)
    announced_by = _read_promulgator(raw)
    summary, requirements = _read_requirements(raw)
    raw.expect_empty(*NEVER_FILLED)
    return Procedure(
        id=code.id,
        locale=FIRST_LANGUAGE,
        code=code.code,
        name=name,
        updated_at=_read_update(raw, source_id, today),
        sort=sort,
        state=read_state(raw),
        levels=read_levels(raw, sort),
        regulation=read_regulation(raw),
        fields=_read_fields(raw),
        audiences=_read_audiences(raw),
        owner=_find_owner(raw, announced_by, find_agency),
        announced_by=announced_by,
        decision=read_decision(raw, sort_word, today),
        summary=summary,
        keywords=_read_keywords(raw),
        life_events=read_life_events(raw),
        online=read_online(raw, methods, in_person_only),
        anywhere=raw.flag("isNonTerritorial"),
        shared_service=raw.flag("isSharedService"),
        in_person_only=in_person_only,
        methods=methods,
        services=services,
        dossier=read_dossier(raw),
        steps=_read_steps(raw),
        executing=executing,
        authority=read_bodies(raw, "departmentsAuthority", "unitGroupsAuthority", "delegatedAgencies"),
        delegated=read_bodies(raw, "departmentsAuthorized", "unitGroupsAuthorized", "authorizedAgencies"),
        coordinating=read_bodies(raw, "departmentsCoordinating", "unitGroupsCoordinating", "coordinatingAgencies"),
        receiving=_read_statement(raw, "dossierReceivingAddresses"),
        results=read_coded(raw, "resultsDetails") or None,
        returning=read_returning(raw),
        legal=read_legal(raw, today),
        requirements=requirements,
        related=_read_related(raw),
        note=raw.text("note"),
    )


def _compare_ids(raw: Raw) -> None:
    """Report lists that have more ids than entries, because something is missing at the source."""
    for ids, entries in GIVEN_IN.items():
        numbers, given = raw.peek(ids), raw.peek(entries)
        if isinstance(numbers, list) and len(numbers) > (len(given) if isinstance(given, list) else 0):
            raw.add_issue(ids, numbers, IssueCode.MORE_IDS)
    raw.ignore(*GIVEN_IN)


def _read_update(raw: Raw, source_id: str, today: date) -> datetime:
    created, updated = read_moment(raw, "createdAt", today), read_moment(raw, "updatedAt", today)
    if created and updated and updated < created:
        raw.add_issue("updatedAt", f"{updated.date()} < {created.date()}", IssueCode.UPDATED_BEFORE_CREATED)
    if updated is None:
        raw.add_issue("updatedAt", "", IssueCode.NO_UPDATE)
    return updated or created or registered_at(source_id)


def _read_fields(raw: Raw) -> tuple[Coded, ...]:
    """The fields; in every record so far `category` repeats the first of them."""
    fields = read_coded(raw, "categoriesDetails")
    if category := raw.part("category"):
        first = read_entry(category)
        category.finish()
        if first and first not in fields:
            fields = (*fields, first)
    return fields


def _read_audiences(raw: Raw) -> tuple[Coded, ...]:
    """The addressees; in every full record so far the list that has only names is empty."""
    audiences = read_coded(raw, "subjectTypesDetails")
    known = {audience.name for audience in audiences}
    extra = tuple(audience for audience in names_of(raw, "formalityTargetType") if audience.name not in known)
    if extra:
        raw.add_issue("formalityTargetType", "; ".join(audience.name for audience in extra), IssueCode.ADDRESSEE_EXTRA)
    return audiences + extra


def _read_promulgator(raw: Raw) -> Coded | None:
    raw.ignore("departmentPromulgateId")
    code, name = raw.line("departmentPromulgateCode"), raw.line("departmentPromulgateName", NAME)
    return Coded(name=name or code, code=code) if name or code else None


def _find_owner(raw: Raw, promulgator: Coded | None, find_agency: FindAgency) -> str | None:
    name, code = (promulgator.name, promulgator.code) if promulgator else ("", "")
    return read_owner(raw, code, name, "departmentPromulgateName", find_agency)


def _read_requirements(raw: Raw) -> tuple[str, str | None]:
    """The summary and the requirements; in every record so far the description is a copy of the requirements."""
    written, description = raw.take("requirementsAndConditions"), raw.take("description")
    conditions = written
    if isinstance(written, list) and all(isinstance(item, str) for item in written):
        conditions = "\n".join(f"- {item.strip().removeprefix('-').strip()}" for item in written)
    text = raw.read_text("requirementsAndConditions", conditions)
    requirements = "" if says_none(text) else text or None
    if description == written:
        return "", requirements
    return raw.read_text("description", description), requirements


def _read_statement(raw: Raw, key: str) -> str | None:
    """The text; empty if the source confirms that there is none, None if it says nothing."""
    text = raw.text(key)
    return "" if says_none(text) else text or None


def _read_keywords(raw: Raw) -> tuple[str, ...]:
    text = raw.text("keywords")
    if says_none(text):
        return ()
    parts = re.split(r"[;\n]", text) if re.search(r"[;\n]", text) else text.split(",")
    words = (fit(one_line(part), LINE, "keywords", raw.log) for part in parts)
    return tuple(dict.fromkeys(word for word in words if word))


def _read_steps(raw: Raw) -> tuple[Step, ...] | None:
    """The steps; a heading that is too long for its field is put at the start of the text."""
    steps = []
    for entry in raw.objects("executionSteps", "description"):
        name, text = entry.line("name", NAME), entry.text("description")
        if len(name) > LINE:
            name, text = "", fit(f"{name}\n{text}".strip(), LONG, entry.at("description"), entry.log)
        if name or text:
            steps.append(Step(name=name, text=text))
        else:
            entry.add_issue("description", "", IssueCode.EMPTY_ENTRY)
    return tuple(steps) or None


def _read_related(raw: Raw) -> tuple[str, ...]:
    related: dict[str, None] = {}
    for entry in raw.objects("procedureRelatedGroup", "code"):
        entry.ignore("id")
        code, name = entry.line("code"), entry.line("name")
        if key_of_code(code):
            related[key_of_code(code)] = None
            if not CODE.fullmatch(code):
                entry.add_issue("code", code, IssueCode.CODE_FORM)
            # A page links to those that its portal has; for the others it can show only these words.
            entry.keep("name", f"{code} {name}".strip(), "Thủ tục liên quan")
        elif name:
            entry.aside("name", name, IssueCode.NO_CODE_RELATED, "Thủ tục liên quan")
        else:
            entry.add_issue("code", "", IssueCode.EMPTY_ENTRY)
    return tuple(related)
