"""The engines that contracts are held to."""

from functools import partial
from pathlib import Path

import pytest

from sitegen.search.engine import Engine
from tests.contracts.engines import MAKERS, Maker, OpenEngine


@pytest.fixture(params=sorted(MAKERS))
def maker(request: pytest.FixtureRequest) -> Maker:
    return MAKERS[request.param]


@pytest.fixture
def open_engine(maker: Maker, tmp_path: Path) -> OpenEngine:
    """Opens the same engine anew each time."""
    return partial(maker, tmp_path / "chỉ mục")


@pytest.fixture
def engine(open_engine: OpenEngine) -> Engine:
    return open_engine()
