"""The contact data of an agency in the directory."""

from content_models.agency import Agency
from content_models.identity import in_locale
from content_models.link import Link
from sitegen.render.view_context import View, ViewContext
from sitegen.site.links import phone_url


def contact(context: ViewContext, agency: Agency | None) -> View | None:
    """Name, address and hours of an agency; texts that the directory lacks are empty."""
    if agency is None:
        return None
    default = context.reader.portal().default_locale
    href = context.href(Link(to="agency", ref=agency.id))
    return {
        "name": in_locale(agency.names, context.locale, default),
        "level": agency.level,
        "address": in_locale(agency.address, context.locale, default),
        "phone": agency.phone,
        "phone_url": phone_url(agency.phone) if agency.phone else "",
        "email": agency.email,
        "hours": in_locale(agency.hours, context.locale, default),
        "responsible": in_locale(agency.responsible, context.locale, default),
        "url": href.url if href else "",
        "code": agency.electronic_code or "",
    }
