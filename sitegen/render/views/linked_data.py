"""JSON-LD for search engines, in the words of schema.org."""

from collections.abc import Callable, Mapping
from typing import Any, Final, cast

from content_models.procedure import Time
from sitegen.render.formats import DONG, machine_date
from sitegen.render.view_context import View, ViewContext
from sitegen.render.views.procedure_part import names, subject_of
from sitegen.site.procedures.pages import ProcedurePage, SitePage
from sitegen.site.procedures.submission_channels import SubmissionChannel

_CONTEXT = "https://schema.org"


def linked_data(context: ViewContext, page: SitePage, shell: View) -> View | None:
    """What the page's trait `json_ld` asks for; None for a page of which there is nothing to tell."""
    make = _MAKERS.get(page.traits.json_ld, _described)
    return make(context, page, shell)


def _organisation_of_portal(context: ViewContext, front: SitePage, shell: View) -> View:
    """The agency behind a portal."""
    site, page = cast(View, shell["site"]), cast(View, shell["page"])
    agency = cast(View, site["agency"] or {})
    found = {
        "@context": _CONTEXT,
        "@type": "GovernmentOrganization",
        "name": agency.get("name") or site["name"],
        "url": page["canonical"],
        "address": agency.get("address"),
        "telephone": agency.get("phone"),
        "email": agency.get("email"),
    }
    return {name: value for name, value in found.items() if value}


def _described(context: ViewContext, text: SitePage, shell: View) -> View:
    """A text of any type with its dates and its publisher."""
    site, page = cast(View, shell["site"]), cast(View, shell["page"])
    image = cast(View, page["image"] or {})
    found = {
        "@context": _CONTEXT,
        "@type": text.traits.json_ld,
        "headline": text.title,
        "description": text.summary,
        "inLanguage": context.locale,
        "datePublished": machine_date(text.first_published_at),
        "dateModified": machine_date(text.updated_at),
        "mainEntityOfPage": page["canonical"],
        "image": image.get("share_url"),
        "publisher": {"@type": "GovernmentOrganization", "name": site["name"]},
    }
    return {name: value for name, value in found.items() if value}


def _government_service(context: ViewContext, about: ProcedurePage, shell: View) -> View:
    """A procedure as a service of the state; only what is certain, so no doubtful fee and no text for a number."""
    subject = subject_of(context, about)
    procedure, page = subject.procedure, cast(View, shell["page"])
    listing = subject.page.listing
    owner = subject.context.reader.agency(procedure.owner) if procedure.owner else None
    local = subject.agency_name()
    default_locale = context.reader.portal().default_locale
    found = {
        "@context": _CONTEXT,
        "@type": "GovernmentService",
        "name": procedure.name,
        "identifier": procedure.code,
        "description": subject.page.summary,
        "inLanguage": procedure.locale,
        "url": page["canonical"],
        "category": names(procedure.fields),
        "audience": [{"@type": "Audience", "audienceType": name} for name in names(procedure.audiences)],
        "provider": _organisation(
            owner.names.get(procedure.locale, "") or owner.names.get(default_locale, "") if owner else ""
        ),
        "serviceOperator": _organisation(local),
        "serviceOutput": [{"@type": "Thing", "name": name} for name in names(procedure.results or ())],
        "availableChannel": [
            _channel(way, listing.apply_url if listing else "") for way in subject.submission_channels or ()
        ],
        "offers": [
            {"@type": "Offer", "price": fee.amount, "priceCurrency": "VND" if fee.currency in DONG else fee.currency}
            for fee in dict.fromkeys(fee for way in subject.submission_channels or () for fee in way.fees or ())
            if fee.amount is not None and not fee.doubtful
        ],
        "dateModified": machine_date(subject.page.updated_at),
    }
    return {name: value for name, value in found.items() if value}


def _organisation(name: str) -> View | None:
    return {"@type": "GovernmentOrganization", "name": name} if name else None


def _channel(way: SubmissionChannel, apply_url: str) -> View:
    found = {
        "@type": "ServiceChannel",
        "name": way.channel,
        "serviceUrl": apply_url if way.channel in ("online", None) else "",
        "processingTime": _duration(way.time),
    }
    return {name: value for name, value in found.items() if value}


def _duration(time: Time | None) -> str:
    """ISO 8601, which has no working days: those are told in the page alone."""
    if time is None or time.quantity is None or time.quantity != int(time.quantity):
        return ""
    return {"day": "P{}D", "hour": "PT{}H", "month": "P{}M"}.get(time.unit or "", "").format(int(time.quantity))


def _breadcrumb_list(context: ViewContext, below: SitePage, shell: View) -> View | None:
    """The way down to a page."""
    trail, page = cast(list[dict[str, str]], shell["breadcrumbs"]), cast(View, shell["page"])
    if not trail:
        return None
    steps: list[tuple[object, object]] = [(step["title"], context.reader.links.absolute(step["url"])) for step in trail]
    steps.append((page["title"], page["canonical"]))
    return {
        "@context": _CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": url}
            for position, (name, url) in enumerate(steps, start=1)
        ],
    }


_MAKERS: Final[Mapping[str, Callable[[ViewContext, Any, View], View | None]]] = {
    "GovernmentOrganization": _organisation_of_portal,
    "GovernmentService": _government_service,
    "BreadcrumbList": _breadcrumb_list,
}
"""The types that are told in a way of their own; every other one is described as a text."""
