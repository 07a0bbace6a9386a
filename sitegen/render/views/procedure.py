"""The view of a procedure: what citizens need comes first, what officials and lawyers look up comes last."""

from collections.abc import Callable
from typing import NamedTuple, cast

from content_models.identity import in_locale
from content_models.link import Link
from sitegen.render.page_view import PageView
from sitegen.render.view_context import View, ViewContext
from sitegen.render.views import procedure_background as background
from sitegen.render.views import procedure_steps as way
from sitegen.render.views.linked_data import linked_data
from sitegen.render.views.offer import facts
from sitegen.render.views.procedure_part import UNKNOWN, Part, Subject, names, subject_of
from sitegen.render.views.shell import page_shell
from sitegen.site.links import phone_url
from sitegen.site.procedures.pages import ProcedurePage

CONTENTS_FROM = 4
"""The number of parts from which a page starts with a table of contents."""


class Section(NamedTuple):
    """A part of the page: its name in messages, its id in addresses (the same in all languages), and its function."""

    name: str
    id: str
    make: Callable[[Subject], Part | None]


SECTIONS = (
    Section("papers", "giay-to", way.papers),
    Section("steps", "cac-buoc", way.steps),
    Section("places", "noi-nop", way.places),
    Section("ways", "cach-nop", way.submission_channels),
    Section("results", "ket-qua", background.results),
    Section("conditions", "dieu-kien", background.conditions),
    Section("forms", "bieu-mau", background.forms),
    Section("legal", "can-cu", background.legal),
    Section("decision", "quyet-dinh", background.decision),
    Section("bodies", "co-quan", background.bodies),
    Section("redress", "khieu-nai", background.redress),
    Section("about", "mo-ta", background.about),
    Section("others", "thong-tin-khac", background.others),
    Section("related", "lien-quan", background.related),
)


def procedure_html(context: ViewContext, page: ProcedurePage) -> str:
    """Render the page of a procedure."""
    view = page_shell(context, page)
    subject = subject_of(context, page)
    made = [(section, part) for section in SECTIONS if (part := section.make(subject)) is not None]
    known = [_section(context, section, part) for section, part in made if part is not UNKNOWN]
    unknown = [subject.t(f"procedure.section.{section.name}") for section, part in made if part is UNKNOWN]
    told = _facts(subject)
    if page.procedure.state == "abolished":
        # For an abolished procedure, nobody needs to know which facts are missing.
        unknown, told = [], [fact for fact in told if fact["is_known"]]
        view["page"] = {**cast(View, view["page"]), "robots": "noindex"}
    view["procedure"] = {
        **_head(subject),
        "facts": told,
        "has_notes": any(part.view.get("notes") for _, part in made),
        "local": _local(subject),
        "sections": known,
        "has_contents": len(known) >= CONTENTS_FROM,
        "unknown": unknown,
    }
    view["jsonld"] = linked_data(context, page, view)
    return context.render(page.traits.template, view)


def _section(context: ViewContext, section: Section, part: Part) -> View:
    return {
        "id": section.id,
        "title": context.t(f"procedure.section.{section.name}"),
        "template": f"components/{part.component}/template.html",
        "agency": part.agency,
        "part": part.view,
    }


def _head(subject: Subject) -> View:
    procedure = subject.procedure
    levels = ("elsewhere" if level == "other" else level for level in procedure.levels)
    return {
        "code": procedure.code,
        "scope": [*names(procedure.fields), *(subject.t(f"procedure.level.{level}") for level in levels)],
        "sort": procedure.sort,
        "is_abolished": procedure.state == "abolished",
        "is_long": len(procedure.name) > 120,
    }


def _facts(subject: Subject) -> list[View]:
    """The facts that everybody wants to know first; a fact that is not stated has no known lines."""
    procedure = subject.procedure
    known = facts(subject.context, procedure.online, procedure.in_person_only, subject.submission_channels)
    agency = subject.agency_name()
    local_fees = any(entry.local_fees for entry in subject.submission_channels or ())
    local_time = any(entry.local_time for entry in subject.submission_channels or ())
    if not known.time:
        known = known._replace(time=_service_times(subject))
    return [
        _fact(subject, "online", [known.online] if known.online else []),
        _fact(subject, "audience", names(procedure.audiences)),
        _fact(subject, "cost", known.cost, agency if local_fees else ""),
        _fact(subject, "time", known.time, agency if local_time else ""),
    ]


def _service_times(subject: Subject) -> list[str]:
    return list(dict.fromkeys(filter(None, (way.service_time(subject, entry) for entry in subject.procedure.services))))


def _fact(subject: Subject, name: str, lines: list[str], agency: str = "") -> View:
    return {
        "label": subject.t(f"procedure.fact.{name}"),
        "lines": lines or [subject.t("procedure.unknown_value")],
        "is_known": bool(lines),
        "is_explained": bool(lines) and name in ("cost", "time"),
        "agency": agency,
    }


def _local(subject: Subject) -> View | None:
    """What the portal's agency itself states, and a link to the page that applies to the whole country."""
    listing = subject.page.listing
    if listing is None:
        return None
    context = subject.context
    links = context.reader.links
    apply = links.outside(Link(to="url", ref=listing.apply_url)) if listing.apply_url else None
    return {
        "agency": subject.agency_name(),
        "national_url": links.portal(subject.procedure.url) if subject.procedure.url else "",
        "apply_url": apply.url if apply else "",
        "phone": listing.phone,
        "phone_url": phone_url(listing.phone) if listing.phone else "",
        "email": listing.email,
        "note_html": subject.prose(in_locale(listing.note, context.locale, context.reader.portal().default_locale)),
    }


VIEW = PageView(procedure_html)
