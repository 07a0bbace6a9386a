"""What a citizen does: the documents to bring, the steps, the places, and the channels with their times and fees."""

from collections import Counter
from collections.abc import Iterator

import msgspec

from content_models.identity import in_locale
from content_models.listing import Place
from content_models.procedure import DossierCase, Fee, Paper, ServiceCase
from sitegen.render.prose import split_steps
from sitegen.render.view_context import View
from sitegen.render.views.contact import contact
from sitegen.render.views.offer import channels_text, cost_text, fee_amount, time_text
from sitegen.render.views.procedure_part import UNKNOWN, Part, Subject, names, none
from sitegen.site.links import phone_url
from sitegen.site.procedures.submission_channels import SubmissionChannel

MANY_PAPERS = 12
"""Documents. With more than this number the cases are collapsed, so that readers can find their own."""

PART_NAME = 30
"""Characters. Case names up to this length, such as “Giấy tờ phải nộp”, mark parts of one dossier; only longer names
distinguish cases."""

_AROUND_NAMES = " \t\n*•-–+:"
"""Signs around the name of a case that its heading leaves out."""

CELL_TEXT = 60
"""Characters. An explanation up to this length is shown beside the amount; a longer one is shown below the table."""


def papers(subject: Subject) -> Part:
    """The documents to bring, case by case."""
    dossier = subject.procedure.dossier
    if dossier is None:
        return UNKNOWN
    if not dossier:
        return none(subject, "papers")
    many = len(dossier) > 2 and sum(len(case.papers) for case in dossier) > MANY_PAPERS
    return Part("dossier", {"cases": [_case(subject, case, many) for case in dossier]})


def _case(subject: Subject, case: DossierCase, is_one_of_many: bool) -> View:
    several = len(subject.procedure.dossier or ()) > 1
    name = case.name.strip(_AROUND_NAMES)
    # An entry without name, number and form is not a document.
    papers = [paper for paper in case.papers if paper.name.strip() or paper != Paper(name=paper.name)]
    return {
        "name": name or (subject.t("procedure.other_case") if several else ""),
        "is_folded": is_one_of_many and len(name) > PART_NAME,
        "papers": [_paper(subject, paper) for paper in papers],
    }


def _paper(subject: Subject, paper: Paper) -> View:
    facts = []
    if paper.originals:
        facts.append(subject.t("procedure.originals", n=paper.originals))
    if paper.copies:
        facts.append(subject.t("procedure.copies", n=paper.copies))
    if paper.electronic_form:
        facts.append(subject.t("procedure.electronic_form"))
    html = subject.prose(paper.name) or subject.prose(subject.t("procedure.unnamed_paper"))
    return {"html": html, "facts": facts, "forms": [form for form in paper.forms if form.strip()]}


def steps(subject: Subject) -> Part:
    """The steps, also if the source has them all in one text."""
    found = subject.procedure.steps
    if found is None:
        return UNKNOWN
    if not found:
        return none(subject, "steps")
    before = ""
    views: list[View] = []
    for step in found:
        intro, counted = split_steps(step.text)
        if len(counted) > 1 and not step.name.strip() and not views:
            before = intro
            views += [{"name": "", "html": subject.prose(text)} for text in counted]
        else:
            views.append({"name": step.name.strip(), "html": subject.prose(step.text)})
    return Part("steps", {"before_html": subject.prose(before), "steps": views})


def places(subject: Subject) -> Part:
    """The places that accept dossiers: those of the agency, else those in the definition."""
    listing = subject.page.listing
    if listing is not None and listing.places is not None:
        agency = subject.agency_name()
        if not listing.places:
            return none(subject, "places", agency)
        return Part("places", {"places": [_place(subject, place) for place in listing.places], "html": ""}, agency)
    procedure = subject.procedure
    lines = [procedure.receiving or "", subject.t("procedure.anywhere") if procedure.anywhere else ""]
    if procedure.receiving is None and procedure.executing:
        lines = [*(f"- {name}" for name in names(procedure.executing)), *lines]
    if not any(lines):
        return UNKNOWN if procedure.receiving is None else none(subject, "places")
    return Part("places", {"places": [], "html": subject.prose("\n".join(line for line in lines if line))})


