"""Finds the addresses of pages to which other portals link."""

from __future__ import annotations

from wagtail.models import Page, PageViewRestriction

from cms.agencies.models import FOLDER_STEPS, Portal
from cms.export.raw_columns import READER
from cms.portal.addresses import public_url
from cms.portal.models import PAGE_MODELS
from cms.portal.records import STEP


def page_urls(keys: set[int]) -> dict[int, str]:
    """Return the address of each page by primary key; pages that are not live and public are left out."""
    if not keys:
        return {}
    pages = Page.objects.using(READER).filter(pk__in=keys, live=True).select_related("locale", "content_type")
    found = list(pages.order_by("pk"))
    portals = {
        portal.folder.path: portal
        for portal in Portal.objects.using(READER)
        .filter(folder__path__in={page.path[:FOLDER_STEPS] for page in found})
        .select_related("folder")
    }
    chains = {page.path[:end] for page in found for end in range(STEP, len(page.path) + 1, STEP)}
    closed = set(
        PageViewRestriction.objects.using(READER).filter(page__path__in=chains).values_list("page__path", flat=True)
    )
    closed |= set(
        Page.objects.using(READER).filter(path__in=chains, live=False, depth__gt=2).values_list("path", flat=True)
    )
    dated = {model._meta.model_name: model.record.traits.dated for model in PAGE_MODELS}
    addresses: dict[int, str] = {}
    for page in found:
        portal = portals.get(page.path[:FOLDER_STEPS])
        chain = {page.path[:end] for end in range(STEP, len(page.path) + 1, STEP)}
        is_dated = dated.get(page.content_type.model)
        if portal is None or is_dated is None or chain & closed:
            continue
        url = public_url(
            portal,
            locale=page.locale.language_code,
            url_path=page.url_path,
            dated=is_dated,
            first_published_at=page.first_published_at,
        )
        if url:
            addresses[page.pk] = url
    return addresses
