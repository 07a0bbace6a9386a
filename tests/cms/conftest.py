"""Fixtures: two agencies with a portal each, and their members."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from cms.accounts.models import User
from cms.agencies.initial_data import create_initial_data
from cms.agencies.models import Portal
from cms.portal.models import ArticlePage, HomePage, SectionPage
from cms.publishing.models import Change
from sitegen.adapters import open_index
from sitegen.search.search_index import SearchIndex
from tests.cms.country import load_country
from tests.cms.tables import Table, copy_tables, restore_tables

A, B = "bo-noi-vu", "bo-y-te"

COUNTRY: list[Table] = []
"""The tables of the sample country, copied after the first load: loading it anew for each test takes a second."""


def pytest_configure(config: pytest.Config) -> None:
    """Ignore the warning that Wagtail does not close the files of thumbnails."""
    config.addinivalue_line("filterwarnings", "ignore:[Uu]nclosed file:ResourceWarning")


@pytest.fixture
def country(db: None) -> Iterator[dict[str, Portal]]:
    """The sample country, with nothing waiting to be published."""
    if COUNTRY:
        restore_tables(COUNTRY)
    else:
        create_initial_data()
        load_country("http://localhost:8000/")
        Change.objects.all().delete()
        if connection.vendor == "sqlite":
            COUNTRY.extend(copy_tables())
    yield {portal.key: portal for portal in Portal.objects.order_by("pk")}
    for folder in settings.ENVIRONMENT.releases.iterdir():
        shutil.rmtree(folder)
    if settings.ENVIRONMENT.index.exists():
        shutil.rmtree(settings.ENVIRONMENT.index)


@pytest.fixture
def index(country: dict[str, Portal]) -> SearchIndex:
    """The search index of the sample country."""
    return open_index(settings.ENVIRONMENT.index)


@pytest.fixture
def as_user(country: dict[str, Portal]) -> Callable[[str], Client]:
    """Return a function that returns a client in which the named user is logged in."""

    def log_in(name: str) -> Client:
        client = Client()
        client.force_login(User.objects.get(username=name))
        return client

    return log_in


@pytest.fixture
def article(country: dict[str, Portal]) -> ArticlePage:
    """Return a live Vietnamese article of A."""
    return ArticlePage.objects.filter(path__startswith=country[A].folder.path, locale__language_code="vi").first()


@pytest.fixture
def section(country: dict[str, Portal]) -> SectionPage:
    """Return the Vietnamese news section of A."""
    return SectionPage.objects.get(path__startswith=country[A].folder.path, locale__language_code="vi")


@pytest.fixture
def home(country: dict[str, Portal]) -> HomePage:
    """Return the Vietnamese front page of A."""
    return HomePage.objects.get(path__startswith=country[A].folder.path, locale__language_code="vi")


@pytest.fixture
def changes() -> Callable[[], set[tuple[str, str]]]:
    """Return a function that returns portal and kind of all changes so far."""
    return lambda: set(Change.objects.values_list("portal", "what"))


@pytest.fixture
def form() -> Callable[..., dict[str, Any]]:
    """Return a function that returns what the edit form of a page posts."""

    def fill(page: Any, **fields: Any) -> dict[str, Any]:
        values: dict[str, Any] = {
            "title": page.title,
            "slug": page.slug,
            "summary": page.summary,
            "body-count": "0",
            "comments-TOTAL_FORMS": "0",
            "comments-INITIAL_FORMS": "0",
            "comments-MIN_NUM_FORMS": "0",
            "comments-MAX_NUM_FORMS": "0",
        }
        if isinstance(page, ArticlePage):
            values |= {"genre": page.genre, "author": page.author, "source": page.source, "lead-count": "0"}
        return values | fields

    return fill
