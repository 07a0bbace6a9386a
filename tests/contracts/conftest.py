"""Fixtures with every search engine and portal store, so that the contract tests run on each of them."""

from functools import partial
from pathlib import Path

import pytest

from sitegen.release.portal_store import PortalStore
from sitegen.release.target import Target
from sitegen.search.search_index import SearchIndex
from tests.contracts.portal_stores import STORES, OpenStore, OpenTarget
from tests.contracts.search_indexes import MAKERS, Maker, OpenEngine


@pytest.fixture(params=sorted(MAKERS))
def maker(request: pytest.FixtureRequest) -> Maker:
    return MAKERS[request.param]


@pytest.fixture
def open_index(maker: Maker, tmp_path: Path) -> OpenEngine:
    """Return a function that opens the same index again on each call."""
    return partial(maker, tmp_path / "chỉ mục")


@pytest.fixture
def index(open_index: OpenEngine) -> SearchIndex:
    return open_index()


@pytest.fixture(params=sorted(STORES))
def open_store(request: pytest.FixtureRequest, tmp_path: Path) -> OpenStore:
    """Return a function that opens the same store again on each call."""
    return STORES[request.param](tmp_path / "các cổng")


@pytest.fixture
def store(open_store: OpenStore) -> PortalStore:
    return open_store()


@pytest.fixture
def open_target(open_store: OpenStore) -> OpenTarget:
    """Return a function that opens the target of the same portal again on each call."""
    return lambda: open_store().target("tinh-a")


@pytest.fixture
def target(open_target: OpenTarget) -> Target:
    return open_target()
