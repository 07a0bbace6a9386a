"""Fixtures: a national portal, three definitions, and a list of procedures on every portal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import pytest
from wagtail.models import Locale

from cms.agencies.create_portal import create_portal
from cms.agencies.models import Agency, Portal
from cms.portal.models import HomePage, ProcedureListPage
from cms.procedures.models import Listing, Procedure
from cms.procedures.records import columns_of
from cms.publishing.models import Change
from content_models import procedure

NATIONAL, A, B = "quoc-gia", "bo-noi-vu", "bo-y-te"
WHEN = datetime(2026, 7, 18, 2, tzinfo=UTC)


def add_page(parent: Any, model: type, title: str, slug: str) -> Any:
    """Add a live Vietnamese page below a parent."""
    page = model(
        title=title,
        slug=slug,
        locale=Locale.objects.get(language_code="vi"),
        translation_key=uuid5(NAMESPACE_URL, f"{parent.pk}/{slug}"),
        live=True,
        first_published_at=WHEN,
        last_published_at=WHEN,
    )
    parent.add_child(instance=page)
    parent.refresh_from_db()
    return page


def define(code: str, name: str, language: str = "vi", **fields: Any) -> Procedure:
    """Create a definition as the import would."""
    record = procedure.Procedure(
        id=code,
        locale=language,
        code=code,
        name=name,
        updated_at=WHEN,
        methods=(
            procedure.Method(
                channel="direct",
                time=procedure.Time(quantity=7, unit="working-day"),
                fees=(procedure.Fee(sort="charge", amount=20_000),),
            ),
        ),
        **fields,
    )
    locale = Locale.objects.get(language_code=language)
    agencies = dict(Agency.objects.values_list("key", "pk"))
    return Procedure.objects.create(key=code, locale=locale, **columns_of(record, agencies))


@pytest.fixture
def nation(country: dict[str, Portal]) -> dict[str, Portal]:
    """Add a national portal to the sample country, and an empty list of procedures to every portal."""
    agency = Agency.objects.create(key=NATIONAL, level="national", names={"vi": "Cổng quốc gia"})
    national = create_portal(
        agency, key=NATIONAL, base_url="http://localhost:8000/", locales=["vi", "en"], names={"vi": "Cổng quốc gia"}
    )
    national.folder.refresh_from_db()
    add_page(national.folder, HomePage, "Cổng quốc gia", "vi")
    portals = {NATIONAL: national, **country}
    for portal in portals.values():
        home = HomePage.objects.get(path__startswith=portal.folder.path, locale__language_code="vi")
        add_page(home, ProcedureListPage, "Thủ tục", "thu-tuc")
    Change.objects.all().delete()
    return portals


@pytest.fixture
def definitions(nation: dict[str, Portal]) -> dict[str, Procedure]:
    """Create three definitions; return them by code."""
    made = {
        code: define(code, name)
        for code, name in (
            ("1.004222", "Đăng ký thường trú"),
            ("1.004194", "Đăng ký tạm trú"),
            ("1.001193", "Thủ tục đăng ký khai sinh"),
        )
    }
    Change.objects.all().delete()
    return made


@pytest.fixture
def listed(nation: dict[str, Portal], definitions: dict[str, Procedure]) -> Callable[..., Listing]:
    """Return a function that lists a procedure on a portal without leaving a Change."""

    def put(portal: str, code: str, **fields: Any) -> Listing:
        listing = Listing.objects.create(portal=nation[portal], procedure=definitions[code], **fields)
        Change.objects.all().delete()
        return listing

    return put


@pytest.fixture
def national_list(nation: dict[str, Portal]) -> ProcedureListPage:
    """Return the list page of the national portal."""
    return ProcedureListPage.objects.get(path__startswith=nation[NATIONAL].folder.path)
