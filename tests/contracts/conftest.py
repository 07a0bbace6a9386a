"""The engines that contracts are held to."""

from functools import partial
from pathlib import Path

import pytest

from sitegen.search.search_index import SearchIndex
from tests.contracts.search_indexes import MAKERS, Maker, OpenEngine


@pytest.fixture(params=sorted(MAKERS))
def maker(request: pytest.FixtureRequest) -> Maker:
    return MAKERS[request.param]


@pytest.fixture
def open_index(maker: Maker, tmp_path: Path) -> OpenEngine:
    """Opens the same engine anew each time."""
    return partial(maker, tmp_path / "chỉ mục")


@pytest.fixture
def index(open_index: OpenEngine) -> SearchIndex:
    return open_index()