def _place(subject: Subject, place: Place) -> View:
    context = subject.context
    default = context.reader.portal().default_locale
    known = contact(context, context.reader.agency(place.agency)) if place.agency else None
    own = {
        "name": in_locale(place.name, context.locale, default),
        "address": in_locale(place.address, context.locale, default),
        "hours": in_locale(place.hours, context.locale, default),
        "phone": place.phone,
        "phone_url": phone_url(place.phone) if place.phone else "",
    }
    facts = {"email": "", "url": "", **(known or own), **{name: value for name, value in own.items() if value}}
    return {**facts, "responsible": "", "code": ""}


def submission_channels(subject: Subject) -> Part:
    """A table of the submission channels, and below it the texts that do not fit into its cells."""
    services = [
        {
            "name": entry.name.strip() or subject.procedure.name,
            "code": entry.code,
            "time": service_time(subject, entry) or _unknown(subject),
        }
        for entry in subject.procedure.services
    ]
    found = subject.submission_channels
    if found is None and not services:
        return UNKNOWN
    if not found and not services:
        return none(subject, "ways")
    agency = subject.agency_name()
    rows = _rows(subject, found or ())
    view: View = {
        "ways": [{"channel": label, **_cells(subject, way)} for label, way in rows],
        "notes": [*_way_notes(subject, rows), *_fee_notes(subject, rows)],
        "services": services,
        "time_agency": agency if any(way.local_time for way in found or ()) else "",
        "fees_agency": agency if any(way.local_fees for way in found or ()) else "",
    }
    return Part("ways", view)


Row = tuple[str, SubmissionChannel]
"""A row of the table: its label, and one of the channels that agree in everything that the row shows."""


def _rows(subject: Subject, submission_channels: tuple[SubmissionChannel, ...]) -> list[Row]:
    """Channels that agree share a row; if a channel has several rows, they are numbered as cases."""
    groups: dict[SubmissionChannel, list[SubmissionChannel]] = {}
    for way in submission_channels:
        groups.setdefault(msgspec.structs.replace(way, channel=None), []).append(way)
    rows_of = Counter(channel for group in groups.values() for channel in {way.channel for way in group})
    rows: list[Row] = []
    cases = 0
    for group in groups.values():
        label = channels_text(subject.context, group)
        if any(rows_of[way.channel] > 1 for way in group):
            cases += 1
            label = subject.t("procedure.case_number", channel=label, number=cases)
        rows.append((label, group[0]))
    return rows


def _cells(subject: Subject, way: SubmissionChannel) -> View:
    fees = [_fee(subject, fee) for fee in way.fees or ()]
    return {
        "time": time_text(subject.context, way.time) or _unknown(subject),
        "fees": fees,
        # Without fees, the cell distinguishes “confirmed none” from “not stated”.
        "no_fees": "" if fees else cost_text(subject.context, way.fees) or _unknown(subject),
    }


def _fee(subject: Subject, fee: Fee) -> View:
    text = fee.text.strip()
    amount = fee_amount(subject.context, fee)
    shown = text if len(text) <= CELL_TEXT and text.strip(" .").casefold() != amount.casefold() else ""
    if not amount and not shown:
        shown = subject.t("procedure.fee_below") if text else _unknown(subject)
    return {"sort": subject.t(f"procedure.fee.{fee.sort}"), "amount": amount, "text": shown}


def _way_notes(subject: Subject, rows: list[Row]) -> Iterator[View]:
    for label, way in rows:
        texts = [way.text.strip()]
        if way.time and way.time.text.strip() != time_text(subject.context, way.time):
            texts.append(way.time.text.strip())
        if any(texts):
            yield {"title": label, "html": subject.prose("\n\n".join(dict.fromkeys(filter(None, texts))))}


def _fee_notes(subject: Subject, rows: list[Row]) -> Iterator[View]:
    """The long explanations of fees, each once; each names its rows unless it applies to all."""
    notes: dict[str, list[str]] = {}
    for label, way in rows:
        for fee in way.fees or ():
            if len(fee.text.strip()) > CELL_TEXT:
                sort = subject.t(f"procedure.fee.{fee.sort}")
                labels = notes.setdefault(f"{sort}: {fee.text.strip()}", [])
                labels += [label] if label not in labels else []
    if notes:
        lines = [
            text if len(labels) == len(rows) else f"{'; '.join(labels)} – {text}" for text, labels in notes.items()
        ]
        title = subject.t("procedure.fee_notes")
        yield {"title": title, "html": subject.prose("\n\n".join(lines))}


def _unknown(subject: Subject) -> str:
    return subject.t("procedure.unknown_value")


def service_time(subject: Subject, service: ServiceCase) -> str:
    """The duration of an online service; empty if not stated."""
    return time_text(subject.context, service.time)
