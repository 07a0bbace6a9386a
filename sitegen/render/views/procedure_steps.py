"""What a citizen does: what to bring, the steps, where, and how to hand in with its time and its fees."""

from content_models.identity import in_locale
from content_models.listing import Place
from content_models.procedure import DossierCase, Fee, Paper, ServiceCase
from sitegen.render.frame import View
from sitegen.render.prose import split_steps
from sitegen.render.views.contact import contact
from sitegen.render.views.offer import channel_text, cost_text, fee_amount, time_text
from sitegen.render.views.procedure_part import UNKNOWN, Part, Subject, names, none
from sitegen.site.links import phone_url
from sitegen.site.ways import Way

CELL_TEXT = 60
"""Characters of an explanation that fit beside an amount; a longer one stands below the table."""


def papers(subject: Subject) -> Part:
    """The papers to bring, case by case."""
    dossier = subject.procedure.dossier
    if dossier is None:
        return UNKNOWN
    if not dossier:
        return none(subject, "papers")
    return Part("dossier", {"cases": [_case(subject, case) for case in dossier]})


def _case(subject: Subject, case: DossierCase) -> View:
    return {"name": case.name.strip(), "papers": [_paper(subject, paper) for paper in case.papers]}


def _paper(subject: Subject, paper: Paper) -> View:
    facts = []
    if paper.originals:
        facts.append(subject.t("procedure.originals", n=paper.originals))
    if paper.copies:
        facts.append(subject.t("procedure.copies", n=paper.copies))
    if paper.electronic_form:
        facts.append(subject.t("procedure.electronic_form"))
    return {"html": subject.prose(paper.name), "facts": facts, "forms": paper.forms}


def steps(subject: Subject) -> Part:
    """The steps, also where the source tells them all in one text."""
    found = subject.procedure.steps
    if found is None:
        return UNKNOWN
    if not found:
        return none(subject, "steps")
    before = ""
    views: list[View] = []
    for step in found:
        intro, counted = split_steps(step.text)
        if len(counted) > 1 and not step.name and not views:
            before = intro
            views += [{"name": "", "html": subject.prose(text)} for text in counted]
        else:
            views.append({"name": step.name, "html": subject.prose(step.text)})
    return Part("steps", {"before_html": subject.prose(before), "steps": views})


def places(subject: Subject) -> Part:
    """Where dossiers are taken: the agency's places, else what the definition says."""
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
    frame = subject.frame
    default = frame.reader.portal().default_locale
    known = contact(frame, frame.reader.agency(place.agency)) if place.agency else None
    own = {
        "name": in_locale(place.name, frame.locale, default),
        "address": in_locale(place.address, frame.locale, default),
        "hours": in_locale(place.hours, frame.locale, default),
        "phone": place.phone,
        "phone_url": phone_url(place.phone) if place.phone else "",
    }
    facts = {"email": "", "url": "", **(known or own), **{name: value for name, value in own.items() if value}}
    return {**facts, "responsible": "", "code": ""}


def ways(subject: Subject) -> Part:
    """A table of the ways to hand in, and what there is to explain."""
    services = [
        {
            "name": entry.name,
            "code": entry.code,
            "time": service_time(subject, entry) or subject.t("procedure.unknown_value"),
        }
        for entry in subject.procedure.services
    ]
    found = subject.ways
    if found is None and not services:
        return UNKNOWN
    if not found and not services:
        return none(subject, "ways")
    is_local = any(way.local_fees or way.local_time for way in found or ())
    agency = subject.agency_name() if is_local else ""
    return Part("ways", {"ways": [_way(subject, way) for way in found or ()], "services": services}, agency)


def service_time(subject: Subject, service: ServiceCase) -> str:
    """How long an online service takes; empty where nobody has said."""
    return time_text(subject.frame, service.time)


def _way(subject: Subject, way: Way) -> View:
    frame = subject.frame
    fees = [_fee(subject, fee) for fee in way.fees or ()]
    time = time_text(frame, way.time)
    notes = [way.text]
    if way.time and way.time.text.strip() != time:
        notes.append(way.time.text)
    notes += [f"{fee['sort']}: {fee['note']}" for fee in fees if fee["note"]]
    return {
        "channel": channel_text(frame, way),
        "time": time or subject.t("procedure.unknown_value"),
        "fees": fees,
        # Without fees the cell says which of the two it is: confirmed none, or nobody has said.
        "no_fees": "" if fees else cost_text(frame, way.fees) or subject.t("procedure.unknown_value"),
        "notes_html": subject.prose("\n\n".join(dict.fromkeys(note.strip() for note in notes if note.strip()))),
    }


def _fee(subject: Subject, fee: Fee) -> dict[str, str]:
    text = fee.text.strip()
    fits = len(text) <= CELL_TEXT
    amount = fee_amount(subject.frame, fee)
    below = subject.t("procedure.fee_below") if not amount and text and not fits else ""
    return {
        "sort": subject.t(f"procedure.fee.{fee.sort}"),
        "amount": amount or below or ("" if text else subject.t("procedure.unknown_value")),
        "text": text if fits else "",
        "note": "" if fits else text,
    }
