"""Loading the demo country into an empty installation."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.db import transaction
from wagtail.models import Locale

from cms.accounts.models import User
from cms.agencies.create_portal import create_portal
from cms.agencies.models import Agency, Portal
from cms.demo.body import body_blocks, lead_block
from cms.demo.gallery import add_documents, add_images
from cms.demo.library import PORTALS, Body, Library, Site, read_library
from cms.demo.manuscript import Manuscript
from cms.demo.people import add_people
from cms.demo.registry import add_definitions, add_listings
from cms.demo.targets import PageName, Targets
from cms.demo.tree import Staff, create_pages, publish_page
from cms.media.encodings import encode_missing, keep_document
from cms.media.models import PortalDocument, PortalImage
from cms.portal.models import Menu, PortalPage, Redirect


def load_demo(origin: str) -> bool:
    """Load the demo below an origin such as http://localhost:8000, all or nothing; returns whether anything was loaded.

    An installation that already has the demo keeps all edits; only the addresses are changed to the origin.
    """
    library = read_library()
    if Portal.objects.filter(key=PORTALS[0]).exists():
        _follow_origin(library.sites, origin)
        return False
    with transaction.atomic():
        agencies = _add_agencies(library.bodies)
        add_people(library.people, agencies)
        portals = {site.key: _open_site(site, agencies[site.agency], origin) for site in library.sites}
        _PortalLoader(library, agencies, portals).fill()
        _list_procedures(library, agencies, portals)
    # Encode here as well, because a failure is raised here; after the commit it would only be logged.
    encode_missing(PortalImage.objects.filter(collection__portal__key__in=PORTALS))
    for document in PortalDocument.objects.filter(collection__portal__key__in=PORTALS):
        keep_document(document)
    return True


def _follow_origin(sites: Iterable[Site], origin: str) -> None:
    """Move the portals to another port; a portal whose address was edited keeps it."""
    addresses = {site.key: _address(site, origin) for site in sites}
    with transaction.atomic():
        for portal in Portal.objects.filter(key__in=addresses):
            here = urlsplit(portal.base_url)
            there = urlsplit(addresses[portal.key])
            if here.netloc != there.netloc and (here.hostname, here.path) == (there.hostname, there.path):
                portal.base_url = addresses[portal.key]
                portal.save()


def _address(site: Site, origin: str) -> str:
    return origin.rstrip("/") + site.path


def _add_agencies(bodies: Iterable[Body]) -> dict[str, Agency]:
    """Create the directory; agencies that already exist under the same key are left as they are."""
    agencies: dict[str, Agency] = {}
    for body in bodies:
        agency = Agency.objects.filter(key=body.key).first()
        if agency is None:
            facts = {name: getattr(body, name) for name in body.__struct_fields__ if name != "parent"}
            agency = Agency(**facts, parent=agencies[body.parent] if body.parent else None)
            agency.full_clean()
            agency.save()
        agencies[body.key] = agency
    return agencies


def _open_site(site: Site, agency: Agency, origin: str) -> Portal:
    names = {locale: site.names[locale] for locale in site.locales}
    portal: Portal = create_portal(
        agency, key=site.key, base_url=_address(site, origin), locales=list(site.locales), names=names
    )
    portal.taglines = site.taglines
    portal.tokens = site.tokens
    portal.full_clean()
    portal.save()
    return portal


def _list_procedures(library: Library, agencies: dict[str, Agency], portals: dict[str, Portal]) -> None:
    """The shared definitions, and the local listings of each portal."""
    numbers = {key: agency.pk for key, agency in agencies.items()}
    main = add_definitions(library.definitions, numbers)
    for key, portal in portals.items():
        add_listings(portal, library.listings[key], main, numbers)


class _PortalLoader:
    """Fills the new portals: first pages, then everything that refers to pages."""

    def __init__(self, library: Library, agencies: dict[str, Agency], portals: dict[str, Portal]) -> None:
        self._library = library
        self._agencies = {key: agency.pk for key, agency in agencies.items()}
        self._portals = portals
        self._staff = {key: _staff(portal.agency) for key, portal in portals.items()}
        self._pages: dict[PageName, PortalPage] = {}

    def fill(self) -> None:
        for key, portal in self._portals.items():
            self._pages |= create_pages(portal, self._manuscripts(key), self._staff[key])
        numbers = {name: page.pk for name, page in self._pages.items()}
        for site in self._library.sites:
            pages = self._manuscripts(site.key)
            images = add_images(self._portals[site.key], pages, self._library)
            documents = add_documents(self._portals[site.key], pages, self._library)
            targets = {
                locale: Targets(
                    portal=site.key,
                    locale=locale,
                    pages=numbers,
                    agencies=self._agencies,
                    images={name: image.pk for name, image in images.items()},
                    documents={name: document.pk for name, document in documents.items()},
                )
                for locale in site.locales
            }
            for page in pages:
                self._publish(page, targets[page.locale])
            _add_menus(self._portals[site.key], site, targets)

    def _manuscripts(self, portal: str) -> list[Manuscript]:
        return [page for page in self._library.manuscripts if page.portal == portal]

    def _publish(self, page: Manuscript, targets: Targets) -> None:
        pictures = self._library.pictures
        publish_page(
            self._pages[PageName(page.portal, page.name, page.locale)],
            page,
            body_blocks(page, targets, pictures),
            lead_block(page, targets, pictures),
            self._staff[page.portal],
        )


def _staff(agency: Agency) -> Staff:
    """The logins that work for an agency; a national administrator if there are none."""
    national = User.objects.filter(is_superuser=True).order_by("pk")[0]
    by_role = {membership.role: membership.user for membership in agency.memberships.select_related("user")}
    return Staff(by_role.get("editor", national), by_role.get("approver", national))


def _add_menus(portal: Portal, site: Site, targets: dict[str, Targets]) -> None:
    """Create menus in each language, and redirects, which have no language."""
    for code, menus in site.menus.items():
        for place in ("main", "footer"):
            items = [
                {"type": "item", "value": {"label": label, "link": targets[code].link(target)}}
                for label, target in getattr(menus, place)
            ]
            locale = Locale.objects.get(language_code=code)
            Menu.objects.create(portal=portal, locale=locale, place=place, items=items)
    for source, target in site.redirects.items():
        link = [{"type": "link", "value": targets[site.locales[0]].link(target)}]
        redirect = Redirect(portal=portal, source=source, link=link)
        redirect.full_clean()
        redirect.save()
