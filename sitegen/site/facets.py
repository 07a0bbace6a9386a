"""The parts of a record that other pages read, so that an edit of a body does not change the pages with its card."""

from collections.abc import Callable
from datetime import datetime

import msgspec

from content_models.agency import Agency
from content_models.block import ImageUse
from content_models.media import File, Image
from content_models.portal import Portal
from content_models.procedure import OnlineService, Sort
from content_models.redirect import Redirect
from sitegen.site.content import PageKey
from sitegen.site.procedures.pages import SitePage, procedure_page
from sitegen.site.procedures.submission_channels import SubmissionChannel, submission_channels
from sitegen.site.site import Site


class Nav(msgspec.Struct, frozen=True):
    """The data of a page for menus, breadcrumbs and language switches."""

    title: str
    url: str


class CardFacet(msgspec.Struct, frozen=True, kw_only=True):
    """The data of a page for a listing."""

    title: str
    url: str
    summary: str
    date: datetime | None
    genre: str
    image: str


class OfferFacet(msgspec.Struct, frozen=True, kw_only=True):
    """The data of a procedure for a list."""

    title: str
    url: str
    code: str
    sort: Sort
    online: OnlineService | None
    in_person_only: bool | None
    submission_channels: tuple[SubmissionChannel, ...] | None


class Stamp(msgspec.Struct, frozen=True):
    """The data of a page for sitemaps and feeds."""

    url: str
    first_published_at: datetime
    updated_at: datetime


def page_body(site: Site, id: str, locale: str) -> SitePage:
    """The whole page; only its own outputs read it."""
    return site.content.pages[PageKey(id, locale)]


def page_nav(site: Site, id: str, locale: str) -> Nav:
    """The title and address of a page."""
    key = PageKey(id, locale)
    return Nav(site.content.pages[key].title, site.links.page(key))


def page_card(site: Site, id: str, locale: str) -> CardFacet:
    """The card of a page."""
    key = PageKey(id, locale)
    page = site.content.pages[key]
    shown = page.traits.card
    date, genre, image = (getattr(page, name) if name else None for name in (shown.date, shown.genre, shown.image))
    return CardFacet(
        title=page.title,
        url=site.links.page(key),
        summary=page.summary,
        date=date,
        genre=genre or "",
        image=image.image if isinstance(image, ImageUse) else "",
    )


def page_offer(site: Site, id: str, locale: str) -> OfferFacet:
    """A procedure for lists, with its fees and times but without the texts that explain them."""
    key = PageKey(id, locale)
    page = procedure_page(site.content.pages[key])
    found = submission_channels(page, site.content.portal.default_locale)
    return OfferFacet(
        title=page.title,
        url=site.links.page(key),
        code=page.procedure.code,
        sort=page.procedure.sort,
        online=page.procedure.online,
        in_person_only=page.procedure.in_person_only,
        submission_channels=None if found is None else tuple(msgspec.structs.replace(way, text="") for way in found),
    )


def page_stamp(site: Site, id: str, locale: str) -> Stamp:
    """The address, publication and last change of a page."""
    key = PageKey(id, locale)
    page = site.content.pages[key]
    return Stamp(site.links.page(key), page.first_published_at, page.updated_at)


def portal_settings(site: Site) -> Portal:
    """The portal's own record."""
    return site.content.portal


def portal_address(site: Site) -> str:
    """The address of the portal, with which all its other addresses begin."""
    return site.content.portal.base_url


def agency_entry(site: Site, id: str) -> Agency | None:
    """An agency of the directory."""
    return site.content.agencies.get(id)


def image_entry(site: Site, id: str) -> Image | None:
    """An image with its encodings."""
    return site.content.images.get(id)


def file_entry(site: Site, id: str) -> File | None:
    """A document."""
    return site.content.files.get(id)


def redirect_entry(site: Site, id: str) -> Redirect:
    """A redirect."""
    return site.content.redirects[id]


FACETS: dict[str, Callable[..., object]] = {
    "body": page_body,
    "nav": page_nav,
    "card": page_card,
    "offer": page_offer,
    "stamp": page_stamp,
    "portal": portal_settings,
    "address": portal_address,
    "agency": agency_entry,
    "image": image_entry,
    "file": file_entry,
    "redirect": redirect_entry,
}
