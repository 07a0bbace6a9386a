"""What stands behind a procedure: its results and conditions, its papers of law, and who answers for it."""

from content_models.identity import in_locale
from content_models.link import Link
from content_models.procedure import Coded
from sitegen.render.formats import human_day
from sitegen.render.view_context import View
from sitegen.render.views.procedure_part import UNKNOWN, Part, Subject, names, none, text_part
from sitegen.site import queries
from sitegen.site.content import PageKey
from sitegen.site.procedures.pages import procedure_page_id


def results(subject: Subject) -> Part:
    """What one gets, and how it is handed over."""
    found, returning = subject.procedure.results, subject.procedure.returning
    if found is None and returning is None:
        return UNKNOWN
    if found == () and not returning:
        return none(subject, "results")
    handed = [subject.t(f"procedure.handover.{way}") for way in returning or ()]
    rows = [_row(subject, "results", None if found is None else names(found))]
    if returning is not None:
        rows.append(_row(subject, "returning", handed))
    return Part("facts", {"rows": rows})


def conditions(subject: Subject) -> Part:
    """What must be so before one may apply."""
    return text_part(subject, "conditions", subject.procedure.requirements)


def forms(subject: Subject) -> Part | None:
    """All forms that the papers name."""
    dossier = subject.procedure.dossier or ()
    found = dict.fromkeys(form for case in dossier for paper in case.papers for form in paper.forms if form.strip())
    return Part("forms", {"forms": list(found)}) if found else None


def legal(subject: Subject) -> Part:
    """The legal documents, by number."""
    found = subject.procedure.legal
    if found is None:
        return UNKNOWN
    documents = [{"number": entry.number.strip(), "name": entry.name.strip()} for entry in found]
    told = [entry for entry in documents if any(entry.values())]
    return Part("legal", {"documents": told}) if told else none(subject, "legal")


def decision(subject: Subject) -> Part:
    """The decision that announced the procedure."""
    found = subject.procedure.decision
    if found is None:
        return UNKNOWN
    locale = subject.context.locale
    told = {
        "number": found.number,
        "issuer": found.issuer,
        "decided_on": human_day(found.decided_on, locale) if found.decided_on else "",
        "published_on": human_day(found.published_on, locale) if found.published_on else "",
    }
    rows = [_row(subject, name, [value]) for name, value in told.items() if value.strip()]
    return Part("facts", {"rows": rows}) if rows else UNKNOWN


def bodies(subject: Subject) -> Part:
    """Who answers for the procedure, who decides, and who takes part."""
    procedure = subject.procedure
    told: dict[str, tuple[Coded, ...] | None] = {
        "executing": procedure.executing,
        "authority": procedure.authority,
        "delegated": procedure.delegated,
        "coordinating": procedure.coordinating,
    }
    first: list[View] = []
    if owner := _owner(subject):
        first.append(owner)
    if procedure.announced_by:
        first.append(_row(subject, "announced_by", [procedure.announced_by.name]))
    if not first and all(value is None for value in told.values()):
        return UNKNOWN
    rows = [_row(subject, name, names(value)) for name, value in told.items() if value is not None]
    missing = [subject.t(f"procedure.label.{name}") for name, value in told.items() if value is None]
    last = [{**_row(subject, "unknown", missing), "is_known": False}] if missing else []
    return Part("facts", {"rows": [*first, *rows, *last]})


def _owner(subject: Subject) -> View | None:
    context, id = subject.context, subject.procedure.owner
    agency = context.reader.agency(id) if id else None
    if agency is None:
        return None
    href = context.href(Link(to="agency", ref=agency.id))
    name = in_locale(agency.names, context.locale, context.reader.portal().default_locale)
    return {**_row(subject, "owner", [name]), "url": href.url if href else ""}


def redress(subject: Subject) -> Part:
    """What to do against a decision."""
    return text_part(subject, "redress", subject.procedure.redress)


def about(subject: Subject) -> Part | None:
    """The whole summary, where the line below the title is only its start and no other part repeats it."""
    text = subject.procedure.summary.strip()
    if text in ("", subject.page.summary, (subject.procedure.requirements or "").strip()):
        return None
    return Part("procedure-text", {"html": subject.prose(text)})


def others(subject: Subject) -> Part | None:
    """Everything else that the source says, each under its label."""
    procedure = subject.procedure
    told = [(remark.label, remark.text) for remark in procedure.remarks]
    if procedure.note.strip():
        told.append(("", procedure.note))
    if procedure.life_events:
        told.append(
            (subject.t("procedure.label.life_events"), "\n".join(event.name for event in procedure.life_events))
        )
    if procedure.regulation:
        told.append((subject.t("procedure.label.regulation"), procedure.regulation))
    if procedure.shared_service:
        told.append((subject.t("procedure.label.service"), subject.t("procedure.shared_service")))
    note = subject.t("procedure.label.note")
    remarks = [{"label": label.strip() or note, "html": subject.prose(text)} for label, text in told]
    return Part("remarks", {"remarks": remarks}) if remarks else None


def related(subject: Subject) -> Part | None:
    """Other procedures, as far as this portal has them."""
    context = subject.context
    links: list[View] = []
    for id in subject.procedure.related:
        key: PageKey | None = context.reader.ask(queries.page_version, procedure_page_id(id), context.locale)
        if key is not None:
            nav = context.reader.nav(key)
            links.append(
                {"title": nav.title, "url": nav.url, "lang": key.locale if key.locale != context.locale else ""}
            )
    return Part("links", {"links": links}) if links else None


def _row(subject: Subject, name: str, lines: list[str] | None) -> View:
    """A label with what it says: unknown where `lines` is None, none where it is empty."""
    empty = subject.t("procedure.unknown_value") if lines is None else subject.t("procedure.no_value")
    return {
        "label": subject.t(f"procedure.label.{name}"),
        "lines": lines or [empty],
        "url": "",
        "is_known": bool(lines),
    }
